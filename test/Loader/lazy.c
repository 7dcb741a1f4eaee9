// Functions that are only called are bound at their first call, for each process by itself; one
// whose address is taken has the same address as ever. Preempted at any moment.
//
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{lib} = %target-trivet-clang -O2 -shared -fPIC %t/lib.c -Wl,-soname,libl.so -o %t/libl.so
// RUN: %{lib} -Wl,-z,lazy
// RUN: %trivet inspect %t/libl.so | FileCheck %s --check-prefix=INSPECT
// INSPECT-DAG: pending lazy symbol add
// INSPECT-DAG: pending lazy symbol mix
// INSPECT-DAG: pending lazy symbol absent
// INSPECT-DAG: pending symbol both
// RUN: %target-trivet-clang -O2 %t/app.c -L%t -ll -o %t/app
// RUN: not %trivet run --stats %t/app 1 -- %t/app 2 2>&1 | FileCheck %s --implicit-check-not=wrong --implicit-check-not=leaked
// CHECK-DAG: app#1: sum 30
// CHECK-DAG: app#2: sum 60
// CHECK-DAG: app#1: mixed 1 2 3 4 5 6.5 7 8
// CHECK-DAG: app#2: mixed 1 2 3 4 5 6.5 7 8
// CHECK-DAG: trivet run: error: app#1: symbol 'absent' not found
// CHECK-DAG: stats: process app#1: {{.*}}; status 127
// CHECK-DAG: stats: process app#2: {{.*}}; status 127
// CHECK: nothing leaked
//
// Without it the program does not start.
// RUN: %{lib}
// RUN: not %trivet run %t/app 1 2>&1 | FileCheck %s --check-prefix=NOW
// NOW: symbol 'absent' not found
// NOW-NOT: sum
//--- lib.c
#include <stdio.h>
__attribute__((pending)) int add(int n);
__attribute__((pending)) void mix(int a, int b, int c, int d, int e, double f, long long g, int h);
__attribute__((pending)) int both(void);
__attribute__((pending)) void absent(void);
int (*address(void))(void) { return both; }
void work(int n) {
  int sum = 0;
  for (int i = 0; i < 30; ++i)
    sum = add(n);
  printf("sum %d\n", sum);
  mix(1, 2, 3, 4, 5, 6.5, 7, 8);
  if (both() != 42 || address()() != 42)
    puts("wrong");
}
void fail(void) { absent(); }
//--- app.c
#include <stdio.h>
#include <stdlib.h>
void work(int n), fail(void);
int (*address(void))(void);
static int sum;
int add(int n) { return sum += n; }
int both(void) { return 42; }
void mix(int a, int b, int c, int d, int e, double f, long long g, int h) {
  printf("mixed %d %d %d %d %d %.1f %lld %d\n", a, b, c, d, e, f, g, h);
}
int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 100);
  work(atoi(argv[1]));
  if (address() != both)
    puts("wrong");
  fail();
  return 0;
}
