// The words that a loader on a Cortex-M0 puts between a branch and a function out of its reach
// (lib/Target/ARM/Fixup.h): arguments, flags and the stack arrive as they were.
//
// REQUIRES: qemu-arm, sysroot-thumbv6m
// RUN: grep -o '0x[0-9a-f]*, 0x[0-9a-f]*};' %S/../../lib/Target/ARM/Fixup.h | FileCheck %s --check-prefix=SAME
// SAME: 0x4801b403, 0xbd019001};
// RUN: thumbv6m-trivet-clang -Os %s -o %t && %trivet run %board -L %build/sysroot/thumbv6m/lib %t | FileCheck %s
#include <stdio.h>
int veneer(int, int, int, int, int, int);
__asm__(".p2align 2\n"
        ".type veneer,%function\n"
        ".thumb_func\n"
        "veneer:\n"
        ".inst.n 0xb403, 0x4801, 0x9001, 0xbd01\n"
        ".word target\n");
__attribute__((used)) int target(int a, int b, int c, int d, int e, int f) {
  return ((((a * 10 + b) * 10 + c) * 10 + d) * 10 + e) * 10 + f;
}
int main(void) {
  // CHECK: 123456
  printf("%d\n", veneer(1, 2, 3, 4, 5, 6));
  return 0;
}
