// A library that is not on the board is named, and nothing leaks.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/gone.c -Wl,-soname,libgone.so -o %t/libgone.so
// RUN: thumbv7m-trivet-clang %t/main.c -L%t -lgone -o %t/main
// RUN: %trivet run %board %t/main
// RUN: rm %t/libgone.so
// RUN: not %trivet run %board %t/main 2>&1 | FileCheck %s --implicit-check-not=leak
// CHECK: trivet run: error: main: module 'libgone.so' not found

//--- gone.c
int gone(void) { return 0; }
//--- main.c
__attribute__((direct)) int gone(void);
int main(void) { return gone(); }
