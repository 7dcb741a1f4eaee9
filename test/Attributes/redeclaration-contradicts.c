// RUN: %cc -fsyntax-only -Xclang -verify %s
#define D __attribute__((direct))
#define P __attribute__((pending))
D extern int a;               // expected-note {{the other attribute is here}}
P extern int a;               // expected-error {{'a' is declared both direct and pending}}
__attribute__((direct("x"))) int b(void); // expected-note {{the other attribute is here}}
__attribute__((direct("y"))) int b(void); // expected-error {{'b' is declared to come from "x" and from "y"}}
int f(void) {
  P extern int c;             // expected-note {{the other attribute is here}}
  return c;
}
int g(void) {
  D extern int c;             // expected-error {{'c' is declared both pending and direct}}
  return c;
}
D extern int d __asm__("one"); // expected-note {{the other attribute is here}}
P extern int e __asm__("one"); // expected-error {{'d' and 'e' are one symbol, 'one', but their attributes differ}}
