// LLVM's own access to the stack protector's guard goes through libc's base as any
// direct datum does.
//
// RUN: %cc -O1 -fstack-protector-all -S -o - %s | FileCheck %s
void g(char *);
void f(void) { char buffer[8]; g(buffer); }
// CHECK-LABEL: f:
// CHECK-NOT: lower16:__stack_chk_guard
// CHECK: .Lpcsection
// CHECK: ldr [[BASE:r[0-9]+]], [r9, #-4]
// CHECK: movw [[OFFSET:r[0-9]+]], #4096
// CHECK: movt [[OFFSET]], #4096
// CHECK: .section trivet.fix
// CHECK-DAG: .long 2
// CHECK-DAG: .long 5
// CHECK-DAG: .long 6
// CHECK-DAG: .long __stack_chk_guard
