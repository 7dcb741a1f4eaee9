//===- personality.c - the way from a table to C++'s personality ----------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tables name the personality routine by its distance (R_ARM_PREL31), and
// distances to other modules are known to nobody. So each module has this routine of
// its own, which goes on to libc++.so's.
//
//===----------------------------------------------------------------------===//

// A table with this routine must be registered as well (unwind-table.c).
__asm__(".reloc ., R_ARM_NONE, __aeabi_unwind_cpp_pr0");

int __trivet_gxx_personality_v0(int state, void *control, void *context);

__attribute__((visibility("hidden"))) int __gxx_personality_v0(int state, void *control,
                                                               void *context) {
  return __trivet_gxx_personality_v0(state, control, context);
}
