// Two libraries and the application import from each other, in both directions, functions
// and data: the pending direction makes no order, the direct one does. Two programs.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t && mkdir %t/old
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC -DALONE %t/a.c -Wl,-soname,liba.so -o %t/old/liba.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/b.c %t/old/liba.so -Wl,-soname,libb.so -o %t/libb.so
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/a.c %t/libb.so -Wl,-soname,liba.so -o %t/liba.so
// RUN: thumbv7m-trivet-clang -O2 %t/main.c -L%t -lb -o %t/main
// RUN: %trivet inspect %t/libb.so | FileCheck %s --check-prefix=NEEDS
// NEEDS: needs: 2
// NEEDS-NEXT: libc.so
// NEEDS-NEXT: liba.so for pending imports
// RUN: %trivet run %board --stats %t/main 1 -- %t/main 2 2>&1 | FileCheck %s
// CHECK-DAG: main#1: b +{{$}}
// CHECK-DAG: main#1: a +{{$}}
// CHECK-DAG: main#1: a 11, b 21, main 101
// CHECK-DAG: main#1: a 12, b 22, main 102
// CHECK-DAG: main#2: a 13, b 23, main 103
// CHECK: nothing leaked
//--- a.c
#include <stdio.h>
int a_count = 10;
#ifdef ALONE
void a(void) {}
#else
extern __attribute__((direct)) int b_count;
int b(void);
__attribute__((pending)) int from_main(void);
void a(void) {
  ++a_count;
  int n = b();
  printf("a %d, b %d, main %d\n", n, b_count, from_main());
}
__attribute__((constructor)) static void begin(void) { puts("a +"); }
#endif
//--- b.c
#include <stdio.h>
extern __attribute__((pending)) int a_count;
__attribute__((pending)) void a(void);
int b_count = 20;
int b(void) {
  ++b_count;
  return a_count;
}
void again(int n) {
  while (n--)
    a();
}
__attribute__((constructor)) static void begin(void) { puts("b +"); }
//--- main.c
#include <stdlib.h>
static int count = 100;
int from_main(void) { return ++count; }
void again(int n);
int main(int argc, char **argv) {
  again(1 + atoi(argv[1]));
  return 0;
}
