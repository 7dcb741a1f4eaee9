//===- personality.c - the way from a table to C++'s personality ----------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tables name the personality routine by its distance, and
// distances to other modules are known to nobody. So each module has this routine of
// its own, which goes on to libc++.so's.
//
//===----------------------------------------------------------------------===//

#include "personality.h"

REGISTER_TABLE;

int __trivet_gxx_personality_v0(PERSONALITY_PARAMETERS);

__attribute__((visibility("hidden"))) int __gxx_personality_v0(PERSONALITY_PARAMETERS) {
  return __trivet_gxx_personality_v0(PERSONALITY_ARGUMENTS);
}
