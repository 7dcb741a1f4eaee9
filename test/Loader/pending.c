// A pending import is found in each program: another function, another datum, or
// nothing at all where it is weak.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/lib.c -Wl,-soname,libl.so -o %t/libl.so
// RUN: thumbv7m-trivet-clang -O2 -DNAME='"one"' -DSTATE=11 %t/main.c -L%t -ll -o %t/one
// RUN: thumbv7m-trivet-clang -O2 -DNAME='"two"' -DSTATE=22 -DHOOK %t/main.c -L%t -ll -o %t/two
// RUN: %trivet run %board %t/one -- %t/two | FileCheck %s
// CHECK-DAG: one: one 11 without hook
// CHECK-DAG: two: two 22 hooked

//--- lib.c
#include <stdio.h>
__attribute__((pending)) const char *name(void);
extern __attribute__((pending)) int state;
__attribute__((pending, weak)) const char *hook(void);
void report(void) { printf("%s %d %s\n", name(), state, hook ? hook() : "without hook"); }
//--- main.c
__attribute__((direct)) void report(void);
int state = STATE;
const char *name(void) { return NAME; }
#ifdef HOOK
const char *hook(void) { return "hooked"; }
#endif
int main(void) {
  report();
  return 0;
}
