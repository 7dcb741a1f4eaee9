// RUN: %cc -fsyntax-only -Xclang -verify %s
enum { libx };
__attribute__((direct(3))) extern int a;        // expected-error {{the module that provides a 'direct' import is named by a string, as in direct("libm")}}
__attribute__((pending(libx))) extern int b;    // expected-error {{the module that provides a 'pending' import is named by a string}}
__attribute__((direct(""))) extern int c;       // expected-error {{is named by a string}}
__attribute__((direct(L"libx"))) extern int d;  // expected-error {{is named by a string}}
__attribute__((direct("lib x"))) extern int e;  // expected-error {{is named by a string}}
__attribute__((direct("lib\0x"))) extern int f; // expected-error {{is named by a string}}
__attribute__((direct("a", "b"))) extern int g; // expected-error {{'direct' attribute takes no more than 1 argument}}
