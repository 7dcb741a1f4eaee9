// Pending imports: data and functions of the application used by a library, in code and in initialisers
//
// RUN: %matrix %s

//--- lib.c
#include "check.h"
extern PENDING int count, list[8];
extern PENDING int callback(int);
extern PENDING const int fixed;
extern PENDING __attribute__((weak)) int absent_value, present_value;
extern PENDING __attribute__((weak)) int absent_function(void), present_function(void);
int *p_count = &count, *p_list = list + 5, *p_absent = &absent_value;
int (*p_callback)(int) = callback, (*p_nobody)(void) = absent_function;
static int *const table[] = {&count, &list[2], &present_value};
static const struct { char c; int (*f)(int); int *v; } __attribute__((packed)) constant = {1, callback, list + 1};

int library(void) {
  count += 5;
  CHECK(*p_count == count && p_count == &count && *p_list == 5 && !p_absent && !p_nobody);
  CHECK(&absent_value == 0 && absent_function == 0 && &present_value && present_function() == 12);
  CHECK(OPAQUE(table)[1] == list + 2 && *OPAQUE(table)[2] == 11 && OPAQUE(&constant)->f == callback && *constant.v == 1);
  CHECK(OPAQUE(p_callback) == callback && OPAQUE(p_callback)(1) == callback(1) && fixed == 77);
  int sum = 0;
  for (int i = 0; i < 8; ++i)
    sum += list[i] * callback(i);
  return sum;
}
int (*get_callback(void))(int) { return callback; }
int tail(int x) { return callback(x + 1); }

//--- app.c
#include "check.h"
extern DIRECT int library(void), tail(int);
extern DIRECT int (*get_callback(void))(int);
int count = 1, list[8] = {0, 1, 2, 3, 4, 5, 6, 7}, present_value = 11;
const int fixed = 77;
int callback(int x) { return x + count; }
int present_function(void) { return 12; }
void across(void) {
  int sum = library();
  CHECK(count == 6 && sum == 140 + 6 * 28 && get_callback() == callback && tail(1) == 8);
}
