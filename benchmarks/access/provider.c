/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What library and application import directly. */
#undef __trivet__ /* defines what others declare direct */
#include "access.h"

int provided = 5, provided_too = 6;
int provided_function(int x) { return x + 1; }
