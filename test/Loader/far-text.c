// Where the firmware is out of a branch's reach, libc calls it through veneers,
// one for each function; function pointers stay the functions' own.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O2 %s -o %t
// RUN: %trivet run %board --stats --text=far %t 2>&1 | FileCheck %s
// RUN: %trivet run %board --stats %t 2>&1 | FileCheck %s --check-prefix=NEAR
// CHECK-DAG: equal 1 below 1
// CHECK-DAG: libc.so {{.*}} {{[1-9][0-9]*$}}
// NEAR-DAG: libc.so {{.*}} 0{{$}}
#include <stdio.h>
#include <unistd.h>
int main(void) {
  ssize_t (*volatile p)(int, const void *, size_t) = write;
  printf("equal %d below %d\n", p == write, (unsigned)p < 0x100000);
  return 0;
}
