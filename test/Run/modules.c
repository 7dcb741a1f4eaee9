// A library and an application: own data, another module's near and far, pending
// imports both ways, functions in tables, callbacks, variable arguments, constructors.
//
// RUN: split-file %s %t
// DEFINE: %{level} = -O0
// DEFINE: %{run} = cd %t && %target-trivet-clang %{level} -fPIC -shared lib.c -Wl,-soname,libt.so -o libt.so && \
// DEFINE:   %target-trivet-clang %{level} app.c -L. -lt -o app && \
// DEFINE:   %trivet run -L . app | FileCheck %t/app.c
// RUN: %{run}
// REDEFINE: %{level} = -O2
// RUN: %{run}
// REDEFINE: %{level} = -Oz -g
// RUN: %{run}
// REDEFINE: %{level} = -O2 -flto
// RUN: %{run}
//--- lib.c
#include <stdarg.h>
int near = 3;
char big[5000];
int far = 40;
const char *const words[] = {"zero", "one"};
static int calls;
__attribute__((pending)) extern int given;
__attribute__((pending)) int twice(int);
__attribute__((constructor)) static void begin(void) { far += 2; }
static int add(int a, int b) { return calls++, a + b; }
static int mul(int a, int b) { return calls++, a * b; }
int (*const table[])(int, int) = {add, mul};
int counted(void) { return calls; }
int each(int n, int (*f)(int)) {
  int sum = 0;
  for (int i = 0; i < n; i++)
    sum += f(i) + given;
  return sum + twice(n);
}
int sum(int n, ...) {
  va_list l;
  va_start(l, n);
  int s = 0;
  while (n--)
    s += va_arg(l, int);
  va_end(l);
  return s + near;
}
long long wide(long long a) { return a * near + far; }
//--- app.c
#include <stdio.h>
#include <string.h>
__attribute__((direct("libt"))) extern int near, far;
__attribute__((direct("libt"))) extern char big[5000];
extern const char *const words[];
extern int (*const table[])(int, int);
int counted(void), each(int, int (*)(int)), sum(int, ...);
long long wide(long long);
int given = 100;
int twice(int n) { return 2 * n; }
static int seen, *where = &seen;
int *const there = &near;
static int callback(int n) { return seen += n; }
int main(void) {
  printf("%d %d %s\n", near, far, words[1]);
  // CHECK: 3 42 one
  int (*const *f)(int, int) = table;
  printf("%d %d %d\n", f[0](3, 4), f[1](3, 4), counted());
  // CHECK-NEXT: 7 12 2
  printf("%d %d %d\n", each(4, callback), seen, *where);
  // CHECK-NEXT: 418 6 6
  near = 5;
  *there += 1;
  printf("%d %d\n", sum(3, 1, 2, 3), (int)wide(1ll << 20 | 1));
  // CHECK-NEXT: 12 6291504
  memset(big, 7, sizeof big);
  printf("%d %d %d\n", big[4999], near, far);
  // CHECK-NEXT: 7 6 42
  return 0;
}
