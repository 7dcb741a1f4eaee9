// Libraries that need each other, in one direction pending, work from an image as they do copied.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t && mkdir %t/old
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC -DALONE %t/a.c -Wl,-soname,liba.so -o %t/old/liba.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/b.c %t/old/liba.so -Wl,-soname,libb.so -o %t/libb.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/a.c %t/libb.so -Wl,-soname,liba.so -o %t/liba.so
// RUN: thumbv7m-trivet-clang -O2 %t/main.c -L%t -lb -o %t/main
// RUN: %trivet prelink -o %t/image.elf %t/main
// RUN: %trivet run --stats --image %t/image.elf main -- main x > %t/out 2>&1 && FileCheck %s < %t/out
// RUN: %trivet run --stats --text=flash %t/main > %t/out 2>&1 && FileCheck %s --check-prefix=DEVICE < %t/out
// CHECK-DAG: main#1: a 11, b 21
// CHECK-DAG: main#2: a 12, b 22
// CHECK-DAG: symbols looked up: 0;
// CHECK-DAG: nothing leaked
// DEVICE-DAG: a 11, b 21
// DEVICE-DAG: nothing leaked

//--- a.c
#include <stdio.h>
int a_count = 10;
#ifdef ALONE
void a(void) {}
#else
__attribute__((direct)) int b(void);
extern __attribute__((direct)) int b_count;
void a(void) {
  ++a_count;
  int n = b();
  printf("a %d, b %d\n", n, b_count);
}
#endif
//--- b.c
extern __attribute__((pending)) int a_count;
__attribute__((pending)) void a(void);
int b_count = 20;
int b(void) {
  ++b_count;
  return a_count;
}
void again(int n) {
  while (n--)
    a();
}
//--- main.c
__attribute__((direct)) void again(int);
int main(int argc, char **argv) {
  again(argc);
  return 0;
}
