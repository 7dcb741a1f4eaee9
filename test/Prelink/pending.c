// Two programs of one image: what a library's pending imports are differs, and so do the lists of words of
// their starts; a word that is alike in both needs no row in either.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/lib.c -Wl,-soname,libl.so -o %t/libl.so
// RUN: thumbv7m-trivet-clang -O2 -DNAME='"one"' -DSTATE=11 %t/main.c -L%t -ll -o %t/one
// RUN: thumbv7m-trivet-clang -O2 -DNAME='"two"' -DSTATE=22 -DHOOK %t/main.c -L%t -ll -o %t/two
// RUN: %trivet prelink -o %t/image.elf %t/one %t/two
// RUN: %trivet run --stats --image %t/image.elf one -- two > %t/out 2>&1 && FileCheck %s < %t/out
// CHECK-DAG: one: one 11 without hook lib 7
// CHECK-DAG: two: two 22 hooked lib 7
// CHECK-DAG: stats: libl.so {{[12]}} {{[0-9a-f]+ [0-9]+}} 2
// CHECK-DAG: symbols looked up: 0;
// CHECK-DAG: nothing leaked

//--- lib.c
#include <stdio.h>
__attribute__((pending)) const char *name(void);
extern __attribute__((pending)) int state;
__attribute__((pending, weak)) const char *hook(void);
static int own = 7;
int *pointer = &own;
const char *text = "lib";
void report(void) {
  printf("%s %d %s %s %d\n", name(), state, hook ? hook() : "without hook", text, *pointer);
}
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
