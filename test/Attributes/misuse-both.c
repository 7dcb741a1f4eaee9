// RUN: %cc -fsyntax-only -fdeclspec -std=c23 -Xclang -verify %s
__attribute__((direct, pending)) extern int a; // expected-error {{'a' is declared both direct and pending}} expected-note {{the other attribute is here}}
__declspec(pending, direct) int b(void);       // expected-error {{'b' is declared both pending and direct}} expected-note {{the other attribute is here}}
[[trivet::direct, trivet::pending]] int c(void); // expected-error {{'c' is declared both direct and pending}} expected-note {{the other attribute is here}}
__attribute__((direct("x"), direct("y"))) extern int d; // expected-error {{'d' is declared to come from "x" and from "y"}} expected-note {{the other attribute is here}}
