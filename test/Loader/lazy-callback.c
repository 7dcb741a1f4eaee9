// An interrupt handler's callback can be the first to call a function: binding the callback binds all functions
// of its process. Of a library that is opened later that is said, when it is called, and the callback bound again.
//
// REQUIRES: board
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = %target-trivet-clang -O2
// DEFINE: %{lib} = %{cc} -shared -fPIC -Wl,-z,lazy
// RUN: %{lib} %t/lib.c -Wl,-soname,libl.so -o %t/libl.so
// RUN: %{lib} %t/opened.c -Wl,-soname,libo.so -o %t/libo.so
// RUN: %{cc} -rdynamic %t/app.c -L%t -ll -o %t/app
// DEFINE: %{run} = %trivet run --library=%t/libo.so
// RUN: %{run} %t/app work 3 -- %t/app work 5 | FileCheck %s
// CHECK-DAG: app#1: work by 3: right
// CHECK-DAG: app#2: work by 5: right
// RUN: not %{run} %t/app late 3 2>&1 | FileCheck %s --check-prefix=LATE
// LATE: app: an interrupt handler calls a function that is not bound: bind the callback when the function is there (trivet/bind.h)
// RUN: %{run} %t/app again 3 | FileCheck %s --check-prefix=AGAIN
// AGAIN: again by 3: right
//
// A function that nobody has is an error of the call only; a handler binds nothing.
// RUN: not %{run} %t/app absent 3 2>&1 | FileCheck %s --check-prefix=LATE
// RUN: not %{run} %t/app inside 3 2>&1 | FileCheck %s --check-prefix=INSIDE
// INSIDE: app: an interrupt handler binds a callback: bind it before
//--- lib.c
__attribute__((pending)) void add(int n);
__attribute__((pending)) void absent(int n);
void work(int n) { add(n); }
void fail(int n) { absent(n); }
//--- opened.c
__attribute__((pending)) void add(int n);
void late(int n) { add(n); }
//--- app.c
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <trivet/bind.h>
void trivet_on_tick(const trivet_bound *bound);
void work(int n), fail(int n);
static volatile int ticks, sum;
static void (*volatile function)(int);
static trivet_bound bound;
void add(int n) { sum += n; }
static int on_tick(void *step, intptr_t now) {
  function((int)(intptr_t)step);
  ++ticks;
  return 0;
}
static void inside(int n) { trivet_bind_current(&bound, on_tick, NULL); }
int main(int argc, char **argv) {
  int step = atoi(argv[2]);
  setvbuf(stdout, NULL, _IOLBF, 100);
  trivet_bind_current(&bound, on_tick, (void *)(intptr_t)step);
  switch (argv[1][0]) {
  case 'w': function = work; break;
  case 'i': function = inside; break;
  default: function = argv[1][1] == 'b' ? fail : (void (*)(int))dlsym(dlopen("libo.so", RTLD_NOW), "late");
  }
  if (argv[1][1] == 'g')
    trivet_bind_current(&bound, on_tick, (void *)(intptr_t)step);
  trivet_on_tick(&bound);
  while (ticks < 100)
    ;
  trivet_on_tick(NULL);
  printf("%s by %d: %s\n", argv[1], step, sum == step * ticks ? "right" : "wrong");
  return 0;
}
