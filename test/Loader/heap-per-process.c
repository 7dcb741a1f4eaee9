// Each process has a heap of the size asked for; at its end malloc says so.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O2 %s -o %t
// RUN: %trivet run %board --heap=16K %t -- %t | FileCheck %s
// CHECK-DAG: #1: 16384 fit: 1, too much: 0
// CHECK-DAG: #2: 16384 fit: 1, too much: 0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void) {
  char *volatile small = malloc(12000), *volatile large = malloc(12000);
  if (small)
    memset(small, 1, 12000);
  printf("16384 fit: %d, too much: %d\n", small != 0, large != 0);
  return 0;
}
