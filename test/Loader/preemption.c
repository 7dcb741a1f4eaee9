// Processes that never wait are preempted, inside library code too, and find
// their registers and their static base again.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O2 %s -o %t
// RUN: %trivet run %board --stats %t 1 -- %t 2 -- %t 3 2>&1 | FileCheck %s
// CHECK-DAG: #1: sum 1 is right
// CHECK-DAG: #2: sum 2 is right
// CHECK-DAG: #3: sum 3 is right
// CHECK-DAG: #1: {{.*}}resumed {{[0-9][0-9]+}} times
// CHECK-DAG: #3: {{.*}}resumed {{[0-9][0-9]+}} times
#include <stdio.h>
#include <stdlib.h>
static unsigned sum, runs;
static int compare(const void *a, const void *b) {
  ++runs;
  return *(const int *)a - *(const int *)b;
}
int main(int argc, char **argv) {
  static int numbers[2000];
  unsigned seed = atoi(argv[1]), expected = 0;
  for (int round = 0; round < 20; ++round) {
    for (int i = 0; i < 2000; ++i)
      expected += numbers[i] = (seed = seed * 1103515245 + 12345) >> 16;
    qsort(numbers, 2000, sizeof numbers[0], compare); // libc calls back
    for (int i = 0; i < 2000; ++i) {
      if (i && numbers[i] < numbers[i - 1])
        return 1;
      sum += numbers[i];
    }
  }
  printf("sum %s is %s\n", argv[1], sum == expected && runs > 20000 ? "right" : "wrong");
  return 0;
}
