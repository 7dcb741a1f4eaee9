// The way in without drivers: clang, the configuration file, and the options that
// the drivers would have translated.
//
// RUN: split-file %s %t && cd %t
// RUN: %clang --config=%build/share/trivet/%target.cfg -O2 -fplugin-arg-trivet-mode=library -c lib.c
// RUN: %clang --config=%build/share/trivet/%target.cfg -nostartfiles -Wl,-shared,-soname,libcount.so lib.o -o libcount.so
// RUN: %clang --config=%build/share/trivet/%target.cfg -O2 app.c -L. -lcount -o app
// RUN: %trivet run -L . ./app -- ./app | FileCheck %s
// CHECK-COUNT-2: app{{.*}}: counted 3

//--- lib.c
static int calls;
int count(void) { return ++calls; }

//--- app.c
#include <stdio.h>
int count(void);
int main(void) {
  count();
  count();
  printf("counted %d\n", count());
}
