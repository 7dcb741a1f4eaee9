// A stack that overflows faults at once, whatever the time, and ends its process
// alone; --stack helps.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O1 %s -o %t
// RUN: not %trivet run %board --stack=8K %t 2>&1 | FileCheck %s
// RUN: %trivet run %board --stack=24K %t
// RUN: not %trivet run %board --stack=8K %t -- %t friendly 2>&1 | FileCheck %s --check-prefixes=CHECK,OTHER
// CHECK-DAG: stack overflow: give it more with --stack
// OTHER-DAG: untouched
#include <stdio.h>
__attribute__((noinline)) int deep(int n) {
  volatile char room[200];
  room[n] = 1;
  return n ? deep(n - 1) + room[n] : 1;
}
int main(int argc, char **argv) {
  if (argc > 1)
    return puts("untouched") < 0;
  return deep(50) != 51;
}
