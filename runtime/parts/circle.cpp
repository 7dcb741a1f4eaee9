//===- circle.cpp - libraries that need each other ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The linker lists those of DT_NEEDED last from which only pending imports
// come. The core leaves them out while somebody waits for direct ones, and
// they follow here, when all that was waited for is complete:
//
//     a -> b      b is patched into a's text: b first
//     b ~> a      a slot in b's data: a may come later, whoever needs it
//
// Two things are then different. Constructors still run in the order of need,
// as far as there is one, though not in that of installing. And who needs whom
// is no tree any more, in which counting uses would do: modules that only hold
// each other are found, and forgotten, when a use is dropped.
//
//===----------------------------------------------------------------------===//
#include "trivet/circle.h"
#include "parts.h"

using namespace trivet;

namespace {

enum : uint8_t { // Module::mark
  Reached = 1,
  InOrder = 2,
};

/// Has it uses that are nobody's needs?
bool isHeld(const Module &m) {
  uint32_t uses = m.uses;
  for (const Module *other = modules; other; other = other->next)
    for (unsigned i = 0; i < other->num_needs; ++i)
      uses -= other->needs[i] == &m;
  return uses != 0;
}

} // namespace

void trivet::putInOrder(Module &m) {
  if (m.mark & InOrder)
    return;
  m.mark |= InOrder;
  for (unsigned i = 0; i < m.num_needs; ++i)
    putInOrder(*m.needs[i]);
  m.order = ++installs;
}

int trivet::completeNeeds(Module &m) {
  // What is new is in front, and completes its own.
  for (Module *next = modules; next; next = next->next) {
    uint32_t link = next->dynamic;
    for (unsigned i = 0; i < next->num_needs; ++i) {
      const char *name = nextNeed(*next, link);
      if (next->needs[i])
        continue;
      Module *there = nullptr;
      if (int error = installNamed(name, &there)) {
        trivet_module_uninstall(&m);
        return error;
      }
      // It may have been among what that one found missing.
      if (next->needs[i])
        trivet_module_uninstall(there);
      else
        next->needs[i] = there;
    }
  }
  putInOrder(m);
  return TRIVET_OK;
}

void trivet::forgetCircles() {
  for (Module *m = modules; m; m = m->next)
    m->mark = uint8_t((m->mark & InOrder) | (isHeld(*m) ? Reached : 0));
  for (bool more = true; more;) {
    more = false;
    for (Module *m = modules; m; m = m->next)
      for (unsigned i = m->mark & Reached ? m->num_needs : 0; i--;)
        if (Module *n = m->needs[i]; n && !(n->mark & Reached)) {
          n->mark |= Reached;
          more = true;
        }
  }
  // The rest let go of each other; each has one use more, so that the last one
  // is this function's, and nobody else's.
  Module *rest = nullptr;
  for (Module *m = modules; m; m = m->next)
    if (!(m->mark & Reached)) {
      ++m->uses;
      rest = m;
    }
  for (Module *m = rest ? modules : nullptr; m; m = m->next)
    for (unsigned i = m->mark & Reached ? 0 : m->num_needs; i--;)
      if (m->needs[i]) {
        --m->needs[i]->uses;
        m->needs[i] = nullptr;
      }
  while (rest) {
    trivet_module_uninstall(rest);
    for (rest = modules; rest && rest->mark & Reached;)
      rest = rest->next;
  }
}

//===-- what is wrong -----------------------------------------------------===//

namespace {

/// The way through direct needs from the last name of a path back to the first,
/// over files that were not seen yet.
struct Way {
  const char *names[TRIVET_MAX_MODULES + 1];
  uint32_t length = 0, seen = 0;
  const char *known[TRIVET_MAX_MODULES + 1];

  bool find(const char *name) {
    trivet_addr file;
    uint32_t size;
    Module m{};
    if (length == TRIVET_MAX_MODULES ||
        trivet_port_find_module(name, &file, &size) || readFile(m, file, size))
      return false;
    names[length++] = name;
    uint32_t link = m.dynamic;
    for (uint32_t i = m.tags[Module::PendingNeeds]; i < m.num_needs; ++i) {
      const char *next = nextNeed(m, link);
      if (same(next, names[0]) || (isNew(next) && find(next)))
        return true;
    }
    --length;
    return false;
  }
  bool isNew(const char *name) {
    for (uint32_t i = 0; i < seen; ++i)
      if (same(known[i], name))
        return false;
    if (seen > TRIVET_MAX_MODULES)
      return false;
    known[seen++] = name;
    return true;
  }
};

} // namespace

void trivet_circle_text(const char *name, char *text, size_t size) {
  Way way;
  bool found = way.find(name);
  char *end = text + size - 1;
  auto put = [&](const char *s) {
    while (*s && text != end)
      *text++ = *s++;
  };
  for (uint32_t i = 0; found && i < way.length; ++i) {
    put(way.names[i]);
    put(" -> ");
  }
  if (found)
    put(name);
  *text = 0;
}
