//===- lazy.cpp - functions that are bound at their first call ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//     slot  ->  stub k: which one; to the binder        at first
//     slot  ->  the function                            from then on
//
// For the core such a slot is a word that holds an address of its own module's
// text, so a start looks up nothing. What it is to hold stands in a table
// apart, a row for each stub. Stubs are text, the same for all processes; a
// slot is data, so each process binds for itself.
//
// A slot is one word, written whole, and whoever finds the old one comes here
// again. So threads need not wait for each other. Who cannot wait for the
// loader has all of a process's slots bound before.
//
//===----------------------------------------------------------------------===//
#include "trivet/lazy.h"
#include "parts.h"
#include "trivet/dl.h"

using namespace trivet;

namespace {

struct Slot {
  trivet_module *module = nullptr; ///< null: the stub is none
  uint32_t symbol = 0;
  trivet_addr at = 0; ///< in this process
};

Slot slotOf(const Process &p, trivet_addr stub) {
  for (uint32_t i = 0; i < p.count; ++i) {
    Module &m = *p.parts[i].module;
    if (stub - m.where >= m.text().size)
      continue;
    uint32_t table = tagOf(m, DT_TRIVET_LAZY);
    uint32_t offset =
        uint32_t(stub - m.where) - (metaWord(m, table + 4) - TRIVET_TEXT_VADDR);
    uint32_t size = metaWord(m, table + 8);
    if (!table || !size || offset / size >= metaWord(m, table))
      break;
    trivet_addr row =
        metaAt(m, table + 16 + elf::RelaSize * (offset / size), elf::RelaSize);
    uint32_t link = row ? elf::size(row) : ~0u;
    if (!inside(link, elf::Word, m.data().size))
      break;
    return {&m, elf::relocationSymbol(row + elf::Word), p.parts[i].data + link};
  }
  return {};
}

} // namespace

int trivet_process_bind(trivet_process *process, trivet_addr stub,
                        trivet_addr *function) {
  Slot slot = slotOf(*process, stub);
  if (!slot.module)
    return fail(TRIVET_E_CORRUPT, "");
  *function = trivet_read_addr(slot.at);
  // With a bit of the instruction set's, perhaps.
  if ((*function | 1) != (stub | 1))
    return TRIVET_OK;
  if (int error = trivet_process_find(process, slot.module, TRIVET_LOOK_ANY,
                                      symbolName(*slot.module, slot.symbol),
                                      function)) {
    *function = 0;
    return error;
  }
  trivet_write_addr(slot.at, *function);
  return TRIVET_OK;
}

int trivet_process_bind_all(trivet_process *process) {
  int result = TRIVET_OK;
  for (uint32_t i = 0; i < process->count; ++i) {
    const Module &m = *process->parts[i].module;
    uint32_t table = tagOf(m, DT_TRIVET_LAZY);
    trivet_addr stub = m.where + (metaWord(m, table + 4) - TRIVET_TEXT_VADDR),
                function;
    for (uint32_t n = table ? metaWord(m, table) : 0; n--;
         stub += metaWord(m, table + 8))
      if (int error = trivet_process_bind(process, stub, &function)) {
        result = error;
        if (error != TRIVET_E_NO_SYMBOL)
          return error;
      }
  }
  return result;
}
