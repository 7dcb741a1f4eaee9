// The anchor's address once per function, then constant offsets: no more than absolute code.
//
// RUN: %cc -O2 -fplugin-arg-trivet-mode=application -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
// RUN: %cc -Os -fplugin-arg-trivet-mode=application -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
static int a = 1, b = 2;
int sum(void) { return a + b; }
void set(int x, int y) { a = x; b = y; }
// CHECK-LABEL: sum:
// CHECK: %bb.0:
// CHECK-NEXT: movw r0, :lower16:.Ltrivet.anchor(sbrel)
// CHECK-NEXT: add r0, r9
// CHECK-NEXT: ldm r0, {r0, r1}
// CHECK-NEXT: add r0, r1
// CHECK-NEXT: bx lr
