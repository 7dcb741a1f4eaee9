/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The application's accesses. */
#include "access.h"

/* Takes an address in a register, whatever the optimiser knows. */
static inline int *escape(int *p) {
  __asm__("" : "+r"(p));
  return p;
}

int app_pending = 8;
int app_pending_function(int x) { return x + 2; }

int app_own = 3;
static int app_a, app_b, app_c, app_d;
int app_array[16] = {1, 2, 3};
static const char *const app_names[] = {"zero", "one", "two", "three"};

int app_own_read(int x, function *callback) { return app_own; }

int app_own_write(int x, function *callback) {
  app_own = x;
  return x;
}

int app_own_several(int x, function *callback) {
  ++app_a;
  ++app_b;
  ++app_c;
  return ++app_d;
}

int app_own_array(int x, function *callback) { return app_array[x]; }

int app_own_address(int x, function *callback) { return *escape(&app_own); }

int app_own_loop(int x, function *callback) {
  for (int i = 0; i < 10; ++i)
    app_a += callback(i);
  return app_a;
}

int app_constant(int x, function *callback) { return app_names[x][0]; }

int app_direct_read(int x, function *callback) { return provided; }

int app_direct_two(int x, function *callback) {
  return provided + provided_too;
}

int app_direct_call(int x, function *callback) {
  return provided_function(x) + 1;
}

int app_direct_function(int x, function *callback) {
  return callback == provided_function;
}

int app_callback(int x, function *callback) { return callback(x) + app_own; }
