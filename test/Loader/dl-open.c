// A program opens a library that it was not linked with: its data is the process's, its
// text one for both processes; it calls back into the program, and into a library of its
// own; constructors and destructors run on the way.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/base.c -Wl,-soname,libbase.so -o %t/libbase.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/plug.c -L%t -lbase -Wl,-soname,libplug.so -o %t/libplug.so
// RUN: thumbv7m-trivet-clang -O2 -Wl,--export-dynamic %t/app.c -ldl -o %t/app
// RUN: %trivet inspect %t/app | FileCheck %s --check-prefix=ROOM
// ROOM: room to open 8 libraries
// RUN: %trivet run %board --library=%t/libplug.so %t/app 1 | FileCheck %s
// CHECK:      libgone.so: module 'libgone.so' not found, then (null)
// CHECK-NEXT: base +
// CHECK-NEXT: plug +
// CHECK-NEXT: one address 1
// CHECK-NEXT: count 11, hook 101, 1001
// CHECK-NEXT: count 12, hook 102, 1002
// CHECK-NEXT: symbol 'nothing' not found
// CHECK-NEXT: libplug.so plug_next 1
// CHECK-NEXT: plug -
// CHECK-NEXT: base -
// CHECK-NEXT: closed 0, again -1
// CHECK-NEXT: base +
// CHECK-NEXT: plug +
// CHECK-NEXT: count 11, hook 103, 1001
// CHECK-NEXT: end
// CHECK-NEXT: plug -
// CHECK-NEXT: base -
// RUN: %trivet run %board --library=%t/libplug.so --stats %t/app 1 -- %t/app 2 2>&1 | FileCheck %s --check-prefix=TWO --implicit-check-not=leaked
// TWO-DAG: app#1: count 12, hook 102, 1002
// TWO-DAG: app#2: count 13, hook 103, 1003
// TWO-DAG: nothing leaked
//
// Without room there is an error that says what to do.
// RUN: thumbv7m-trivet-clang -O2 -Wl,--export-dynamic,--trivet-room=1 %t/app.c -o %t/small
// RUN: not %trivet run %board --library=%t/libplug.so %t/small 1 | FileCheck %s --check-prefix=SMALL
// SMALL: the process has no room to open 'lib{{.*}}.so': link its program with a larger --trivet-room=N
//
//--- base.c
#include <stdio.h>
static int state = 1000;
int base_next(void) { return ++state; }
__attribute__((constructor)) static void begin(void) { puts("base +"); }
__attribute__((destructor)) static void end(void) { puts("base -"); }
//--- plug.c
#include <stdio.h>
int base_next(void);
__attribute__((pending)) int hook(void);
int plug_count = 10;
int plug_next(void) {
  printf("count %d, hook %d, %d\n", ++plug_count, hook(), base_next());
  return plug_count;
}
int (*plug_self(void))(void) { return plug_next; }
__attribute__((constructor)) static void begin(void) { puts("plug +"); }
__attribute__((destructor)) static void end(void) { puts("plug -"); }
//--- app.c
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int state = 100;
int hook(void) { return ++state; }
int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 100);
  if (!dlopen("libgone.so", RTLD_NOW)) {
    char *first = dlerror();
    printf("libgone.so: %s, then %s\n", first, dlerror() ? "more" : "(null)");
  }
  void *plug = dlopen("somewhere/libplug.so", RTLD_NOW);
  if (!plug)
    return puts(dlerror()), 1;
  int (*next)(void) = (int (*)(void))dlsym(plug, "plug_next");
  int (*(*self)(void))(void) = (int (*(*)(void))(void))dlsym(plug, "plug_self");
  printf("one address %d\n", self() == next);
  int times = 1 + atoi(argv[1]);
  while (times--)
    next();
  int *count = dlsym(plug, "plug_count");
  if (*count != 11 + atoi(argv[1]) || dlsym(RTLD_DEFAULT, "plug_next") || dlsym(RTLD_DEFAULT, "hook") != (void *)hook)
    puts("wrong symbols");
  if (!dlsym(plug, "nothing"))
    puts(dlerror());
  Dl_info info;
  if (dladdr((char *)next + 2, &info))
    printf("%s %s %d\n", info.dli_fname, info.dli_sname, info.dli_saddr == (void *)next);
  int closed = dlclose(plug);
  printf("closed %d, again %d\n", closed, dlclose(plug));
  plug = dlopen("libplug.so", RTLD_LAZY | RTLD_GLOBAL);
  next = (int (*)(void))dlsym(RTLD_DEFAULT, "plug_next");
  next();
  puts("end");
  return 0;
}
