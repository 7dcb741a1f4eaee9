// A library of another version lacks what the program imports: named, refused.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/new.c -Wl,-soname,libx.so -o %t/libx.so
// RUN: thumbv7m-trivet-clang %t/main.c -L%t -lx -o %t/main
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/old.c -Wl,-soname,libx.so -o %t/libx.so
// RUN: not %trivet run %board %t/main 2>&1 | FileCheck %s --implicit-check-not=leak
// CHECK: trivet run: error: main: symbol 'later' not found

//--- new.c
int later(void) { return 0; }
//--- old.c
int early(void) { return 0; }
//--- main.c
__attribute__((direct)) int later(void);
int main(void) { return later(); }
