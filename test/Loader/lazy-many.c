// Each of more stubs than a short branch reaches says which one it is; also when text lies far from the firmware,
// or is an image's.
//
// REQUIRES: board
// RUN: rm -rf %t && split-file %s %t
// RUN: %target-trivet-clang -O1 -shared -fPIC %t/lib.c -Wl,-soname,libl.so,-z,lazy -o %t/libl.so
// RUN: %target-trivet-clang -O1 %t/app.c -L%t -ll -o %t/app
// RUN: %trivet run --stats %t/app 2>&1 | FileCheck %s
// RUN: %trivet run --text=far --stats %t/app 2>&1 | FileCheck %s
// RUN: %trivet prelink -o %t/image.elf %t/app && %trivet run --stats --image=%t/image.elf app 2>&1 | FileCheck %s
// CHECK: 0 of 1100 wrong, again 0
// CHECK: nothing leaked
//--- names.h
#define TEN(F, n) F(n##0) F(n##1) F(n##2) F(n##3) F(n##4) F(n##5) F(n##6) F(n##7) F(n##8) F(n##9)
#define HUNDRED(F, n) TEN(F, n##0) TEN(F, n##1) TEN(F, n##2) TEN(F, n##3) TEN(F, n##4) TEN(F, n##5) TEN(F, n##6) TEN(F, n##7) TEN(F, n##8) TEN(F, n##9)
#define ALL(F) HUNDRED(F, 10) HUNDRED(F, 11) HUNDRED(F, 12) HUNDRED(F, 13) HUNDRED(F, 14) HUNDRED(F, 15) HUNDRED(F, 16) HUNDRED(F, 17) HUNDRED(F, 18) HUNDRED(F, 19) HUNDRED(F, 20)
//--- lib.c
#include "names.h"
#define DECLARE(n) __attribute__((pending)) int f##n(int);
ALL(DECLARE)
#define CALL(n) wrong += f##n(7) != n + 7;
int work(void) {
  int wrong = 0;
  ALL(CALL)
  return wrong;
}
//--- app.c
#include "names.h"
#include <stdio.h>
#define DEFINE(n) int f##n(int add) { return n + add; }
ALL(DEFINE)
int work(void);
int main(void) {
  int first = work();
  printf("%d of 1100 wrong, again %d\n", first, work());
  return 0;
}
