//===- error.cpp - what went wrong ----------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A code, and the one name that goes with it. By itself, so that compilers,
// which do not see here that fail() returns its argument, keep no second copy
// of it.
//
//===----------------------------------------------------------------------===//
#include "core.h"

static const char *last_name = "";

const char *trivet_last_name(void) { return last_name; }

int trivet::fail(int code, const char *name) {
  last_name = name;
  return code;
}
