// A library cut short, or one that is no module at all, is refused by name.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/x.c -Wl,-soname,libx.so -o %t/libx.so
// RUN: thumbv7m-trivet-clang %t/main.c -L%t -lx -o %t/main
// RUN: head -c 200 %t/libx.so > %t/short && mv %t/short %t/libx.so
// RUN: not %trivet run %board %t/main 2>&1 | FileCheck %s --check-prefix=SHORT --implicit-check-not=leak
// RUN: cp %t/x.c %t/libx.so
// RUN: not %trivet run %board %t/main 2>&1 | FileCheck %s --check-prefix=TEXT --implicit-check-not=leak
// RUN: not %trivet run %board %t/x.c 2>&1 | FileCheck %s --check-prefix=PROGRAM
// SHORT: trivet run: error: main: 'libx.so' is corrupt
// TEXT: trivet run: error: main: 'libx.so' is not an ELF shared object for this machine
// PROGRAM: trivet run: error: x.c: 'x.c' is not an ELF shared object for this machine

//--- x.c
int counter = 1;
int x(void) { return counter++; }
//--- main.c
__attribute__((direct)) int x(void);
int main(void) { return x(); }
