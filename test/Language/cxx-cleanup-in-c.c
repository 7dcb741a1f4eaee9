// C with `-fexceptions`: `__attribute__((cleanup))` runs while an exception of C++ passes, in modules linked with libc++.so and without
//
// RUN: %matrix %s -- -fexceptions

//--- base.c
#include "check.h"
static int cleaned;
static void clean(int *n) { cleaned += *n; }
int times_cleaned(void) { return cleaned; }
int through(int (*callback)(int), int n) {
  __attribute__((cleanup(clean))) int outer = 1;
  for (int i = 0; i < 2; ++i) {
    __attribute__((cleanup(clean))) int inner = 10;
    n = callback(n);
  }
  return n;
}
//--- lib.cpp
extern "C" int throw_at_five(int n) {
  if (n == 5)
    throw n;
  return n + 1;
}
extern "C" int caught(int (*f)(int (*)(int), int), int n) {
  try {
    return f(throw_at_five, n);
  } catch (int thrown) {
    return -thrown;
  }
}
//--- both.c
#include "check.h"
int times_cleaned(void), through(int (*)(int), int), caught(int (*)(int (*)(int), int), int);
static int order;
static void append(int *n) { order = order * 10 + *n; }
NOINLINE static int here(int (*callback)(int), int n) {
  __attribute__((cleanup(append))) int first = 1;
  __attribute__((cleanup(append))) int second = 2;
  return through(callback, n);
}
void both(void) {
  int before = times_cleaned();
  CHECK(caught(through, 1) == 3 && times_cleaned() == before + 21);
  CHECK(caught(through, 5) == -5 && times_cleaned() == before + 32);
  CHECK(caught(through, 4) == -5 && times_cleaned() == before + 53);
  CHECK(caught(here, 1) == 3 && order == 21 && caught(here, 4) == -5 && order == 2121);
  CHECK(times_cleaned() == before + 95);
}
