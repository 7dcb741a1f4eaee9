// Binding at the first call, at other levels, of objects and as one; of a tail call; in an opened library, which
// finds what it has been opened with. Only what is called is looked up.
//
// REQUIRES: board
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{flags} = -O0
// DEFINE: %{lib} = %target-trivet-clang %{flags} -shared -fPIC %t/lib.c %t/more.c -Wl,-soname,libl.so,-z,lazy -o %t/libl.so && %trivet inspect %t/libl.so | FileCheck %s --check-prefix=INSPECT
// DEFINE: %{run} = %{lib} && %target-trivet-clang %{flags} -rdynamic %t/app.c -L%t -ll -o %t/app && %trivet run %t/app | FileCheck %s
// RUN: %{run}
// REDEFINE: %{flags} = -Os -flto
// RUN: %{run}
// INSPECT-DAG: pending lazy symbol one
// INSPECT-DAG: pending {{(lazy )?}}symbol two
// CHECK: 1 2 1
// RUN: %target-trivet-clang -O2 -shared -fPIC %t/opened.c %t/libl.so -Wl,-soname,libo.so,-z,lazy -o %t/libo.so
// RUN: %target-trivet-clang -O2 -rdynamic %t/opener.c -o %t/opener
// RUN: %trivet run --library=%t/libo.so %t/opener | FileCheck %s
//--- lib.c
__attribute__((pending)) int one(void), two(void);
int call_one(void) { return one(); }
int call_two(void) { return two(); }
//--- more.c
#include <stdio.h>
__attribute__((pending)) int one(void), two(void);
int (*const pointer)(void) = two;
int call_one(void), call_two(void);
void work(void) { printf("%d %d %d\n", call_one(), pointer(), one()); }
//--- app.c
int one(void) { return 1; }
int two(void) { return 2; }
void work(void);
int main(void) { return work(), 0; }
//--- opened.c
__attribute__((pending)) void work(void);
void begin(void) { work(); }
//--- opener.c
#include <dlfcn.h>
#include <stdio.h>
int one(void) { return 1; }
int two(void) { return 2; }
int main(void) {
  void *o = dlopen("libo.so", RTLD_LAZY);
  if (!o)
    return puts(dlerror()), 1;
  ((void (*)(void))dlsym(o, "begin"))();
  return dlclose(o);
}
