// A fault names the process and the place, and the status is not zero.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O2 %s -o %t.prog
// RUN: sh -c '%trivet run %board %t.prog 2>&1; echo status $?' | FileCheck %s
// CHECK: trivet run: error: fault.c.tmp.prog: fault: pc {{[0-9a-f]+}} lr {{[0-9a-f]+}}
// CHECK: status 139
int main(void) { return *(volatile int *)0xe0100000 + *(volatile int *)0x70000000; }
