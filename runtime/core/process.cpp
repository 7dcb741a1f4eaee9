//===- process.cpp - one module table, private data -----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A process is the application and, breadth first, everything needed. Its table
// and the application's data are one block, because code finds both from the
// one register SB; each library's data is a block of its own, which an MMU-less
// heap places more easily than one large one (blocks.h has the other way).
//
//     block                    SB
//     | pad | n | ... | 2 | 1 | application's data |
//
// SB is rounded up so that the application's data has its alignment.
//
//===----------------------------------------------------------------------===//
#include "core.h"

using namespace trivet;

namespace {

bool holds(Module *const *list, uint32_t count, const Module *m) {
  while (count--)
    if (list[count] == m)
      return true;
  return false;
}

/// All modules of a process, breadth first. At most 63 libraries have numbers.
uint32_t gather(Module *program, Module **list) {
  uint32_t count = 0;
  list[count++] = program;
  for (uint32_t i = 0; i < count; ++i)
    for (unsigned k = 0; k < list[i]->num_needs; ++k)
      if (!holds(list, count, list[i]->needs[k]))
        list[count++] = list[i]->needs[k];
  return count;
}

/// Bytes before a part's data that belong to the same block.
uint32_t bytesBefore(const Process &p, uint32_t i) {
  return i ? 0 : p.table_size;
}

} // namespace

int trivet::placeData(Process &p, uint32_t i) {
  const Module &m = *p.parts[i].module;
  const trivet_segment &data = m.data();
  uint32_t before = bytesBefore(p, i), size = before + data.size;
  if (size == 0)
    return TRIVET_OK;
  trivet_addr at = p.take(m.name, size, data.align);
  if (!at)
    return fail(TRIVET_E_NO_MEMORY, m.name);
  trivet_zero(at, size);
  at += before;
  p.parts[i].data = at;
  trivet_copy(at, data.bytes, data.file_size);
  if (i == 0)
    p.base = at;
  else
    trivet_write_addr(p.base - elf::Word * m.number, at);
  return TRIVET_OK;
}

namespace {

/// The table, with so many entries, and all data.
int build(Process &p, uint32_t entries) {
  const trivet_segment &data = p.parts[0].module->data();
  p.table_size = roundUp(elf::Word * entries, data.align);
  if (p.table_size + data.size == 0)
    p.table_size = 8; // SB must be something of its own
  for (uint32_t i = 0; Blocks::One && i < p.count; ++i) {
    const trivet_segment &data = p.parts[i].module->data();
    uint32_t size = bytesBefore(p, i) + data.size;
    if (size && !p.add(size, data.align))
      return fail(TRIVET_E_NO_MEMORY, p.parts[i].module->name);
  }
  for (uint32_t i = 0; i < p.count; ++i)
    if (int error = placeData(p, i))
      return error;
  // Now that every module has its data, words may point into it.
  if (p.parts[0].module->prepare)
    return p.parts[0].module->prepare(p);
  for (uint32_t i = p.count; i--;)
    if (int error = relocate(*p.parts[i].module, &p, p.parts[i].data))
      return error;
  return TRIVET_OK;
}

} // namespace

/// Gives back what the record holds, whether all of it was built or not.
void trivet::releaseOwn(Process &p) {
  for (uint32_t i = p.count; i--;) {
    uint32_t before = bytesBefore(p, i);
    if (p.parts[i].data)
      p.give(p.parts[i].data - before, before + p.parts[i].module->data().size);
    --p.parts[i].module->processes;
  }
  trivet_port_free_record(&p, p.size);
}

namespace {

/// Dependency order is the order of installing. The module next above (or, for
/// the way down, at or next below) p.constructed; null at the end.
const Module *nextModule(const Process &p, bool down) {
  const Module *best = nullptr;
  uint32_t least = 1u << 31; // modules on the other side are further away
  for (uint32_t i = p.own; i--;) {
    const Module *m = p.parts[i].module;
    uint32_t away =
        down ? p.constructed - m->order : m->order - p.constructed - 1;
    if (away < least) {
      least = away;
      best = m;
    }
  }
  return best;
}

/// Constructors, needed modules' first; or destructors, the other way round.
/// p.constructed moves first: a constructor may exit, and so may a destructor,
/// and nothing is destroyed that was not begun, or twice.
void runFunctions(Process &p, bool down) {
  while (const Module *m = nextModule(p, down)) {
    p.constructed = m->order - down;
    const uint32_t *tags = m->tags + down; // Fini stands behind Init
    trivet_addr at = m->where + (tags[Module::Init] - TRIVET_TEXT_VADDR);
    for (uint32_t n = tags[Module::InitSize] / elf::Word, i = 0; i < n; ++i)
      trivet_enter(p.base,
                   trivet_read_addr(at + elf::Word * (down ? n - 1 - i : i)), 0,
                   nullptr, nullptr);
  }
}

} // namespace

int trivet_process_create(trivet_module *program, trivet_process **out) {
  if (!program->program)
    return fail(TRIVET_E_NOT_PROGRAM, program->name);
  Module *list[TRIVET_MAX_MODULES + 1];
  uint32_t count = gather(program, list);
  // The table is as long as the highest number in it, and has room behind.
  uint32_t entries = program->tags[Module::Room];
  uint32_t size =
      sizeof(Process) + (count + 2 * entries) * sizeof(Process::part);
  Process *p = static_cast<Process *>(trivet_port_alloc_record(size));
  if (!p)
    return fail(TRIVET_E_NO_MEMORY, program->name);
  static_cast<Blocks &>(*p) = Blocks();
  p->constructed = 0;
  p->count = p->own = uint8_t(count);
  p->size = uint16_t(size);
  uint32_t highest = 0;
  for (uint32_t i = 0; i < count; ++i) {
    p->parts[i] = {list[i], 0};
    ++list[i]->processes;
    if (list[i]->number > highest)
      highest = list[i]->number;
  }
  if (int error = build(*p, highest + entries)) {
    releaseOwn(*p);
    return error;
  }
  *out = p;
  return TRIVET_OK;
}

trivet_addr trivet_process_base(const trivet_process *process) {
  return process->base;
}

int trivet_process_run(trivet_process *process, int argc, char **argv,
                       char **envp) {
  runFunctions(*process, false);
  const Module &program = *process->parts[0].module;
  trivet_addr entry = program.where + (elf::size(program.file + elf::Entry) -
                                       TRIVET_TEXT_VADDR);
  int status =
      trivet_enter(process->base, entry, trivet_addr(argc), argv, envp);
  trivet_process_finish(process);
  return status;
}

void trivet::finishOwn(Process &p) { runFunctions(p, true); }

// Weak: of a process that opens libraries (parts/dl.cpp) there is more.
[[gnu::weak]] void trivet_process_finish(trivet_process *process) {
  finishOwn(*process);
}
[[gnu::weak]] void trivet_process_destroy(trivet_process *process) {
  releaseOwn(*process);
}
