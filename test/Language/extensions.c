// GNU C: aliases of statics, weakref, asm goto, `__auto_type`, nested designators, ranges, label differences, flexible arrays, `tls_model`, K&R, C99 inline, built-ins for frames
//
// RUN: %matrix %s -- -std=gnu17 -w

//--- base.c
int far_target = 3;
int far_callee(void) { return far_target; }
//--- both.c
#include "check.h"
#include <stdarg.h>
#include <stddef.h>
#include <wchar.h>
static int target = 1;
extern int alias_of_target __attribute__((alias("target")));
static int callee(void) { return target; }
static int alias_of_callee(void) __attribute__((alias("callee")));
static int (*const through_alias)(void) = alias_of_callee;
static int *const data_alias = &alias_of_target;
static int reference(void) __attribute__((weakref("far_callee")));
static int absent(void) __attribute__((weakref("nobody_has_this")));
static struct { int a, b[3]; struct { int *p; char c; } in[2]; } nested = {.in[1].p = &target, .b = {[0 ... 1] = 7}, .in[0] = {.c = 'x'}};
static struct { int n; int *list[]; } flexible = {2, {&target, &nested.a}};
static _Thread_local int local __attribute__((tls_model("local-exec"))) = 5;
static const wchar_t *names[] = {L"wide", L"\x263a"};
inline int twice(int n) { return 2 * n; }
extern int twice(int n);
static int old_style(a, b) int a; char b; { return a - b + target; }
static int jump(int n) {
  static const int away[] = {&&one - &&zero, &&zero - &&zero};
  goto *(&&zero + away[n]);
zero:
  return 10;
one:
  return 11;
}
static int asm_goto(int n) {
#ifdef __riscv
  __asm__ goto("addi t0, %0, -3\n\tbeqz t0, %l[yes]" ::"r"(n) : "t0" : yes);
#elif defined(__x86_64__)
  __asm__ goto("cmpl $3, %0\n\tje %l[yes]" ::"r"(n) : "cc" : yes);
#else
  __asm__ goto("cmp %0, #3\n\tbeq %l[yes]" ::"r"(n) : "cc" : yes);
#endif
  return target;
yes:
  return nested.b[1];
}
NOINLINE static int sum(int n, ...) {
  va_list list, again;
  va_start(list, n);
  va_copy(again, list);
  double s = 0;
  while (n--)
    s += va_arg(list, double) + va_arg(again, double);
  return s;
}
NOINLINE static int in_text(void *p) { return p == __builtin_return_address(0); }
NOINLINE static void *return_address(void) { return __builtin_return_address(0); }
void both(void) {
  ++alias_of_target;
  CHECK(target == 2 && through_alias() == 2 && OPAQUE(data_alias) == &target && reference() == 3 && !absent);
  CHECK(*OPAQUE(&nested)->in[1].p == 2 && nested.b[1] == 7 && !nested.b[2] && nested.in[0].c == 'x' && flexible.list[1] == &nested.a);
  CHECK(++local == 6 && names[1][0] == 0x263a && !wcscmp(names[0], L"wide") && twice(target) == 4 && old_style(5, 1) == 6);
  CHECK(jump(OPAQUE(1)) == 10 && jump(OPAQUE(0)) == 11 && asm_goto(OPAQUE(3)) == 7 && asm_goto(OPAQUE(4)) == 2);
  CHECK(sum(2, 1.0, 2.0) == 6 && return_address() && __builtin_frame_address(0));
  __auto_type taken = ({ __auto_type t = &target; t + 0; });
  int rows = OPAQUE(2), cells[rows][target];
  cells[1][1] = *taken;
  CHECK(cells[1][1] == 2 && sizeof cells == 16);
  if (!OPAQUE(taken))
    __builtin_trap();
}
