// The base from the module table, then constant offsets in the anchor: two instructions more
// than absolute addresses once per function, and none per object.
//
// RUN: %cc -O2 -fplugin-arg-trivet-mode=library -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
// RUN: %cc -Os -fplugin-arg-trivet-mode=library -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
static int a = 1, b = 2;
int sum(void) { return a + b; }
void set(int x, int y) { a = x; b = y; }
// CHECK-LABEL: sum:
// CHECK: %bb.0:
// CHECK-NEXT: .Lpcsection{{[0-9]+}}:
// CHECK-NEXT: ldr r0, [r9, #-252]
// CHECK-NEXT: movw r1, :lower16:.Ltrivet.anchor(sbrel)
// CHECK-NEXT: add r0, r1
// CHECK-NEXT: ldm r0, {r0, r1}
// CHECK-NEXT: add r0, r1
// CHECK-NEXT: bx lr
