// Two processes of two programs: one library text, two sets of its data, and each
// line says whose it is.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/counter.c -Wl,-soname,libcounter.so -o %t/libcounter.so
// RUN: thumbv7m-trivet-clang -O2 -DTIMES=3 %t/main.c -L%t -lcounter -o %t/three
// RUN: thumbv7m-trivet-clang -O2 -DTIMES=5 %t/main.c -L%t -lcounter -o %t/five
// RUN: %trivet run %board %t/three -- %t/five > %t/out
// RUN: FileCheck %s --input-file=%t/out
// RUN: %trivet run %board --stats %t/three -- %t/three 2>&1 >/dev/null | FileCheck %s --check-prefix=TWICE
// CHECK-DAG: three: 103 at [[AT:0x[0-9a-f]+]]
// CHECK-DAG: five: 105 at [[AT]]
// TWICE: module {{.*}}shared by
// TWICE: three 0 {{[0-9a-f]+ [0-9]+}} 2 0
// TWICE: libcounter.so {{[1-9] [0-9a-f]+ [0-9]+}} 2 4
// TWICE: process three#1: data three 0, libcounter.so 4, libc.so
// TWICE: process three#2:

//--- counter.c
int counter = 100;
int next(void) { return ++counter; }
//--- main.c
#include <stdio.h>
__attribute__((direct("libcounter"))) int next(void);
int main(void) {
  int n = 0;
  for (int i = 0; i < TIMES; ++i)
    n = next();
  printf("%d at %p\n", n, (void *)&next);
  return 0;
}
