// Tables for unwinding are the default, but a program that nothing can be thrown in
// needs no C++ library; nor does C get tables.
//
// REQUIRES: board, libc++
// RUN: %target-trivet-clang++ -Os %s -o %t && %trivet run %t | FileCheck %s
// RUN: %trivet inspect %t | FileCheck %s --check-prefix=NEEDS --implicit-check-not=libc++
// RUN: %target-trivet-clang -Os -x c %s -o %t
// RUN: llvm-readelf -lS %t | FileCheck %s --check-prefix=C --implicit-check-not=ARM.ex --implicit-check-not=eh_frame
#include <stdio.h>
int main(void) { puts("nothing thrown"); }
// CHECK: nothing thrown
// NEEDS: needs: 1
// NEEDS-NEXT: libc.so
// C: Section Headers
