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

// A table with this routine must be registered as well (unwind-table.c).
__asm__(".reloc ., R_ARM_NONE, __aeabi_unwind_cpp_pr0");

extern __attribute__((pending, weak)) int
__trivet_gcc_personality_v0(int state, void *control, void *context);

enum { URC_FAILURE = 9 };

__attribute__((visibility("hidden"))) int
__gcc_personality_v0(int state, void *control, void *context) {
  return __trivet_gcc_personality_v0
             ? __trivet_gcc_personality_v0(state, control, context)
             : URC_FAILURE;
}
