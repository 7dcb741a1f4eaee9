// Whatever allocation of the loader fails, the program is refused by name and
// everything is given back. The board has 4 MB: a heap of 64 is too much as well.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O2 %s -o %t
// RUN: not %trivet run %board --heap=64M %t 2>&1 | FileCheck %s --check-prefix=HEAP --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=3 %t 2>&1 | FileCheck %s --check-prefix=MEMORY --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=4 %t 2>&1 | FileCheck %s --check-prefix=LIBC --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=5 %t 2>&1 | FileCheck %s --check-prefix=LIBC --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=6 %t 2>&1 | FileCheck %s --check-prefix=MEMORY --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=7 %t 2>&1 | FileCheck %s --check-prefix=MEMORY --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=8 %t 2>&1 | FileCheck %s --check-prefix=MEMORY --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=9 %t 2>&1 | FileCheck %s --check-prefix=LIBC --implicit-check-not=leak
// RUN: not %trivet run %board --fail-allocation=10 %t 2>&1 | FileCheck %s --check-prefix=MEMORY --implicit-check-not=leak
// RUN: %trivet run %board --stats %t 2>&1 | FileCheck %s --check-prefix=WHOLE
// HEAP: out of memory for 'its heap'
// LIBC: out of memory for 'libc.so'
// MEMORY: out of memory for '
// WHOLE: allocations: 11
// WHOLE: nothing leaked
int main(void) { return 0; }
