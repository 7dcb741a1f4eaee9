// A library cannot be started.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -shared -fPIC %s -Wl,-soname,libx.so -o %t.so
// RUN: not %trivet run %board %t.so 2>&1 | FileCheck %s
// CHECK: 'libx.so' is a library, not a program
int x(void) { return 0; }
