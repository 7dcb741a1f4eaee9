// `_Thread_local`: own, of another module, pending, initialised (with addresses, too), zero, over-aligned, static in functions; a process has one thread
//
// RUN: %matrix %s

//--- base.c
_Thread_local int provided = 4;
//--- lib.c
#include "check.h"
extern PENDING _Thread_local int in_application;
int *address_in_application(void) { return &in_application; }
int library_sees(void) { return in_application; }
//--- both.c
#include "check.h"
#include <stdint.h>
int plain = 7;
static _Thread_local int counter = 1, zero;
_Thread_local int *to_plain = &plain;
_Thread_local struct { char c; int values[300]; } large = {'c', {[299] = 9}};
static _Thread_local _Alignas(64) char aligned;
extern DIRECT _Thread_local int provided;
NOINLINE static int next(void) {
  static _Thread_local int calls = 10;
  return ++calls;
}
NOINLINE static int *address(void) { return &counter; }

void both(void) {
  CHECK(counter == 1 && zero == 0 && to_plain == &plain && *to_plain == 7);
  counter += 2;
  zero = 5;
  CHECK(*OPAQUE(address()) == 3 && address() == &counter && OPAQUE(&zero)[0] == 5);
  CHECK(large.c == 'c' && large.values[299] == 9 && large.values[OPAQUE(298)] == 0);
  CHECK((uintptr_t)OPAQUE(&aligned) % 64 == 0);
  CHECK(next() == 11 && next() == 12);
  CHECK(provided == 4 || provided == 5); // the other module's both() came first
  provided = 5;
}
//--- app.c
#include "check.h"
_Thread_local int in_application = 6;
int *address_in_application(void);
int library_sees(void);
void across(void) {
  CHECK(library_sees() == 6 && address_in_application() == &in_application);
  in_application = 8;
  CHECK(library_sees() == 8);
}
