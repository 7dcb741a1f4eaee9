// RUN: %cc -std=c++20 -fsyntax-only -Xclang -verify %s
#define D __attribute__((direct))
struct S {
  D int member;                   // expected-error {{not on a member of each object}}
  D void in_class() {}            // expected-error {{'in_class' is declared direct}} expected-note {{defined here}}
  D void out_of_class();          // expected-error {{'out_of_class' is declared direct}}
  D static int defined;           // expected-error {{'defined' is declared direct}}
  D static inline int in_line = 1; // expected-error {{'in_line' is declared direct}} expected-note {{defined here}}
};
void S::out_of_class() {}         // expected-note {{defined here}}
int S::defined;                   // expected-note {{defined here}}
namespace { D extern int hidden; } // expected-error {{'hidden' is declared direct, that is, defined by another module, but has internal linkage}}
class D Class;                    // expected-error {{not on a type}}
using Alias D = int;              // expected-error {{not on a type}}
template <class T> struct Box { D static T value; }; // expected-error {{'value' is declared direct}}
template <class T> T Box<T>::value = 1; // expected-note {{defined here}}
int use() { return hidden + Box<int>::value; }
auto lambda = []() D { return 1; }; // expected-error {{'operator()' is declared direct}}
