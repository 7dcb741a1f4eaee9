// The same program on the other boards: hard float on a Cortex-M4 and a Cortex-M7, Armv8-M
// on a Cortex-M33.
//
// REQUIRES: qemu-arm, sysroot-thumbv7em, sysroot-thumbv8m.main
// RUN: thumbv7em-trivet-clang -O2 %s -o %t.em && %trivet run --machine=mps2-an386 %t.em 3 | FileCheck %s
// RUN: %trivet run --machine=mps2-an500 %t.em 3 | FileCheck %s
// RUN: thumbv8m.main-trivet-clang -O2 %s -o %t.m33 && %trivet run --machine=mps2-an505 %t.m33 3 | FileCheck %s
// RUN: thumbv7em-trivet-objdump -d %t.em | FileCheck %s --check-prefix=FLOAT
// FLOAT: vmul.f32
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
static float scale = 1.5f;
__attribute__((noinline)) static float area(float r) { return r * r * scale; }
int main(int argc, char **argv) {
  // CHECK: area 13.5, root 1.7321
  printf("area %.1f, root %.4f\n", (double)area(atoi(argv[1])), sqrt(atoi(argv[1])));
  // CHECK-NEXT: errno 33
  errno = 0;
  volatile double x = log(-1.0);
  (void)x;
  printf("errno %d\n", errno);
}
