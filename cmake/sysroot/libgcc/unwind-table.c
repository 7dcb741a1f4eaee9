//===- unwind-table.c - each module with an unwind table has this ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whoever compiles a function that can be unwound leaves a reference, and only these make
// the linker take this file out of libgcc.a: on Arm to one of __aeabi_unwind_cpp_pr0 to 2
// (ehabi32 §6.3), which the unwinder knows by number and nobody calls by name, elsewhere
// to __trivet_unwind_table (the code generator's). What must be linked is the
// registration of the table. In a process without libc++.so nothing can be thrown: the import is weak,
// and pending, since this module need not have been linked with libc++.so.
//
//===----------------------------------------------------------------------===//
#include "unwind-table.h"

extern __attribute__((pending, weak)) void
__trivet_register_unwind_table(struct trivet_registered_table *table);

static struct trivet_registered_table own = {0, &trivet_own_table};

static __attribute__((constructor(0), destructor(0))) void registerTable(void) {
  if (__trivet_register_unwind_table)
    __trivet_register_unwind_table(&own);
}

#ifdef __arm__
enum { URC_FAILURE = 9 };

__attribute__((visibility("hidden"))) int __aeabi_unwind_cpp_pr0(void) { return URC_FAILURE; }
__attribute__((visibility("hidden"), alias("__aeabi_unwind_cpp_pr0"))) int
__aeabi_unwind_cpp_pr1(void);
__attribute__((visibility("hidden"), alias("__aeabi_unwind_cpp_pr0"))) int
__aeabi_unwind_cpp_pr2(void);
#else
__attribute__((visibility("hidden"))) extern const char __trivet_unwind_table;
const char __trivet_unwind_table = 0;
#endif
