// A program that is not in the image runs beside one that is, on the same libraries in flash.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/lib.c -Wl,-soname,libl.so -o %t/libl.so
// RUN: thumbv7m-trivet-clang -O2 %t/main.c -L%t -ll -o %t/inside
// RUN: thumbv7m-trivet-clang -O2 -DSTEP=10 %t/main.c -L%t -ll -o %t/outside
// RUN: %trivet prelink -o %t/image.elf %t/inside
// RUN: %trivet run --stats --image %t/image.elf inside -- %t/outside > %t/out 2>&1 && FileCheck %s < %t/out
// CHECK-DAG: inside: 6 7 at [[AT:0x20[0-9a-f]+]]
// CHECK-DAG: outside: 15 7 at [[AT]]
// CHECK-DAG: stats: libl.so {{[12]}} {{[0-9a-f]+ [0-9]+}} 2 8 0 0
// CHECK-DAG: stats: outside 0 {{[0-9a-f]+ [0-9]+}} 1 8 {{[1-9]}}
// CHECK-DAG: nothing leaked

//--- lib.c
static int count = 5;
int *pointer = &count; // the word is filled in, in flash; a process's is its own
int add(int n) { return *pointer += n; }
//--- main.c
#include <stdio.h>
#ifndef STEP
#define STEP 1
#endif
int add(int n);
int own = 7, *pointer = &own;
int main(void) {
  printf("%d %d at %p\n", add(STEP), *pointer, (void *)add);
  return 0;
}
