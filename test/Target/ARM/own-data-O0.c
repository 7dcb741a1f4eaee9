// The same scheme without optimisation.
//
// RUN: %cc -O0 -fplugin-arg-trivet-mode=library -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
extern int a;
int get(void) { return a; }
// CHECK-LABEL: get:
// CHECK: ldr [[BASE:r[0-9]+]], [r9, #-252]
// CHECK: movw [[A:r[0-9]+]], :lower16:a(sbrel)
// CHECK: ldr r0, {{\[}}[[BASE]], [[A]]]
// CHECK: trivet.fix
// CHECK: .long 1
// CHECK-NEXT: .long 0
