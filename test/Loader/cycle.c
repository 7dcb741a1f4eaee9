// Libraries that need each other are refused with the remedy.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/b.c -Wl,-soname,libb.so -o %t/libb.so
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/a.c -L%t -lb -Wl,-soname,liba.so -o %t/liba.so
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/b.c -DBACK -L%t -la -Wl,-soname,libb.so -o %t/libb.so
// RUN: thumbv7m-trivet-clang %t/main.c -L%t -la -o %t/main
// RUN: not %trivet run %board %t/main 2>&1 | FileCheck %s --implicit-check-not=leak
// CHECK: trivet run: error: main: 'liba.so' needs itself: declare one direction pending

//--- a.c
__attribute__((direct)) int b(void);
int a(void) { return b(); }
//--- b.c
#ifdef BACK
__attribute__((direct)) int a(void);
int b(void) { return a(); }
#else
int b(void) { return 0; }
#endif
//--- main.c
__attribute__((direct)) int a(void);
int main(void) { return a(); }
