// With the anchor at the start of the data, an application's access is one instruction.
//
// RUN: %cc -O2 -mllvm -trivet-anchor0 -S -o - %s | FileCheck %s
// RUN: %cc -O2 -mllvm -trivet-anchor0 -fplugin-arg-trivet-mode=library -S -o - %s | FileCheck %s --check-prefix=LIBRARY
static char other[4] = "abc";
static int a = 1;
int get(void) { return a; }
char *text(void) { return other; }
void set(int x) { a = x; }
// CHECK-LABEL: get:
// CHECK: %bb.0:
// CHECK-NEXT: ldr.w r0, [r9]
// CHECK-NEXT: bx lr
// LIBRARY-LABEL: get:
// LIBRARY: ldr r0, [r9, #-252]
// LIBRARY-NEXT: ldr r0, [r0]
// LIBRARY-NEXT: bx lr
