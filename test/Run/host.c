// Modules of this computer, run on it: own, direct and pending data, calls and callbacks, one
// address for each function, the host's libc, C's end of a program. Two programs at a time have data
// of their own, and so have their ends.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{level} =
// DEFINE: %{cc} = x86_64-trivet-clang %{level}
// DEFINE: %{build} = %{cc} -shared -fPIC -Wl,-soname=libbase.so %t/base.c -o %t/libbase.so && %{cc} -shared -fPIC -Wl,-soname=libtop.so %t/top.c %t/libbase.so -o %t/libtop.so && %{cc} %t/app.c -L%t -ltop -lbase -lm -o %t/app
// DEFINE: %{run} = %{build} && sh -c "%trivet run %t/app a; echo status \$?" | FileCheck %s && not %trivet run --machine=host %t/app 1 -- %t/app 2 | FileCheck %s --check-prefix=TWO
// REDEFINE: %{level} = -O0
// RUN: %{run}
// REDEFINE: %{level} = -O2
// RUN: %{run}
// REDEFINE: %{level} = -O2 -flto
// RUN: %{run}
// REDEFINE: %{level} = -Os -fstack-protector-all
// RUN: %{run}
// CHECK:      all 0: sqrt(2) 1.414, errno 2
// CHECK-NEXT: at exit: 100007
// CHECK-NEXT: destructor of base: 5
// CHECK-NEXT: status 7
// TWO-DAG: app#1: at exit: 100007
// TWO-DAG: app#2: at exit: 100007
// TWO-DAG: app#1: destructor of base: 5
// TWO-DAG: app#2: destructor of base: 5
//
// --stats knows who shares what; nothing is left.
// RUN: not %trivet run --stats %t/app 1 -- %t/app 2 2>&1 >/dev/null | FileCheck %s --check-prefix=STATS
// STATS: module number at text shared by data
// STATS-DAG: app 0 {{[0-7]......}}{{.*}} 2
// STATS-DAG: libbase.so {{[12]}} {{.*}} 2
// STATS: stats: process app#1: data app {{.*}}; status 7
// STATS: stats: nothing leaked
//
//--- base.c
#include <stdio.h>
int shared = 1;
const int limit = 100000;
static int calls;
int base_calls(void) { return ++calls; }
int (*base_self(void))(void) { return base_calls; }
int apply(int (*f)(int), int x) { ++calls; return f(x); }
__attribute__((destructor)) static void done(void) { printf("destructor of base: %d\n", calls); }
//--- top.c
extern __attribute__((direct("libbase.so"))) int shared;
extern __attribute__((pending)) int in_app;
extern const int limit;
int apply(int (*)(int), int), base_calls(void);
__attribute__((pending)) int app_function(int);
static int added;
static int add(int x) { return added += x; }
int top(void) {
  shared += 10, in_app += 100;
  apply(add, 2);
  int n = apply(app_function, limit);
  return n + added;
}
int (*top_knows(void))(void) { return base_calls; }
int (*const top_table[])(void) = {base_calls, top};
//--- app.c
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
extern __attribute__((direct("libbase.so"))) int shared;
int top(void), base_calls(void), (*base_self(void))(void), (*top_knows(void))(void);
extern int (*const top_table[])(void);
int in_app = 3, sum;
static int failed;
#define CHECK(x) ((x) ? 0 : (++failed, printf("%d: not so: %s\n", __LINE__, #x)))
int app_function(int x) { return x + in_app; }
static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static void at_exit(void) { printf("at exit: %d\n", sum); }
static int (*const printers[])(const char *, ...) = {printf};
int main(int argc, char **argv) {
  CHECK(argc == 2 && strlen(argv[1]) == 1 && !argv[2]);
  CHECK(shared == 1);
  CHECK(top() == 100000 + 103 + 2 && shared == 11 && in_app == 103);
  CHECK(base_self() == base_calls && top_knows() == base_calls && top_table[0] == base_calls && top_table[1] == top);
  CHECK(base_calls() == 3 && base_self()() == 4 && top_table[0]() == 5);
  CHECK(printers[0] == printf);
  int *numbers = malloc(3 * sizeof(int));
  memcpy(numbers, (int[]){3, 1, 2}, 12);
  qsort(numbers, 3, sizeof(int), compare);
  CHECK(numbers[0] == 1 && numbers[2] == 3);
  free(numbers);
  for (volatile int i = 0; i != 100000; ++i)
    ++sum;
  char text[9];
  CHECK(snprintf(text, sizeof text, "%s", "longer than that") == 16 && !strcmp(text, "longer t"));
  CHECK(getenv("PATH") != NULL);
  errno = 0;
  CHECK(open("/nowhere/at/all", O_RDONLY) == -1);
  fprintf(stdout, "all %d: sqrt(2) %.3f, errno %d\n", failed, sqrt(argc), errno);
  atexit(at_exit);
  return sum += 7, failed ? 1 : 7;
}
