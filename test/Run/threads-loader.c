// What goes through the loader may be a thread's doing: a library that it opens, a function that it is the first to call
// (-z lazy). Its stack is from the heap.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -fPIC -shared %t/plug.c -Wl,-soname,libplug.so -o %t/libplug.so
// RUN: thumbv7m-trivet-clang -O2 -fPIC -shared %t/late.c -Wl,-soname,liblate.so -o %t/liblate.so
// RUN: thumbv7m-trivet-clang -O2 -Wl,-z,lazy %t/app.c -L%t -llate -o %t/app
// RUN: %trivet inspect %t/app | FileCheck %s --check-prefix=LAZY
// LAZY: late_next
// RUN: %trivet run %board --stats --library=%t/libplug.so %t/app 1 -- %t/app 2 -- %t/app 3 2>&1 | FileCheck %s
// CHECK-DAG: app#1: 11 101 1
// CHECK-DAG: app#2: 12 102 1
// CHECK-DAG: app#3: 13 103 1
// CHECK: nothing leaked
//--- plug.c
static int n;
__attribute__((constructor)) static void begin(void) { n = 10; }
int plug_next(int by) { return n += by; }
//--- late.c
static int n = 100;
int late_next(int by) { return n += by; }
//--- app.c
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <trivet/thread.h>
__attribute__((pending)) int late_next(int by);
static int by, plug, late;
static int work(void *unused, intptr_t zero) {
  void *library = dlopen("libplug.so", RTLD_NOW);
  if (!library)
    return 0;
  plug = ((int (*)(int))dlsym(library, "plug_next"))(by);
  late = late_next(by);
  return dlclose(library) == 0;
}
int main(int argc, char **argv) {
  trivet_thread *thread;
  int result = -1;
  by = atoi(argv[1]);
  void *stack = malloc(2048);
  if (trivet_thread_create(&thread, work, NULL, stack, 2048) || trivet_thread_join(thread, &result))
    return 1;
  free(stack);
  printf("%d %d %d\n", plug, late, result);
  return 0;
}
