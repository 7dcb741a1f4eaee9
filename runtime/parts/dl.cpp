//===- dl.cpp - libraries that a process opens while it runs --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A process keeps what it opens behind its own parts, in the order of opening,
// and for each of them a few bytes more, in the second half of the record's
// room:
//
//     parts  | own ... | opened ...   room | Opened ...      |
//            0         own      count      own+room          own+2*room
//
// So nothing is allocated that could run out later, and a process that may not
// open anything has none of it.
//
// Constructors and destructors run outside of the loader, on the process's
// thread, and may open and close in their turn. Hence an opening has two
// halves: what the loader does, and then settle(), which looks each time anew
// for what is next.
//
//===----------------------------------------------------------------------===//
#include "trivet/dl.h"
#include "parts.h"

using namespace trivet;

namespace {

/// What else is known of an opened part.
struct Opened {
  enum : uint8_t { Placed, Begun, Constructed, Destroying, Destroyed };
  uint16_t opens; ///< not yet closed
  uint16_t turn;  ///< its constructors were the n-th of the process
  uint8_t state;
  bool global : 1, forever : 1;
  bool held : 1;   ///< one use of the module is this one's
  bool unused : 1; ///< by mark()
};
static_assert(sizeof(Opened) <= sizeof(Process::part), "fits into the room");

uint32_t roomOf(const Process &p) {
  return (uint32_t((p.size - sizeof(Process)) / sizeof(Process::part)) -
          p.own) /
         2;
}

/// Of part i >= p.own.
[[gnu::noinline]] Opened &opened(Process &p, uint32_t i) {
  return reinterpret_cast<Opened *>(p.parts + p.own + roomOf(p))[i - p.own];
}

/// The part that a module is; p.count: none.
[[gnu::noinline]] uint32_t find(const Process &p, const Module *m) {
  uint32_t i = 0;
  while (i < p.count && p.parts[i].module != m)
    ++i;
  return i;
}

/// Who is open no more, nor needed, however indirectly, by one that is. (What
/// the program needs is its own.)
[[gnu::noinline]] void mark(Process &p) {
  for (uint32_t i = p.own; i < p.count; ++i)
    opened(p, i).unused = !opened(p, i).opens && !opened(p, i).forever;
  for (bool more = true; more;) {
    more = false;
    for (uint32_t i = p.own; i < p.count; ++i) {
      const Module &m = *p.parts[i].module;
      for (unsigned n = opened(p, i).unused ? 0 : m.num_needs; n--;) {
        uint32_t k = find(p, m.needs[n]);
        if (k >= p.own && k < p.count && opened(p, k).unused) {
          opened(p, k).unused = false;
          more = true;
        }
      }
    }
  }
}

//===-- where names are looked up -----------------------------------------===//

/// A process as a look-up sees it: other parts, the same data.
class Scope {
public:
  explicit Scope(Process &p) : p(p) {
    view().base = p.base;
    view().count = 0;
  }
  Process &view() { return *reinterpret_cast<Process *>(room); }
  void add(const Module *m) {
    if (find(view(), m) == view().count)
      view().parts[view().count++] = p.parts[find(p, m)];
  }
  /// The program, what it needs, what was opened as global.
  void addGlobal() {
    for (uint32_t i = 0; i < p.count; ++i)
      if (i < p.own || opened(p, i).global)
        add(p.parts[i].module);
  }
  /// A module and what it needs, breadth first. Behind what is there already
  /// its needs are, too.
  void addGroup(const Module *m) {
    uint32_t i = view().count;
    for (add(m); i < view().count; ++i) {
      const Module &next = *view().parts[i].module;
      for (unsigned n = 0; n < next.num_needs; ++n)
        add(next.needs[n]);
    }
  }

private:
  Process &p;
  alignas(
      Process) unsigned char room[sizeof(Process) +
                                  TRIVET_MAX_MODULES * sizeof(Process::part)];
};

//===-- opening -----------------------------------------------------------===//

/// A new part without data.
int append(Process &p, Module *m) {
  if (p.count == p.own + roomOf(p) || elf::Word * m->number > p.table_size)
    return fail(TRIVET_E_NO_ROOM, m->name);
  p.parts[p.count] = {m, 0};
  opened(p, p.count) = {};
  ++p.count;
  ++m->processes;
  return TRIVET_OK;
}

/// Gives part i back, but for what it holds of its module.
void remove(Process &p, uint32_t i) {
  Module &m = *p.parts[i].module;
  if (p.parts[i].data) {
    trivet_write_addr(p.base - elf::Word * m.number, 0);
    p.give(p.parts[i].data, m.data().size);
  }
  --m.processes;
  --p.count;
  for (; i < p.count; ++i) {
    p.parts[i] = p.parts[i + 1];
    opened(p, i) = opened(p, i + 1);
  }
}

/// The parts of a library that is installed, and of what it needs.
int add(Process &p, Module *m) {
  uint32_t first = p.count;
  int error = append(p, m);
  for (uint32_t i = first; i < p.count; ++i) {
    const Module &next = *p.parts[i].module;
    for (unsigned n = 0; n < next.num_needs && !error; ++n) {
      uint32_t there = find(p, next.needs[n]);
      if (there == p.count)
        error = append(p, next.needs[n]);
      else if (there >= p.own && opened(p, there).state >= Opened::Destroying)
        error = fail(TRIVET_E_IN_USE, next.needs[n]->name);
    }
  }
  for (uint32_t i = first; i < p.count && !error; ++i)
    error = placeData(p, i);
  if (!error) {
    Scope scope(p);
    scope.addGlobal();
    scope.addGroup(m);
    for (uint32_t i = first; i < p.count && !error; ++i)
      error = relocate(*p.parts[i].module, &scope.view(), p.parts[i].data);
  }
  while (error && p.count > first)
    remove(p, p.count - 1u);
  return error;
}

/// Everything in the group of part i, that is not the program's own, is found
/// by what is opened later.
void makeGlobal(Process &p, uint32_t i) {
  Scope scope(p);
  scope.addGroup(p.parts[i].module);
  for (uint32_t k = p.own; k < p.count; ++k)
    if (find(scope.view(), p.parts[k].module) < scope.view().count)
      opened(p, k).global = true;
}

//===-- constructors and destructors --------------------------------------===//

void runAll(const Process &p, const Module &m, bool down) {
  const uint32_t *tags = m.tags + down; // Fini stands behind Init
  trivet_addr at = m.where + (tags[Module::Init] - TRIVET_TEXT_VADDR);
  for (uint32_t n = tags[Module::InitSize] / elf::Word, i = 0; i < n; ++i)
    trivet_enter(p.base,
                 trivet_read_addr(at + elf::Word * (down ? n - 1 - i : i)), 0,
                 nullptr, nullptr);
}

/// Constructors of the part that was installed first among those that wait.
bool constructNext(Process &p) {
  mark(p);
  uint32_t next = p.count;
  uint16_t turn = 0;
  for (uint32_t i = p.own; i < p.count; ++i) {
    if (opened(p, i).turn > turn)
      turn = opened(p, i).turn;
    if (opened(p, i).state == Opened::Placed && !opened(p, i).unused &&
        (next == p.count ||
         p.parts[i].module->order < p.parts[next].module->order))
      next = i;
  }
  if (next == p.count)
    return false;
  const Module *m = p.parts[next].module;
  opened(p, next).state = Opened::Begun;
  opened(p, next).turn = uint16_t(turn + 1);
  runAll(p, *m, false);
  // Others may have come and gone meanwhile, this one has not.
  opened(p, find(p, m)).state = Opened::Constructed;
  return true;
}

/// Destructors of the part that was constructed last among those that nobody
/// uses; at the end, of all, also if a constructor has ended the process.
bool destroyNext(Process &p, bool end) {
  mark(p);
  uint32_t next = p.count;
  for (uint32_t i = p.own; i < p.count; ++i)
    if ((end ? opened(p, i).state == Opened::Begun ||
                   opened(p, i).state == Opened::Constructed
             : opened(p, i).state == Opened::Constructed &&
                   opened(p, i).unused) &&
        (next == p.count || opened(p, i).turn > opened(p, next).turn))
      next = i;
  if (next == p.count)
    return false;
  const Module *m = p.parts[next].module;
  opened(p, next).state = Opened::Destroying;
  // Objects of C++ and whatever else this library gave to __cxa_atexit. At the
  // end exit() has called all.
  if (trivet_addr data = end ? 0 : p.parts[next].data)
    if (trivet_addr finalize = trivet_process_symbol(&p, "__cxa_finalize"))
      trivet_enter(p.base, finalize, data, nullptr, nullptr);
  runAll(p, *m, true);
  opened(p, find(p, m)).state = Opened::Destroyed;
  return true;
}

/// Gives back what nobody uses, or all. A module's last use takes those along
/// that it needs, so nothing goes while one of these is to be destroyed, or is
/// in a constructor or destructor, which called here; and first of all
/// everything else is given back.
void sweep(Process &p, bool end) {
  mark(p);
  for (uint32_t i = p.own; i < p.count && !end; ++i)
    if (opened(p, i).unused && opened(p, i).state != Opened::Placed &&
        opened(p, i).state != Opened::Destroyed)
      return;
  Module *gone[TRIVET_MAX_MODULES];
  uint32_t count = 0;
  for (uint32_t i = p.count; i-- > p.own;) {
    Opened &o = opened(p, i);
    if (end || o.unused) {
      if (o.held)
        gone[count++] = p.parts[i].module;
      remove(p, i);
    }
  }
  while (count)
    trivet_module_uninstall(gone[--count]);
}

} // namespace

void trivet_process_finish(trivet_process *process) {
  while (destroyNext(*process, true))
    ;
  finishOwn(*process);
}

void trivet_process_destroy(trivet_process *process) {
  sweep(*process, true);
  releaseOwn(*process);
}

int trivet_process_open(trivet_process *process, const char *soname,
                        unsigned flags, trivet_module **library) {
  Process &p = *process;
  uint32_t i = 0;
  while (soname && i < p.count &&
         (p.parts[i].module->program || !same(p.parts[i].module->name, soname)))
    ++i;
  if (i < p.own) {
    *library = p.parts[i].module;
    return TRIVET_OK;
  }
  if (i == p.count) {
    if (flags & TRIVET_OPEN_INSTALLED)
      return fail(TRIVET_E_NOT_OPEN, soname);
    Module *m = nullptr;
    if (int error = installNamed(soname, &m))
      return error;
    if (int error = add(p, m)) {
      trivet_module_uninstall(m);
      return error;
    }
    opened(p, i).held = true;
  }
  Module *m = p.parts[i].module;
  Opened &o = opened(p, i);
  if (o.state >= Opened::Destroying)
    return fail(TRIVET_E_IN_USE, m->name);
  if (!o.held) {
    o.held = true; // so far it was only needed
    ++m->uses;
  }
  ++o.opens;
  constexpr uint32_t DF_1_NODELETE = 8;
  if (flags & TRIVET_OPEN_FOREVER || m->tags[Module::Flags1] & DF_1_NODELETE)
    o.forever = true;
  if (flags & TRIVET_OPEN_GLOBAL)
    makeGlobal(p, i);
  *library = m;
  return TRIVET_OK;
}

int trivet_process_close(trivet_process *process, trivet_module *library) {
  Process &p = *process;
  uint32_t i = find(p, library);
  if (i < p.own)
    return TRIVET_OK;
  if (i == p.count)
    return fail(TRIVET_E_NOT_OPEN, ""); // whatever it is, it is no module
  if (!opened(p, i).opens)
    return fail(TRIVET_E_NOT_OPEN, library->name);
  --opened(p, i).opens;
  return TRIVET_OK;
}

void trivet_process_settle(trivet_process *process) {
  while (constructNext(*process) || destroyNext(*process, false))
    ;
}

void trivet_process_sweep(trivet_process *process) { sweep(*process, false); }

int trivet_process_find(trivet_process *process, trivet_module *module,
                        unsigned where, const char *name,
                        trivet_addr *address) {
  Process &p = *process;
  if (!module)
    module = p.parts[0].module;
  if (find(p, module) == p.count)
    return fail(TRIVET_E_NOT_OPEN, "");
  Scope scope(p);
  if (where != TRIVET_LOOK_IN || module->program)
    scope.addGlobal();
  scope.addGroup(module);
  Process &view = scope.view();
  if (where == TRIVET_LOOK_AFTER) {
    uint32_t first = find(view, module) + 1;
    view.count = uint8_t(view.count - first);
    for (uint32_t i = 0; i < view.count; ++i)
      view.parts[i] = view.parts[i + first];
  }
  *address = trivet_process_symbol(&view, name);
  return *address ? TRIVET_OK : fail(TRIVET_E_NO_SYMBOL, name);
}

//===-- addresses ---------------------------------------------------------===//

namespace {

/// The export of m that an address lies in: visits all by the hash table, whose
/// chains are all that tells how many there are.
void locateSymbol(const Process &p, const Module &m, trivet_addr address,
                  trivet_location &location) {
  constexpr uint32_t Function = 2;
  uint32_t table = m.tags[Module::Hash];
  uint32_t num_buckets = metaWord(m, table), first = metaWord(m, table + 4);
  uint32_t buckets = table + 16 + elf::Word * metaWord(m, table + 8);
  uint32_t chains = buckets + 4 * (num_buckets - first);
  for (uint32_t b = 0; b < num_buckets && metaAt(m, buckets + 4 * b, 4); ++b) {
    uint32_t index = metaWord(m, buckets + 4 * b);
    if (index < first)
      continue;
    for (uint32_t end = 0; !(end & 1); ++index) {
      end = metaWord(m, chains + 4 * index);
      trivet_addr row = metaAt(
          m, m.tags[Module::SymTab] + elf::SymbolSize * index, elf::SymbolSize);
      uint32_t link = row ? elf::size(row + elf::Value) : ~0u;
      if (link >= TRIVET_META_VADDR)
        continue;
      trivet_addr at = addressOf(&p, placeOf(m, link)), bit = 0;
      if ((trivet_read8(row + elf::Info) & 15) == Function)
        bit = 1; // of the instruction set, no part of the address
      trivet_addr size = elf::size(row + elf::Bytes);
      if ((address & ~bit) - (at & ~bit) < (size ? size : 1)) {
        location.symbol = symbolName(m, index);
        location.symbol_address = at;
        return;
      }
    }
  }
}

} // namespace

int trivet_process_locate(trivet_process *process, trivet_addr address,
                          trivet_location *location) {
  for (uint32_t i = 0; i < process->count; ++i) {
    Module &m = *process->parts[i].module;
    trivet_addr data = process->parts[i].data;
    if (address - m.where < m.text().size ||
        (data && address - data < m.data().size)) {
      *location = {&m, m.name, m.where, nullptr, 0};
      locateSymbol(*process, m, address, *location);
      return TRIVET_OK;
    }
  }
  return fail(TRIVET_E_NOT_OPEN, "");
}
