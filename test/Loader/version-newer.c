// A program linked with libx 1.2 runs with 1.3 as it is: data has moved and grown, a version and
// exports have come. With 1.1, which lacks what it uses, it is refused, and both versions are named.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t && mkdir %t/1.1 %t/1.2 %t/1.3
// DEFINE: %{lib} = thumbv7m-trivet-clang -O2 -shared -fPIC -Wl,-soname,libx.so %t/x.c
// RUN: %{lib} -DLEVEL=1 -Wl,--version-script,%t/1.1.map -o %t/1.1/libx.so
// RUN: %{lib} -DLEVEL=2 -Wl,--version-script,%t/1.2.map -o %t/1.2/libx.so
// RUN: %{lib} -DLEVEL=3 -Wl,--version-script,%t/1.3.map -o %t/1.3/libx.so
// RUN: thumbv7m-trivet-clang -O2 %t/app.c %t/1.2/libx.so -o %t/app
// RUN: %trivet run %board -L%t/1.2 %t/app | FileCheck %s --check-prefix=OLD
// RUN: %trivet run %board -L%t/1.3 %t/app | FileCheck %s --check-prefix=NEW
// RUN: not %trivet run %board -L%t/1.1 %t/app 2>&1 | FileCheck %s --check-prefix=OLDER --implicit-check-not=leak
// OLD: level 2, table 2 4
// NEW: level 3, table 2 4
// OLDER: error: app: versions do not fit: the program wants version LIBX_1.2 of libx.so, which has LIBX_1.1
//
// The same for a library that is opened.
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/plug.c %t/1.2/libx.so -Wl,-soname,libplug.so -o %t/libplug.so
// RUN: thumbv7m-trivet-clang -O2 %t/opener.c -o %t/opener
// RUN: %trivet run %board -L%t/1.3 --library=%t/libplug.so %t/opener | FileCheck %s --check-prefix=OPEN
// RUN: %trivet run %board -L%t/1.1 --library=%t/libplug.so --stats %t/opener 2>&1 | FileCheck %s --check-prefix=CLOSED
// OPEN: level 3
// CLOSED: versions do not fit: libplug.so wants version LIBX_1.2 of libx.so, which has LIBX_1.1
// CLOSED: nothing leaked
//
// The tables are those of every ELF linker.
// RUN: thumbv7m-trivet-readelf -V --dyn-syms %t/1.3/libx.so | FileCheck %s --check-prefix=DEFINED
// DEFINED-DAG: level@@LIBX_1.2
// DEFINED-DAG: table@@LIBX_1.1
// DEFINED-DAG: more@@LIBX_1.3
// DEFINED: Flags: BASE {{.*}} Name: libx.so
// RUN: thumbv7m-trivet-readelf -V --dyn-syms %t/app | FileCheck %s --check-prefix=NEEDED
// NEEDED-DAG: level@LIBX_1.2
// NEEDED-DAG: table@LIBX_1.1
// NEEDED: File: libx.so
// RUN: %trivet inspect -L%t/1.2 %t/app | FileCheck %s --check-prefix=INSPECT
// INSPECT-DAG: needs version LIBX_1.2 of libx.so
// INSPECT-DAG: needs version LIBX_1.1 of libx.so
//--- 1.1.map
LIBX_1.1 { global: table; level; local: *; };
//--- 1.2.map
LIBX_1.1 { global: table; local: *; };
LIBX_1.2 { global: level; } LIBX_1.1;
//--- 1.3.map
LIBX_1.1 { global: table; local: *; };
LIBX_1.2 { global: level; } LIBX_1.1;
LIBX_1.3 { global: more; } LIBX_1.2;
//--- x.c
#if LEVEL == 3
int before[20] = {1};
int table[6] = {2, 4, 6, 8};
int more(void) { return before[0]; }
#else
int table[2] = {2, 4};
#endif
int level(void) { return LEVEL; }
//--- app.c
#include <stdio.h>
extern __attribute__((direct)) int table[2];
int level(void);
int main(void) {
  printf("level %d, table %d %d\n", level(), table[0], table[1]);
  return 0;
}
//--- plug.c
#include <stdio.h>
int level(void);
void plug(void) { printf("level %d\n", level()); }
//--- opener.c
#include <dlfcn.h>
#include <stdio.h>
int main(void) {
  void *plug = dlopen("libplug.so", RTLD_NOW);
  if (!plug)
    return puts(dlerror()), 0;
  ((void (*)(void))dlsym(plug, "plug"))();
  return 0;
}
