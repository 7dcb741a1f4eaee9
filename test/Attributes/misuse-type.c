// RUN: %cc -fsyntax-only -fdeclspec -std=c23 -Xclang -verify %s
#define D __attribute__((direct))
struct D tagged { int x; };            // expected-error {{not on a type; mark its functions and variables}}
D typedef int number;                  // expected-error {{not on a type}}
enum D choice { A };                   // expected-error {{not on a type}}
struct s { D int member; };            // expected-error {{not on a member of each object}}
enum { E D };                          // expected-error {{not on this declaration}}
extern int [[trivet::direct]] x;       // expected-error {{cannot be applied to types}}
__declspec(direct) struct t { int x; }; // expected-warning {{attribute 'direct' is ignored, place it after "struct"}}
[[trivet::direct]];                    // expected-error {{not on this declaration}}
