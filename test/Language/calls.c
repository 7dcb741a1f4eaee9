// Calls: varargs, struct arguments and returns, function pointers in tables compared and called across modules, tail calls, recursion between modules, long long and double
//
// RUN: %matrix %s

//--- lib.c
#include "check.h"
#include <stdarg.h>
struct Small { short a, b; };
struct Large { int v[6]; double d; };
struct Operation { const char *name; int (*f)(int, int); };
static int calls;
int add(int a, int b) { ++calls; return a + b; }
int sub(int a, int b) { ++calls; return a - b; }
static int mul(int a, int b) { ++calls; return a * b; }
const struct Operation operations[] = {{"add", add}, {"sub", sub}, {"mul", mul}};
struct Small small(struct Small s) { struct Small r = {s.b, (short)(s.a + calls)}; return r; }
struct Large large(struct Large l, int n) { l.v[5] += n, l.d *= 2; return l; }
int vsum(int n, va_list list) { int s = 0; while (n--) s += va_arg(list, int); return s; }
double mixed(const char *kinds, ...) {
  va_list list;
  va_start(list, kinds);
  double s = calls;
  for (; *kinds; ++kinds) {
    if (*kinds == 'i') s += va_arg(list, int);
    if (*kinds == 'd') s += va_arg(list, double);
    if (*kinds == 'l') s += (double)va_arg(list, long long);
    if (*kinds == 'S') s += va_arg(list, struct Large).v[5];
    if (*kinds == 'f') s += va_arg(list, int (*)(int, int))(3, 4);
  }
  va_end(list);
  return s;
}
int (*find(int n))(int, int) { return n == 0 ? add : n == 1 ? sub : mul; }
int is_add(int (*f)(int, int)) { return f == add; }
int pass(int (*f)(int, int), int a, int b) { return f(b, a); } // a tail call
extern PENDING int even(unsigned);
int odd(unsigned n) { return n == 0 ? 0 : even(n - 1); }
int get_calls(void) { return calls; }
long long wide(long long a, int b, long long c) { return a * c + b; }

//--- app.c
#include "check.h"
#include <stdarg.h>
#include <string.h>
struct Small { short a, b; };
struct Large { int v[6]; double d; };
struct Operation { const char *name; int (*f)(int, int); };
extern DIRECT int add(int, int), sub(int, int), is_add(int (*)(int, int)), pass(int (*)(int, int), int, int), vsum(int, va_list), get_calls(void), odd(unsigned);
extern DIRECT int (*find(int))(int, int);
extern DIRECT const struct Operation operations[3];
extern DIRECT struct Small small(struct Small);
extern DIRECT struct Large large(struct Large, int);
extern DIRECT double mixed(const char *, ...);
extern DIRECT long long wide(long long, int, long long);
static int mine = 1000;
static int local(int a, int b) { return mine += a * 10 + b; }
static int (*const table[])(int, int) = {add, sub, local};
static int (*writable[])(int, int) = {local, sub, add};
int even(unsigned n) { return n == 0 ? 1 : odd(n - 1); }
static int sum(int n, ...) {
  va_list list, copy;
  va_start(list, n);
  va_copy(copy, list);
  int s = vsum(n, list) * 1000 + vsum(n, copy);
  va_end(list), va_end(copy);
  return s;
}
__attribute__((noinline)) static struct Large twice(struct Large l) { return large(large(l, 1), 2); }
void across(void) {
  CHECK(OPAQUE(table)[0](2, 3) == 5 && OPAQUE(table)[2](1, 2) == 1012 && OPAQUE(writable + 0)[1](9, 4) == 5);
  CHECK(table[0] == find(0) && find(1) == sub && is_add(OPAQUE(table)[0]) && is_add(add) && !is_add(local));
  CHECK(operations[0].f == add && OPAQUE(operations + 0)[2].f(6, 7) == 42 && find(2) == operations[2].f && !strcmp(operations[1].name, "sub"));
  CHECK(pass(sub, 1, 10) == 9 && pass(local, 0, 1) == 1022 && get_calls() == 4);
  struct Small s = small((struct Small){1, 2});
  CHECK(s.a == 2 && s.b == 5);
  struct Large l = twice((struct Large){{1, 2, 3, 4, 5, 6}, 1.25});
  CHECK(l.v[0] == 1 && l.v[5] == 9 && l.d == 5.0);
  CHECK(sum(3, 1, 2, 3) == 6006 && mixed("idlSf", 1, 0.5, 1ll << 33, l, sub) == 4 + 1 + 0.5 + 8589934592.0 + 9 - 1);
  CHECK(mixed("f", local) == 5 + 1056 && even(101) == 0 && odd(101) == 1 && wide(1ll << 32, 5, 3) == 0x300000005ll);
}
