// What no other module sees cannot come from one.
//
// RUN: %cc -fsyntax-only -Xclang -verify %s
#define P __attribute__((pending))
P static int s;          // expected-error {{not on a static variable, which this module defines}}
P static int f(void);    // expected-error {{not on a static function, which this module defines}}
static int again;
P extern int again;      // expected-error {{'again' is declared pending, that is, defined by another module, but has internal linkage, which no other module sees}}
int use(void) { return s + f() + again; }
