// With the anchor at the start of the data, an application's access is one instruction.
//
// RUN: %cc-rv32 -O2 -mllvm -trivet-anchor0 -S -o - %s | FileCheck %s
// RUN: %cc-rv32 -O2 -mllvm -trivet-anchor0 -fplugin-arg-trivet-mode=library -S -o - %s | FileCheck %s --check-prefix=LIBRARY
static char other[4] = "abc";
static int a = 1;
int get(void) { return a; }
char letter(int i) { return other[i]; }
void set(int x) { a = x; other[0] = x; }
// CHECK-LABEL: get:
// CHECK: %bb.0:
// CHECK-NEXT: lw a0, 0(gp)
// CHECK-NEXT: ret
// LIBRARY-LABEL: get:
// LIBRARY: lw [[B:a[0-9]+]], %lo(get)(gp)
// LIBRARY-NEXT: lw a0, 0([[B]])
// LIBRARY-NEXT: ret
