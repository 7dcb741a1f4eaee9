// ifunc in each spelling is an error, although clang ignores it; what is only called so is not.
//
// RUN: %cc -c -o %t -w -std=c23 -Xclang -verify %s
// RUN: %cc -c -o %t -w -std=c++20 -x c++ -Xclang -verify %s
#define IFUNC(x) __attribute__((used, __ifunc__(x)))
int g1(void) __attribute__((ifunc("r"))); // expected-error {{only a resolver that runs at start-up would know}}
int g2(void) IFUNC("r");                  // expected-error {{use a function pointer}}
[[maybe_unused, gnu::ifunc("r")]] int g3(void); // expected-error {{use a function pointer}}
#ifdef __cplusplus
[[using gnu: used, ifunc("r")]] int g4(void); // expected-error {{use a function pointer}}
#endif
#if __has_attribute(ifunc)
int g5(void) __attribute__((ifunc("r")));
#endif
int gnu;
int ifunc(const char *s) { return *s; }
[[ifunc]] __attribute__((annotate("a"))) int g(int n) {
  int a[2] = {};
  return ifunc("x") + a[ifunc("y")] + (n ? gnu : ifunc("z"));
}
