//===- core.h - the records of the loader ----------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the loader remembers, and the few questions its files ask each other.
//
//   loader.cpp    the order of steps: install, uninstall
//   file.cpp      the door: a file's tables, every offset checked before use
//   numbers.cpp   which module has which number
//   symbols.cpp   who exports a name
//   relocate.cpp  fields of text (once), words of data (per process)
//   process.cpp   table and data of a process, constructors, its end
//   blocks.h      a block for each module's data, or one for all of a process
//   elf.h         where things stand in a file
//   error.cpp     what went wrong
//   report.cpp    texts and figures, for who wants them: not part of the core
//
// Three kinds of address never mix. A trivet_addr is the target's; it is
// reached through the port only. A "link address" is one of module.h's ranges:
// an offset into a module's data or text. A plain pointer is a record of ours.
//
// A module and its process, on the target:
//
//     text of libx    [ code, constants | veneers ]      once, patched once
//
//     process A       [ table ... 2 1 | application's data ]
//                                     ^ SB
//                     [ libx's data ]  <- table entry 1, a word below SB
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_RUNTIME_CORE_H
#define TRIVET_RUNTIME_CORE_H
#include "blocks.h"
#include "elf.h"
#include "trivet/loader.h"
#include "trivet/module.h"
#include "trivet/port_memory.h"

/// A part of a file that goes somewhere: its bytes there, and what it needs.
struct trivet_segment {
  trivet_addr bytes;  ///< of the file
  uint32_t file_size; ///< bytes in the file
  uint32_t size;      ///< bytes where it is placed
  uint32_t align;     ///< power of two, at least 8
};

struct trivet_module {
  enum { Data, Text, Meta, NumSegments };
  /// Dynamic tags that are kept, and their places in 'tags'.
  enum {
    StrTab,
    SymTab,
    Rela,
    RelaSize,
    StrSize = 5,
    SoName = 9,
    Init,
    Fini,
    InitSize,
    FiniSize,
    Hash,
    Flags1,
    Abi,
    DataRelas,
    Imports,
    Room,
    PendingNeeds,
    NumTags
  };

  // What is used most is in front: short instructions reach it.
  uint8_t number; ///< 0: none, an application's
  bool program;
  uint8_t num_needs;   ///< length of needs
  uint8_t mark;        ///< parts/circle.cpp's
  trivet_module *next; ///< the list of modules, newest first
  trivet_addr file;
  const char *name;  ///< in the file; "" if it has none
  trivet_addr where; ///< placed text; 0 before
  uint32_t order; ///< counts installs, so what a module needs has a lower one,
                  ///< unless that needs the module, too;
                  ///< 0: under way
  uint32_t uses;  ///< installs and needs
  uint32_t processes; ///< that hold it
  /// Of a program whose words are all known (parts/image.cpp): puts them into a
  /// new process. Null: relocate() works them out.
  int (*prepare)(trivet_process &);
  trivet_segment segments[NumSegments];
  uint32_t dynamic; ///< a link address, unchecked, as are all in tags
  uint32_t tags[NumTags];
  uint32_t fields, veneers;
  trivet_module *needs[1]; ///< as DT_NEEDED lists them; more behind the record.
                           ///< The last ones, for pending imports only, may be
                           ///< null while a program is being installed

  const trivet_segment &data() const { return segments[Data]; }
  const trivet_segment &text() const { return segments[Text]; }
};

struct trivet_process : trivet::Blocks {
  trivet_addr base;     ///< SB
  uint32_t table_size;  ///< bytes below it, in the same block
  uint32_t constructed; ///< order of the last module whose constructors began
  uint16_t size;        ///< bytes of this record
  uint8_t count;        ///< of parts
  uint8_t own;          ///< of these, what the application came with
  struct part {
    trivet_module *module;
    trivet_addr data; ///< 0: has none
  } parts[1]; ///< breadth first from the application; more behind the record,
              ///< and room for what it opens (parts/dl.cpp)
};

/// lib/Target/<T>/Entry.S: calls function(first, argv, envp) with SB = base.
extern "C" int trivet_enter(trivet_addr base, trivet_addr function,
                            trivet_addr first, char **argv, char **envp);

namespace trivet {

using Module = trivet_module;
using Process = trivet_process;

/// [offset, offset + size) inside [0, limit), without overflow.
inline bool inside(uint32_t offset, uint32_t size, uint32_t limit) {
  return offset <= limit && size <= limit - offset;
}

inline uint32_t roundUp(uint32_t value, uint32_t align) {
  return (value + align - 1) & ~(align - 1);
}

// error.cpp
int fail(int code, const char *name);
inline int corrupt(const Module &m) { return fail(TRIVET_E_CORRUPT, m.name); }

// loader.cpp
[[gnu::noinline]] bool same(const char *a, const char *b);
extern Module *modules;   ///< all, newest first
extern uint32_t installs; ///< ever; the last order

// parts/circle.cpp: without it libraries that need each other are refused.
/// Installs what was left out of the needs of m and of others that came with
/// it. If that cannot be, the use of m is dropped again.
[[gnu::weak]] int completeNeeds(Module &m);
/// Forgets modules that only hold each other.
[[gnu::weak]] void forgetCircles();

/// The module that came from 'file', or, where that is 0, library 'name'.
[[gnu::noinline]] Module *findModule(trivet_addr file, const char *name);

// file.cpp
/// Fills in what the file says. Nothing is allocated.
int readFile(Module &m, trivet_addr file, uint32_t size);
/// Where the 'size' bytes at a link address of the meta segment are; 0 if they
/// are not in it.
[[gnu::noinline]] trivet_addr metaAt(const Module &m, uint32_t link,
                                     uint32_t size);
/// A word there; 1 if there is none.
[[gnu::noinline]] uint32_t metaWord(const Module &m, uint32_t link);
/// A name in the string table; null if it is not in there.
[[gnu::noinline]] const char *stringAt(const Module &m, uint32_t offset);
/// The names of DT_NEEDED, in order; 'link' starts at m.dynamic. Null at the
/// end, and "" for a name out of bounds, which readFile refuses.
const char *nextNeed(const Module &m, uint32_t &link);

// numbers.cpp
/// The smallest module number that no module has, or 0.
uint8_t freeNumber();

// symbols.cpp
/// Where something is: at 'value' in the data of 'module', or, if that is
/// null, at address 'value', the same for all processes.
struct Place {
  const Module *module;
  trivet_addr value;
};
extern uint32_t lookups; ///< ever
/// As GNU hash tables have it.
[[gnu::noinline]] uint32_t hashOf(const char *name);
/// The row of the export of m that has the name, and where that is; or 0.
[[gnu::noinline]] trivet_addr findExport(const Module &m, const char *name,
                                         uint32_t hash, Place &place);
/// For messages: the symbol's name, "" for none.
const char *symbolName(const Module &m, uint32_t index);
/// A link address of m, below TRIVET_META_VADDR.
Place placeOf(const Module &m, uint32_t link);
/// Symbol 'index' of m: direct (process null) or pending.
int resolve(const Module &m, uint32_t index, const Process *process,
            Place &place);

// relocate.cpp
/// The text of m, placed at 'where' (process null), or its data in a process.
int relocate(Module &m, const Process *process, trivet_addr where);
/// 'process' may be null if the place is in no module's data.
trivet_addr addressOf(const Process *process, const Place &place);

// process.cpp
/// Part i's data, with initialisers, and its entry in the table; for the
/// application the table too.
int placeData(Process &p, uint32_t i);
/// Destructors of what the program came with; then all its memory back.
void finishOwn(Process &p);
void releaseOwn(Process &p);

} // namespace trivet
#endif
