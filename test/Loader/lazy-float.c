// Arguments in floating-point registers survive the binding of a function.
//
// REQUIRES: qemu-arm, sysroot-thumbv7em
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7em-trivet-clang -O2 -shared -fPIC %t/lib.c -Wl,-soname,libl.so,-z,lazy -o %t/libl.so
// RUN: thumbv7em-trivet-clang -O2 %t/app.c -L%t -ll -o %t/app
// RUN: %trivet run --machine=mps2-an386 %t/app | FileCheck %s
// CHECK: 1.5 2.5 3.5 4.5 5 6
//--- lib.c
__attribute__((pending)) void mix(float a, double b, float c, double d, int e, int f);
void work(void) { mix(1.5f, 2.5, 3.5f, 4.5, 5, 6); }
//--- app.c
#include <stdio.h>
void work(void);
void mix(float a, double b, float c, double d, int e, int f) { printf("%.1f %.1f %.1f %.1f %d %d\n", a, b, c, d, e, f); }
int main(void) { return work(), 0; }
