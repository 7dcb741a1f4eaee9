// Inline variables, statics of inline functions and templates: one per process
//
// RUN: %matrix %s

//--- lib.cpp
#include "check.h"
#include "shared.h"
int library_next() { return next(); }
int *library_counter() { return &counter; }
int *library_static() { return &Holder<int>::count; }
int library_once() { return once().value + constructed; }
int *library_hidden() { return &hidden; }
extern template struct Holder<long>; // base.cpp's, or the application's
int *library_declared() { return &Holder<long>::count; }
int *const table[] = {&counter, &Holder<int>::count};
int *library_table(int i) { return OPAQUE(table)[i]; }

//--- base.cpp
#include "check.h"
#include "shared.h"
int base_next() { return next(); }
int *base_counter() { return &counter; }
int *base_static() { return &Holder<int>::count; }
int base_once() { return once().value + constructed; }
template struct Holder<long>;
int *base_explicit() { return &Holder<long>::count; }

//--- app.cpp
#include "check.h"
#include "shared.h"
int library_next();
int *library_counter();
int *library_static();
int library_once();
int *library_hidden();
int *library_table(int i);
int base_next();
int *base_counter();
int *base_static();
int base_once();
int *library_declared();
int *base_explicit();

extern "C" void across() {
  CHECK(next() == 1 && library_next() == 2 && base_next() == 3 && next() == 4);
  CHECK(&counter == library_counter() && &counter == base_counter());
  CHECK(library_static() == base_static()); // which the application does not define
  CHECK(library_table(0) == &counter && library_table(1) == base_static());
  counter += 5;
  CHECK(*base_counter() == 47);
  // The guard is one, too: constructed once.
  CHECK(base_once() == 18 && library_once() == 18 && once().value + constructed == 18);
  CHECK(&hidden != library_hidden());
  CHECK(library_declared() == &Holder<long>::count && base_explicit() == &Holder<long>::count);
}
