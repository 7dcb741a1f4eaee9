//===- personality-c.c - the way from a table to C's personality ----------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// As personality.c, for C's __attribute__((cleanup)) with -fexceptions. Such a
// module need not have been linked with libc++.so, hence weak and pending;
// without libc++.so nobody unwinds.
//
//===----------------------------------------------------------------------===//

#include "personality.h"

REGISTER_TABLE;

extern __attribute__((pending, weak)) int __trivet_gcc_personality_v0(PERSONALITY_PARAMETERS);

__attribute__((visibility("hidden"))) int __gcc_personality_v0(PERSONALITY_PARAMETERS) {
  return __trivet_gcc_personality_v0 ? __trivet_gcc_personality_v0(PERSONALITY_ARGUMENTS)
                                     : PERSONALITY_FAILURE;
}
