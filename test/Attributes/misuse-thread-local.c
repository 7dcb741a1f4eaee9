// RUN: %cc -fsyntax-only -Xclang -verify %s
__attribute__((direct)) extern _Thread_local int x; // expected-error {{'direct' belongs on the declaration of a function or variable that another module defines, not on a thread-local variable}}
