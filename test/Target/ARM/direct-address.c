// Where an address is wanted, or no load can take the offset, an addw does.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
__attribute__((direct("libx"))) extern int x[8];
int *address(void) { return x; }
// CHECK-LABEL: address:
// CHECK: ldr r0, [r9, #-4]
// CHECK: addw r0, r0, #[[#X:]]
// CHECK-NEXT: bx lr
int indexed(int i) { return x[i]; }
// CHECK-LABEL: indexed:
// CHECK: addw r1, r1, #[[#X]]
// CHECK-NEXT: ldr.w r0, [r1, r0, lsl #2]
