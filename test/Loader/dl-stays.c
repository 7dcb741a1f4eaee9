// A library that leaves something behind which does not say whose it is, as a function for
// atexit, is never closed; nor is one that asks for it.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC -DATEXIT %t/plug.c -Wl,-soname,libplug.so -o %t/libplug.so
// RUN: thumbv7m-trivet-clang -O2 %t/app.c -o %t/app
// RUN: %trivet run %board --library=%t/libplug.so %t/app | FileCheck %s
// RUN: %trivet inspect %t/libplug.so | FileCheck %s --check-prefix=STAYS
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC -Wl,-z,nodelete %t/plug.c -Wl,-soname,libplug.so -o %t/libplug.so
// RUN: %trivet run %board --library=%t/libplug.so %t/app | FileCheck %s
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/plug.c -Wl,-soname,libplug.so -o %t/libplug.so
// RUN: not %trivet run %board --library=%t/libplug.so %t/app
// CHECK: still there, 1
// STAYS: stays open until its process ends
//--- plug.c
#include <stdlib.h>
static int n;
#ifdef ATEXIT
static void last(void) { ++n; }
#endif
void begin(void) {
#ifdef ATEXIT
  atexit(last);
#endif
  ++n;
}
int count(void) { return n; }
//--- app.c
#include <dlfcn.h>
#include <stdio.h>
int main(void) {
  void *plug = dlopen("libplug.so", RTLD_NOW);
  ((void (*)(void))dlsym(plug, "begin"))();
  dlclose(plug);
  plug = dlopen("libplug.so", RTLD_NOW | RTLD_NOLOAD);
  if (!plug)
    return 1;
  printf("still there, %d\n", ((int (*)(void))dlsym(plug, "count"))());
  return 0;
}
