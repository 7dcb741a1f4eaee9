/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A library's accesses. */
#include "access.h"

/* Takes an address in a register, whatever the optimiser knows. */
static inline int *escape(int *p) {
  __asm__("" : "+r"(p));
  return p;
}

PENDING extern int app_pending;
PENDING function app_pending_function;

int lib_function(int x) { return x; }

int lib_own = 3;
static int lib_a, lib_b, lib_c, lib_d;
int lib_array[16] = {1, 2, 3};
static const char *const lib_names[] = {"zero", "one", "two", "three"};

int lib_own_read(int x, function *callback) { return lib_own; }

int lib_own_write(int x, function *callback) {
  lib_own = x;
  return x;
}

int lib_own_several(int x, function *callback) {
  ++lib_a;
  ++lib_b;
  ++lib_c;
  return ++lib_d;
}

int lib_own_array(int x, function *callback) { return lib_array[x]; }

int lib_own_address(int x, function *callback) { return *escape(&lib_own); }

int lib_own_loop(int x, function *callback) {
  for (int i = 0; i < 10; ++i)
    lib_a += callback(i);
  return lib_a;
}

int lib_constant(int x, function *callback) { return lib_names[x][0]; }

int lib_direct_read(int x, function *callback) { return provided; }

int lib_direct_two(int x, function *callback) {
  return provided + provided_too;
}

int lib_direct_call(int x, function *callback) {
  return provided_function(x) + 1;
}

int lib_direct_tail(int x, function *callback) {
  return provided_function(x + 1);
}

int lib_pending_read(int x, function *callback) { return app_pending; }

int lib_pending_call(int x, function *callback) {
  return app_pending_function(x) + 1;
}

int lib_own_function(int x, function *callback) {
  return callback == lib_function;
}

int lib_direct_function(int x, function *callback) {
  return callback == provided_function;
}

int lib_callback(int x, function *callback) { return callback(x) + lib_own; }
