// Constructors run before main, a library's before the program's; destructors at
// exit, the other way round, and they may still print.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/lib.c -Wl,-soname,libl.so -o %t/libl.so
// RUN: thumbv7m-trivet-clang -O2 %t/main.c -L%t -ll -o %t/main
// RUN: %trivet run %board %t/main | FileCheck %s
// CHECK: library begins
// CHECK-NEXT: program begins
// CHECK-NEXT: main, library ready: 1
// CHECK-NEXT: atexit
// CHECK-NEXT: program ends
// CHECK-NEXT: library ends

//--- lib.c
#include <stdio.h>
int ready;
__attribute__((constructor)) static void begin(void) {
  ready = 1;
  puts("library begins");
}
__attribute__((destructor)) static void end(void) { puts("library ends"); }
//--- main.c
#include <stdio.h>
#include <stdlib.h>
extern __attribute__((direct)) int ready;
static void late(void) { puts("atexit"); }
__attribute__((constructor)) static void begin(void) { puts("program begins"); }
__attribute__((destructor)) static void end(void) { puts("program ends"); }
int main(void) {
  printf("main, library ready: %d\n", ready);
  atexit(late);
  return 0;
}
