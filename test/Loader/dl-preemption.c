// Processes that open and close all the time, and are preempted while they do: nobody is
// disturbed, nothing is left.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/plug.c -Wl,-soname,libone.so -o %t/libone.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/plug.c -Wl,-soname,libtwo.so -o %t/libtwo.so
// RUN: thumbv7m-trivet-clang -O2 %t/app.c -o %t/app
// RUN: %trivet run %board --stats --library=%t/libone.so --library=%t/libtwo.so %t/app libone.so libtwo.so -- %t/app libtwo.so libone.so -- %t/app libone.so libone.so 2>&1 | FileCheck %s
// CHECK-DAG: app#1: right 200
// CHECK-DAG: app#2: right 200
// CHECK-DAG: app#3: right 200
// CHECK: nothing leaked
//--- plug.c
static int n = 5;
int next(void) { return ++n; }
//--- app.c
#include <dlfcn.h>
#include <stdio.h>
int main(int argc, char **argv) {
  int right = 0;
  for (int i = 0; i < 100; ++i) {
    void *a = dlopen(argv[1], RTLD_NOW), *b = dlopen(argv[2], RTLD_NOW);
    int (*f)(void) = (int (*)(void))dlsym(a, "next"), (*g)(void) = (int (*)(void))dlsym(b, "next");
    right += f() == 6;
    for (volatile int k = 0; k < 500; ++k)
      ;
    right += g() == (a == b ? 7 : 6);
    dlclose(b);
    dlclose(a);
  }
  printf("right %d\n", right);
  return 0;
}
