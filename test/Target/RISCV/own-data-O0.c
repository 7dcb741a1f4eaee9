// The same scheme without optimisation, where the base must live to the last of three
// instructions all the same.
//
// RUN: %cc-rv32 -O0 -fplugin-arg-trivet-mode=library -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
extern int a;
int get(void) { return a; }
// CHECK-LABEL: get:
// CHECK: lw [[BASE:a[0-9]+]], %lo(get)(gp)
// CHECK: lui [[T:a[0-9]+]], %hi(a)
// CHECK: .insn r 51, 0, 0, [[T]], [[T]], [[BASE]]
// CHECK: lw a0, %lo(a)([[T]])
// CHECK: trivet.fix
