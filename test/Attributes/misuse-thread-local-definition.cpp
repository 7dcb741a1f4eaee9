// RUN: %cc -c -o %t -Xclang -verify %s
// RUN: %cc -c -o %t -flto -Xclang -verify %s
thread_local int a; // expected-error {{trivet: 'a' is thread-local, which modules do not support yet: make it an ordinary static, private to each process anyway}}
extern thread_local int unused;
int f() {
  static thread_local int b; // expected-error {{trivet: '_ZZ1fvE1b' is thread-local}}
  return ++b + a;
}
