// A module that defines a symbol does not import it.
//
// RUN: %cc -fsyntax-only -Xclang -verify %s
#define D __attribute__((direct))
D int value = 1;                  // expected-error {{'value' is declared direct, that is, defined by another module, but this translation unit defines it: leave the attribute out here, for example by a macro that the defining module sets empty}} expected-note {{defined here}}
D int tentative;                  // expected-error {{'tentative' is declared direct}} expected-note {{defined here}}
D int function(void) { return 1; } // expected-error {{'function' is declared direct}} expected-note {{defined here}}
D extern int later;               // expected-error {{'later' is declared direct}}
int later = 2;                    // expected-note {{defined here}}
D extern int later_tentative;     // expected-error {{'later_tentative' is declared direct}}
int later_tentative;              // expected-note {{defined here}}
D int later_function(void);       // expected-error {{'later_function' is declared direct}}
int later_function(void) { return 2; } // expected-note {{defined here}}
D inline int in_line(void) { return 1; } // expected-error {{'in_line' is declared direct}} expected-note {{defined here}}
int (*D pointer)(void);           // expected-error {{'pointer' is declared direct}} expected-note {{defined here}}
D extern int alias __attribute__((alias("value"))); // expected-error {{'alias' is declared direct}} expected-note {{defined here}}
