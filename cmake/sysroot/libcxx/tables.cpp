//===- tables.cpp - the unwind tables of a process ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Joins libunwind, which asks for the program headers of all modules, to the
// modules, which register their tables (libgcc/unwind-table.h); and gives them
// C++'s personality routine, and the end of a cleanup, under names that are not
// their own copies'.
//
//===----------------------------------------------------------------------===//
#include "../libgcc/personality.h"
#include "../libgcc/unwind-table.h"
#include "link.h"

#ifdef __arm__
static constexpr uint32_t Rows = PT_ARM_EXIDX;
#else
static constexpr uint32_t Rows = PT_GNU_EH_FRAME;
#endif

static trivet_registered_table *tables;

void __trivet_register_unwind_table(trivet_registered_table *table) {
  for (trivet_registered_table **link = &tables; *link; link = &(*link)->next)
    if (*link == table) {
      *link = table->next;
      return;
    }
  table->next = tables;
  tables = table;
}

extern "C" int dl_iterate_phdr(int (*callback)(dl_phdr_info *, size_t, void *),
                               void *argument) {
  for (trivet_registered_table *t = tables; t; t = t->next) {
    auto header = [](uint32_t type, const char *from, const char *to) {
      ElfW(Phdr) h = {};
      h.p_type = type;
      h.p_vaddr = reinterpret_cast<uintptr_t>(from);
      h.p_memsz = to - from;
      return h;
    };
    const ElfW(Phdr) headers[] = {header(PT_LOAD, t->table->text, t->table->text_end),
                                  header(Rows, t->table->rows, t->table->rows_end)};
    dl_phdr_info info = {0, "", headers, 2};
    if (int result = callback(&info, sizeof info, argument))
      return result;
  }
  return 0;
}

static trivet_registered_table own = {nullptr, &trivet_own_table};
static __attribute__((constructor(0))) void registerTable() {
  __trivet_register_unwind_table(&own);
}

extern "C" int __gxx_personality_v0(PERSONALITY_PARAMETERS);
extern "C" int __trivet_gxx_personality_v0(PERSONALITY_PARAMETERS) {
  return __gxx_personality_v0(PERSONALITY_ARGUMENTS);
}

extern "C" void _Unwind_Resume(void *exception);
#if !defined(__arm__) || defined(__thumb2__)
extern "C" void __trivet_unwind_resume(void *exception) {
  [[clang::musttail]] return _Unwind_Resume(exception); // no frame of its own
}
#else // Thumb-1's compiler jumps to no other function
extern "C" __attribute__((naked)) void __trivet_unwind_resume(void *) {
  __asm__("ldr r1, 1f\n\t"
          "bx r1\n\t"
          ".p2align 2\n"
          "1: .word _Unwind_Resume");
}
#endif
