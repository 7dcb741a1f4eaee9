// A program and its libraries start where they lie in flash: text and constants are not
// copied, no symbol is looked up, and no field of text is patched.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/tick.c -Wl,-soname,libtick.so -o %t/libtick.so
// RUN: thumbv7m-trivet-clang -O2 %t/main.c -L%t -ltick -o %t/main
// RUN: %trivet prelink -o %t/image.elf %t/main
// RUN: %trivet run --stats --image %t/image.elf main hello 2>&1 | FileCheck %s
// CHECK: hello two 43 6
// CHECK-SAME: at 0x20
// CHECK: stats: main 0 002{{[0-9a-f]+ [0-9]+}} 1 0 0 0
// CHECK: stats: libtick.so 1 002{{[0-9a-f]+ [0-9]+}} 1 24 0 0
// CHECK: stats: symbols looked up: 0;
// CHECK: stats: nothing leaked

//--- tick.c
static int ticks = 41, others[3] = {0, 1, 5};
static int *const all[] = {&ticks, others + 2}; // per process
const char *const names[] = {"one", "two"};     // in flash
int tick(int which) { return ++*all[which]; }
//--- main.c
#include <stdio.h>
int tick(int which);
extern const char *const names[];
int main(int argc, char **argv) {
  tick(0);
  printf("%s %s %d %d at %p\n", argv[1], names[1], tick(0), tick(1), (void *)tick);
  return 0;
}
