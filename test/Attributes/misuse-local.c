// RUN: %cc -fsyntax-only -Xclang -verify %s
#define D __attribute__((direct))
void f(D int parameter) { // expected-error {{'direct' belongs on the declaration of a function or variable that another module defines, not on a parameter}}
  D int local;            // expected-error {{not on a local variable}}
  D static int kept;      // expected-error {{not on a local variable}}
  D extern int elsewhere; // this is fine
  elsewhere = local + kept;
  D;                      // expected-error {{not on a statement}}
  for (;;)
    D f(1);               // expected-error {{not on a statement}}
}
