// dlopen on this computer, in several threads and programs at a time; a path tells where to look.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && split-file %s %t && mkdir %t/dir
// RUN: x86_64-trivet-clang -O2 -shared -fPIC -Wl,-soname=libplug.so %t/plug.c -o %t/dir/libplug.so
// RUN: x86_64-trivet-clang -O2 %t/app.c -ldl -lpthread -o %t/app
// RUN: %trivet run %t/app %t/dir/libplug.so | FileCheck %s --check-prefix=ONE
// RUN: %trivet run --machine=host --stats %t/app %t/dir/libplug.so -- %t/app %t/dir/libplug.so 2>&1 | FileCheck %s
// ONE: libplug.so plug_next, 2001, at exit of plug, libnone.so: module 'libnone.so' not found
// CHECK-DAG: app#1: libplug.so plug_next, 2001, at exit of plug, libnone.so: module 'libnone.so' not found
// CHECK-DAG: app#2: libplug.so plug_next, 2001, at exit of plug, libnone.so: module 'libnone.so' not found
// CHECK: nothing leaked
//--- plug.c
#include <stdio.h>
int __cxa_atexit(void (*)(void *), void *, void *);
extern void *__dso_handle;
static int n;
static void last(void *s) { printf(", at exit of %s", (char *)s); }
int plug_next(void) {
  if (!n)
    __cxa_atexit(last, "plug", &__dso_handle);
  return __atomic_add_fetch(&n, 1, __ATOMIC_SEQ_CST);
}
//--- app.c
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
static const char *path;
static void *work(void *unused) {
  for (int i = 0; i < 500; ++i) {
    void *plug = dlopen(path, RTLD_NOW);
    ((int (*)(void))dlsym(plug, "plug_next"))();
    dlclose(plug);
  }
  return unused;
}
int main(int argc, char **argv) {
  path = argv[1];
  void *plug = dlopen(path, RTLD_NOW);
  int (*next)(void) = (int (*)(void))dlsym(plug, "plug_next");
  pthread_t threads[4];
  for (int i = 0; i < 4; ++i)
    pthread_create(&threads[i], NULL, work, NULL);
  for (int i = 0; i < 4; ++i)
    pthread_join(threads[i], NULL);
  Dl_info info = {0};
  dladdr((void *)next, &info);
  printf("%s %s, %d", info.dli_fname, info.dli_sname, next());
  dlclose(plug);
  if (!dlopen("libnone.so", RTLD_NOW))
    printf(", libnone.so: %s\n", dlerror());
  return 0;
}
