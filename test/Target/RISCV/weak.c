// What may be absent has address 0 then, which is out of auipc's reach, so a slot says.
//
// RUN: %cc-rv32 -O2 -S -o - %s | FileCheck %s
extern int function(void) __attribute__((weak));
extern const int constant __attribute__((weak));
extern int data __attribute__((weak)), other __attribute__((weak, direct("libx")));
int f(void) { return function ? function() : 0; }
int c(void) { return &constant ? constant : 0; }
int d(void) { return &data ? data : 0; }
int o(void) { return &other ? other : 0; }
// CHECK-NOT: got
// CHECK-NOT: %pcrel_hi({{function|constant|data|other}})
// CHECK-LABEL: .Ltrivet.anchor:
// CHECK-DAG: .word function
// CHECK-DAG: .word constant
// CHECK-DAG: .word data
// CHECK-DAG: .word other
