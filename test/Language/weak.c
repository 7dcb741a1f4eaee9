// Weak: definitions that yield to strong ones, undefined ones that are null, direct and pending, data and functions; aliases; hidden and protected visibility
//
// RUN: %matrix %s

//--- base.c
int present = 3;
int provided(void) { return 4; }
//--- both.c
#include "check.h"
__attribute__((weak)) int weak_value = 1, weak_zero;
__attribute__((weak)) int weak_function(void) { return 1; }
__attribute__((weak)) int yields = 1;
__attribute__((weak)) int yields_too(void) { return 1; }
extern __attribute__((weak)) int nobody, nobody_array[4];
extern __attribute__((weak)) const int nobody_constant;
extern __attribute__((weak)) int nobody_function(void);
extern DIRECT __attribute__((weak)) int direct_nobody, present;
extern DIRECT __attribute__((weak)) int direct_nobody_function(void), provided(void);
int *p_nobody = &nobody, *p_direct_nobody = &direct_nobody, *p_present = &present, *p_weak = &weak_value;
int (*p_function)(void) = nobody_function, (*p_direct)(void) = direct_nobody_function, (*p_provided)(void) = provided;

int original = 6, array[4] = {1, 2, 3, 4};
extern int alias __attribute__((alias("original")));
extern int weak_alias __attribute__((weak, alias("array")));
int function(void) { return original; }
int function_alias(void) __attribute__((alias("function")));
__attribute__((visibility("hidden"))) int hidden = 7;
__attribute__((visibility("protected"))) int protected_ = 8;
__attribute__((visibility("hidden"))) extern int hidden_elsewhere;
int *p_alias = &alias;

void both(void) {
  CHECK(weak_value == 1 && weak_zero == 0 && weak_function() == 1 && OPAQUE(p_weak) == &weak_value);
  CHECK(!&nobody && !&nobody_constant && !nobody_function && !p_nobody && !p_function);
  CHECK(!&direct_nobody && !direct_nobody_function && !p_direct_nobody && !p_direct && !OPAQUE(&nobody_array[0]));
  CHECK(&present && present == 3 && provided && provided() == 4 && OPAQUE(p_present) == &present && OPAQUE(p_provided)() == 4);
  CHECK(*OPAQUE(&yields) == 2 && yields_too() == 2);
  ++alias;
  CHECK(original == 7 && OPAQUE(p_alias) == &original && weak_alias == 1 && function_alias() == 7 && function_alias == function);
  original = 6;
  CHECK(++*OPAQUE(&hidden) == 8 && ++*OPAQUE(&protected_) == 9 && hidden_elsewhere == 5);
}
//--- lib.c
int hidden_elsewhere __attribute__((visibility("hidden"))) = 5;
int yields = 2;
int yields_too(void) { return 2; }
//--- app.c
#include "check.h"
int hidden_elsewhere __attribute__((visibility("hidden"))) = 5;
int yields = 2;
int yields_too(void) { return 2; }
void across(void) {}
