// `setjmp`, `longjmp`: inside a module, out of a library's callback, back into a library
//
// RUN: %matrix %s

//--- both.c
#include "check.h"
#include <setjmp.h>
static jmp_buf here;
static int depth;
NOINLINE static void dive(int n) {
  ++depth;
  if (n == 0) longjmp(here, depth);
  dive(n - 1);
  ++depth;
}
void both(void) {
  volatile int kept = 3;
  int n = setjmp(here);
  if (n == 0) { kept = 4; dive(5); }
  CHECK(n == 6 && kept == 4 && depth == 6);
}
//--- lib.c
#include "check.h"
#include <setjmp.h>
static jmp_buf inside;
static int state = 100;
int library(int (*f)(int), int x) { ++state; int r = f(x) + state; ++state; return r; }
void back(int n) { state += n; longjmp(inside, n); }
int guarded(void (*f)(void)) {
  int n = setjmp(inside);
  if (n == 0) f();
  return state * 100 + n;
}
int get_state(void) { return state; }
//--- app.c
#include "check.h"
#include <setjmp.h>
extern DIRECT int library(int (*)(int), int), guarded(void (*)(void)), get_state(void);
extern DIRECT void back(int);
static jmp_buf out;
static int seen = 7;
static int leave(int x) { seen += x; longjmp(out, seen); }
static int stay(int x) { return x + seen; }
static void into(void) { back(3); }
void across(void) {
  int n = setjmp(out);
  if (n == 0) library(leave, 5);
  CHECK(n == 12 && seen == 12 && get_state() == 101);
  CHECK(library(stay, 1) == 13 + 102);
  CHECK(guarded(into) == 10603);
}
