//===- file.cpp - reading a module file, believing nothing ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A file may be cut short, damaged or made to harm. Here is the door: segments
// must lie inside the file, strings end, code addresses lie in text. The tables
// of the meta segment are not measured in advance, since nobody says how long a
// symbol table or a hash chain is: each entry is checked when it is read, by
// metaAt, and there is no other way to one.
//
// Most dynamic tags are small numbers, so their values go into an array by
// tag; the few large ones have places behind.
//
//===----------------------------------------------------------------------===//
#include "Patch.h"
#include "core.h"

using namespace trivet;

namespace {

enum : uint32_t { // System V gABI, chapters 4 and 5
  PT_LOAD = 1,
  PT_DYNAMIC = 2,
  DT_NEEDED = 1,
  DT_STRTAB = 5,
  DT_SONAME = 14,
  DT_INIT_ARRAY = 25,
  DT_FINI_ARRAYSZ = 28,
  DT_GNU_HASH = 0x6ffffef5,
  DT_FLAGS_1 = 0x6ffffffb,
  DF_1_PIE = 0x08000000,
  LongestAlign = 0x10000,
};

/// The program headers: our three segments, and where the dynamic section is.
bool readSegments(Module &m, uint32_t size) {
  uint32_t offset = elf::size(m.file + elf::ProgramHeaders);
  uint32_t count = trivet_read16(m.file + elf::ProgramHeaderCount);
  if (!inside(offset, count * elf::ProgramHeaderSize, size))
    return false;
  for (trivet_addr at = m.file + offset; count--;
       at += elf::ProgramHeaderSize) {
    uint32_t type = trivet_read32(at);
    uint32_t link = elf::size(at + elf::Address);
    if (type == PT_DYNAMIC)
      m.dynamic = link;
    if (type != PT_LOAD)
      continue;
    uint32_t range = link / TRIVET_TEXT_VADDR;
    if (link % TRIVET_TEXT_VADDR || range >= Module::NumSegments)
      return false;
    trivet_segment &s = m.segments[range];
    uint32_t bytes = elf::size(at + elf::Offset);
    s.file_size = elf::size(at + elf::FileSize);
    s.size = elf::size(at + elf::MemorySize);
    s.align = elf::size(at + elf::Align);
    if (!inside(bytes, s.file_size, size) || s.file_size > s.size ||
        s.size > TRIVET_TEXT_VADDR || s.align > LongestAlign ||
        (s.align & (s.align - 1)))
      return false;
    s.bytes = m.file + bytes;
    if (s.align < 8)
      s.align = 8;
  }
  return true;
}

/// The tags we keep; the list must end in the segment.
bool readDynamic(Module &m) {
  for (uint32_t link = m.dynamic;; link += 2 * elf::Word) {
    trivet_addr at = metaAt(m, link, 2 * elf::Word);
    if (!at)
      return false;
    uint32_t tag = trivet_read32(at);
    if (elf::Wide &&
        (trivet_read32(at + 4) | trivet_read32(at + elf::Word + 4)))
      return false; // from here on, lower halves will do
    if (tag == 0)
      return true;
    if (tag - DT_STRTAB <= DT_SONAME - DT_STRTAB)
      tag -= DT_STRTAB - Module::StrTab;
    else if (tag - DT_INIT_ARRAY <= DT_FINI_ARRAYSZ - DT_INIT_ARRAY)
      tag -= DT_INIT_ARRAY - Module::Init;
    else if (tag - DT_TRIVET_ABI <= DT_TRIVET_PENDINGNEEDS - DT_TRIVET_ABI)
      tag -= DT_TRIVET_ABI - Module::Abi;
    else if (tag == DT_GNU_HASH)
      tag = Module::Hash;
    else if (tag == DT_FLAGS_1)
      tag = Module::Flags1;
    else
      continue;
    m.tags[tag] = trivet_read32(at + elf::Word);
  }
}

/// An array of code addresses, if there is one, lies in the text.
bool inText(const Module &m, uint32_t link, uint32_t size) {
  return size == 0 ||
         inside(link - TRIVET_TEXT_VADDR, size, m.text().file_size);
}

/// Inline, which clang does not do by itself: 36 bytes less.
[[gnu::always_inline]] inline bool checkTables(Module &m) {
  const uint32_t *tags = m.tags;
  // The string table ends with NUL, so every string in it does.
  trivet_addr strings = metaAt(m, tags[Module::StrTab], tags[Module::StrSize]);
  if (!strings || !tags[Module::StrSize] ||
      trivet_read8(strings + tags[Module::StrSize] - 1))
    return false;
  const char *name = stringAt(m, tags[Module::SoName]);
  if (!name)
    return false;
  m.name = name;
  m.program = tags[Module::Flags1] & DF_1_PIE;
  uint32_t link = m.dynamic;
  while (const char *need = nextNeed(m, link))
    if (!*need || ++m.num_needs > TRIVET_MAX_MODULES)
      return false;
  return tags[Module::Room] <= TRIVET_MAX_MODULES &&
         tags[Module::PendingNeeds] <= m.num_needs &&
         inText(m, tags[Module::Init], tags[Module::InitSize]) &&
         inText(m, tags[Module::Fini], tags[Module::FiniSize]) &&
         inText(m, elf::size(m.file + elf::Entry), m.program);
}

} // namespace

trivet_addr trivet::metaAt(const Module &m, uint32_t link, uint32_t size) {
  const trivet_segment &meta = m.segments[Module::Meta];
  link -= TRIVET_META_VADDR;
  return inside(link, size, meta.file_size) ? meta.bytes + link : 0;
}

uint32_t trivet::metaWord(const Module &m, uint32_t link) {
  trivet_addr at = metaAt(m, link, 4);
  return at ? trivet_read32(at) : 1;
}

const char *trivet::stringAt(const Module &m, uint32_t offset) {
  if (offset >= m.tags[Module::StrSize])
    return nullptr;
  return trivet_string(metaAt(m, m.tags[Module::StrTab] + offset, 1));
}

const char *trivet::nextNeed(const Module &m, uint32_t &link) {
  while (uint32_t tag = metaWord(m, link)) {
    uint32_t value = metaWord(m, link + elf::Word);
    link += 2 * elf::Word;
    if (tag == DT_NEEDED) {
      const char *name = stringAt(m, value);
      return name ? name : "";
    }
  }
  return nullptr;
}

int trivet::readFile(Module &m, trivet_addr file, uint32_t size) {
  m.file = file;
  m.name = "";
  m.segments[Module::Data].align = 8;
  // ELF, of the class, little-endian; ET_DYN; for this machine.
  if (size < elf::HeaderSize || trivet_read32(file) != 0x464c457f ||
      trivet_read16(file + 4) != (0x0100 | elf::Class) ||
      trivet_read32(file + 16) != (target::Machine << 16 | 3))
    return fail(TRIVET_E_NOT_ELF, m.name);
  if (!readSegments(m, size) || !readDynamic(m))
    return corrupt(m);
  if (m.tags[Module::Abi] != TRIVET_ABI_REVISION)
    return fail(TRIVET_E_BAD_ABI, m.name);
  return checkTables(m) ? TRIVET_OK : corrupt(m);
}
