//===- personality.h - how an unwinder calls a personality routine -*- C -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arm's exception handling ABI (ehabi32 §7.3) has fewer parameters than the
// Itanium one (C++ ABI: Exception Handling, 1.5.2) of everybody else.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PERSONALITY_H
#define TRIVET_PERSONALITY_H

#ifdef __arm__
#define PERSONALITY_PARAMETERS int state, void *control, void *context
#define PERSONALITY_ARGUMENTS state, control, context
#define PERSONALITY_FAILURE 9 /* _URC_FAILURE */
// A table with this routine must be registered as well (unwind-table.c).
#define REGISTER_TABLE __asm__(".reloc ., R_ARM_NONE, __aeabi_unwind_cpp_pr0")
#else
#define PERSONALITY_PARAMETERS                                                                     \
  int version, int actions, unsigned long long type, void *exception, void *context
#define PERSONALITY_ARGUMENTS version, actions, type, exception, context
#define PERSONALITY_FAILURE 3 /* _URC_FATAL_PHASE1_ERROR */
#define REGISTER_TABLE _Static_assert(1, "whoever has a table says so itself")
#endif

#endif
