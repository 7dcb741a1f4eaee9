//===- loader.cpp - installing a module: the order of steps ---------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a module imports directly is installed before it, so when its text is
// patched the numbers, offsets and addresses of all direct imports are known
// and final, and patching is done once for all processes. A circle of direct
// imports would need something not yet known: it is refused. Libraries that
// give pending imports only, which wait until a process exists, may follow when
// all is complete, and so may need whom they like (parts/circle.cpp).
//
// A step that fails leaves the record as it was filled so far, and release()
// gives back whatever a record holds. That is the only way back, also for a
// module that lived long.
//
//===----------------------------------------------------------------------===//
#include "Patch.h"
#include "core.h"

using namespace trivet;

Module *trivet::modules;
uint32_t trivet::installs;

bool trivet::same(const char *a, const char *b) {
  for (; *a == *b; ++a, ++b)
    if (*a == 0)
      return true;
  return false;
}

Module *trivet::findModule(trivet_addr file, const char *name) {
  Module *m = modules;
  while (m && (file ? m->file != file : m->program || !same(m->name, name)))
    m = m->next;
  return m;
}

namespace {

/// The size of a record with room for its needs.
size_t recordSize(const Module &m) {
  return sizeof(Module) + m.num_needs * sizeof(Module *);
}

/// Gives back what a record holds, whether all of it was built or not.
void release(Module *m) {
  Module **link = &modules;
  while (*link != m)
    link = &(*link)->next;
  *link = m->next;
  for (unsigned i = 0; i < m->num_needs; ++i)
    if (m->needs[i])
      trivet_module_uninstall(m->needs[i]);
  if (m->where)
    trivet_port_release_text(m->where, m->text().size);
  trivet_port_free_record(m, recordSize(*m));
}

int install(trivet_addr file, uint32_t size, const char *wanted, Module **out);

/// Finds or installs library 'name' and counts one use of it.
int need(const char *name, Module **out) {
  if (Module *m = findModule(0, name)) {
    if (m->order == 0) // we came from there
      return fail(TRIVET_E_CYCLE, name);
    ++m->uses;
    *out = m;
    return TRIVET_OK;
  }
  trivet_addr file = 0;
  uint32_t size = 0;
  if (int error = trivet_port_find_module(name, &file, &size))
    return fail(error, name);
  return install(file, size, name, out);
}

int placeText(Module &m) {
  const trivet_segment &text = m.text();
  if (text.size == 0)
    return TRIVET_OK;
  m.where = trivet_port_place_text(m.name, text.size, text.align);
  if (!m.where)
    return fail(TRIVET_E_NO_MEMORY, m.name);
  trivet_copy(m.where, text.bytes, text.file_size);
  trivet_zero(m.where + text.file_size, text.size - text.file_size);
  // Looks up every direct import; after this nothing in text changes.
  if (int error = relocate(m, nullptr, m.where))
    return error;
  trivet_port_sync_code(m.where, text.size);
  return TRIVET_OK;
}

/// What may fail once there is a record.
int build(Module &m) {
  modules = &m; // from here on, who needs it is a cycle
  if (!m.program && !(m.number = freeNumber()))
    return fail(TRIVET_E_TOO_MANY, m.name);
  // All providers get their numbers and places before our text is patched.
  uint32_t link = m.dynamic;
  unsigned count = m.num_needs;
  if (completeNeeds)
    count -= m.tags[Module::PendingNeeds];
  for (unsigned i = 0; i < count; ++i)
    if (int error = need(nextNeed(m, link), &m.needs[i]))
      return error;
  return placeText(m);
}

/// 'wanted' is the name it was looked for by, or null.
int install(trivet_addr file, uint32_t size, const char *wanted, Module **out) {
  Module head{};
  if (int error = readFile(head, file, size)) {
    if (wanted)
      fail(error, wanted);
    return error;
  }
  if (wanted && (head.program || !same(head.name, wanted)))
    return fail(TRIVET_E_NO_MODULE, wanted);
  if (!head.program) {
    if (!*head.name)
      return corrupt(head);
    // Another file's library of this name, an older version say: who asks for
    // it by name gets that one, who asks for this file must not.
    if (findModule(0, head.name))
      return fail(TRIVET_E_IN_USE, head.name);
  }
  Module *m = static_cast<Module *>(trivet_port_alloc_record(recordSize(head)));
  if (!m)
    return fail(TRIVET_E_NO_MEMORY, head.name);
  head.next = modules;
  head.uses = 1;
  *m = head;
  for (unsigned i = m->num_needs; i--;)
    m->needs[i] = nullptr;
  if (int error = build(*m)) {
    release(m);
    return error;
  }
  m->order = ++installs; // complete, and above all it needs
  *out = m;
  return TRIVET_OK;
}

} // namespace

int trivet_module_install(trivet_addr file, uint32_t size,
                          trivet_module **out) {
  if ((*out = findModule(file, nullptr))) {
    ++(*out)->uses;
    return TRIVET_OK;
  }
  int error = install(file, size, nullptr, out);
  return !error && completeNeeds ? completeNeeds(**out) : error;
}

int trivet_module_uninstall(trivet_module *module) {
  if (module->uses == 1 && module->processes)
    return fail(TRIVET_E_IN_USE, module->name);
  if (--module->uses == 0)
    release(module);
  else if (forgetCircles)
    forgetCircles();
  return TRIVET_OK;
}
