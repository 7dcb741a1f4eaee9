// Addresses of inline functions, templates and constants: each is the same in all modules, in code and in initialisers, also within pointers to members
//
// RUN: %matrix %s

//--- both.cpp
#include "check.h"
#include "addresses.h"
inline int of_one_unit() { return 17; } // lib.cpp does not see it, unless LTO shows it
#ifdef IN_LIBRARY
Function library_unit() { return of_one_unit; }
#else
Function application_unit() { return of_one_unit; }
#endif
// Only called, so each module's own will do.
static constexpr Function own[] = {plain, Template<int>::function};
extern "C" void both() {
  CHECK(own[OPAQUE(0)]() == 1 && own[OPAQUE(1)]() == 7);
  CHECK(constant[OPAQUE(1)] == 4 && Template<int>::member[OPAQUE(1)] == 6);
  CHECK(*pointers()[OPAQUE(0)] == 12);
  Derived derived;
  Addresses here = addresses();
  CHECK((OPAQUE(static_cast<Base *>(&derived))->*here.overridden)() == 11);
  CHECK(OPAQUE(here.plain_) == plain && OPAQUE(here.table) == functions());
}

//--- lib.cpp
#include "check.h"
#include "addresses.h"
Addresses library_addresses() { return addresses(); }
Function library_unit();
Function library_through_unit() { return library_unit(); }
Function library_variable = plain;
extern const Function library_constants[] = {plain, functions()[0]};
static const Function table[] = {plain, Template<int>::function};
Function library_table(int i) { return table[OPAQUE(i)]; }
Function library_of_libraries() { return of_libraries; }
extern template int declared<int>(int);
int (*library_declared())(int) { return declared<int>; }
bool library_compares(Function f, const int *p) { return f == plain && p == &constant[1]; }

//--- base.cpp
#include "check.h"
#include "addresses.h"
Addresses base_addresses() { return addresses(); }
Function base_of_libraries() { return of_libraries; }
template int declared<int>(int);
int (*base_declared())(int) { return declared<int>; }

//--- app.cpp
#include "check.h"
#include "addresses.h"
Addresses library_addresses();
Addresses base_addresses();
Function library_through_unit(), application_unit(), library_table(int), library_of_libraries(),
    base_of_libraries();
extern PENDING Function library_variable;
extern PENDING const Function library_constants[2];
int (*library_declared())(int);
int (*base_declared())(int);
bool library_compares(Function, const int *);

static void same(const Addresses &a, const Addresses &b) {
  CHECK(a.plain_ == b.plain_);
  CHECK(a.function == b.function);
  CHECK(a.converted == b.converted);
  CHECK(a.in_table == b.in_table && a.in_table == b.function);
  CHECK(a.instance_ == b.instance_);
  CHECK(a.constant_ == b.constant_);
  CHECK(a.member == b.member);
  CHECK(a.table == b.table);
  CHECK(a.pointers_ == b.pointers_);
  CHECK(a.ordinary == b.ordinary);
  CHECK(a.overridden == b.overridden);
  CHECK(a.method == b.method);
  CHECK(a.hidden_ != b.hidden_);
}
static int call(const Addresses &a) {
  Derived derived;
  Template<int> object;
  return a.plain_() + a.instance_(1) + *a.constant_ + *a.member + a.table[0]() + **a.pointers_ +
         (derived.*a.ordinary)() + (derived.*a.overridden)() + (object.*a.method)(1) + a.hidden_();
}

extern "C" void across() {
  Addresses here = addresses(), library = library_addresses(), base = base_addresses();
  same(here, library);
  same(here, base);
  CHECK(call(here) == 68 && call(library) == 68 && call(base) == 68);
  CHECK(library_through_unit() == application_unit());
  CHECK(library_variable == plain);
  CHECK(library_constants[0] == plain && library_constants[1] == plain);
  CHECK(library_table(0) == plain && library_table(1) == Template<int>::function);
  CHECK(library_of_libraries() == base_of_libraries() && library_of_libraries()() == 15);
  CHECK(library_declared() == base_declared() && library_declared()(1) == 17);
  CHECK(library_declared() == declared<int>);
  CHECK(library_compares(plain, &constant[1]));
}
