//===- symbols.cpp - who exports a name -----------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A symbol's value in a file is a link address, which tells data from text.
// What a name means is therefore a place: either an offset in some module's
// data, different memory in each process, or an address for everybody. Direct
// imports look among what the module itself needs, pending ones in the whole
// process; both end with the firmware, and a weak name that nobody has is
// address 0.
//
// The table is the GNU hash table of every ELF linker: a Bloom filter says
// "not here" after one word, which is the answer for most libraries asked.
//
//===----------------------------------------------------------------------===//
#include "core.h"

using namespace trivet;

uint32_t trivet::lookups;

uint32_t trivet::hashOf(const char *name) {
  uint32_t hash = 5381;
  while (uint8_t c = uint8_t(*name++))
    hash = hash * 33 + c;
  return hash;
}

namespace {

enum : uint32_t { SHN_UNDEF = 0, SHN_ABS = 0xfff1, STB_WEAK = 2 };

/// A symbol's row; 0 if it is out of bounds, or its name is.
trivet_addr symbolAt(const Module &m, uint32_t index) {
  trivet_addr at = metaAt(m, m.tags[Module::SymTab] + elf::SymbolSize * index,
                          elf::SymbolSize);
  return at && stringAt(m, trivet_read32(at)) ? at : 0;
}

const char *nameOf(const Module &m, trivet_addr symbol) {
  return stringAt(m, trivet_read32(symbol));
}

/// Where a symbol that m defines is. False: m does not.
bool define(const Module &m, trivet_addr symbol, Place &place) {
  trivet_addr value = trivet_read_addr(symbol + elf::Value);
  uint32_t section = trivet_read16(symbol + elf::Section);
  if (section == SHN_UNDEF)
    return false;
  if (section == SHN_ABS)
    place = {nullptr, value};
  else if (value < TRIVET_META_VADDR)
    place = placeOf(m, uint32_t(value));
  else
    return false;
  return true;
}

/// A word of the Bloom filter; 1 if there is none.
trivet_addr bloomWord(const Module &m, uint32_t link) {
  if constexpr (elf::Wide) {
    trivet_addr at = metaAt(m, link, elf::Word);
    return at ? trivet_read_addr(at) : 1;
  }
  return metaWord(m, link);
}

} // namespace

// A table that leads out of its segment ends there: the name is not found.
trivet_addr trivet::findExport(const Module &m, const char *name, uint32_t hash,
                               Place &place) {
  uint32_t table = m.tags[Module::Hash];
  trivet_addr head = metaAt(m, table, 16);
  if (!head)
    return 0;
  uint32_t num_buckets = trivet_read32(head);
  uint32_t bloom_size = trivet_read32(head + 8);
  uint32_t shift = trivet_read32(head + 12);
  table += 16;
  constexpr uint32_t Bits = 8 * elf::Word;
  trivet_addr word =
      bloomWord(m, table + elf::Word * (hash / Bits & (bloom_size - 1)));
  if (!(word >> hash % Bits & word >> (hash >> shift % 32) % Bits & 1) ||
      num_buckets == 0)
    return 0;
  table += elf::Word * bloom_size;
  uint32_t index = metaWord(m, table + 4 * (hash % num_buckets));
  table += 4 * (num_buckets - trivet_read32(head + 4));
  if (index == 0)
    return 0;
  // A bucket holds its first symbol; bit 0 of a chain's word ends the chain.
  for (uint32_t entry = 0; !(entry & 1); ++index) {
    entry = metaWord(m, table + 4 * index);
    if ((entry ^ hash) > 1)
      continue;
    trivet_addr symbol = symbolAt(m, index);
    if (symbol && same(name, nameOf(m, symbol)) && define(m, symbol, place))
      return symbol;
  }
  return 0;
}

namespace {

/// In the modules of 'process', or, if that is null, in what 'm' needs.
bool findInAll(const Module *m, const Process *process, const char *name,
               Place &place) {
  ++lookups;
  uint32_t hash = hashOf(name);
  uint32_t count = process ? process->count : m->num_needs;
  for (uint32_t i = 0; i < count; ++i) {
    const Module *next = process ? process->parts[i].module : m->needs[i];
    if (next && findExport(*next, name, hash, place))
      return true;
  }
  place = {nullptr, trivet_port_find_export(name)};
  return place.value != 0;
}

} // namespace

const char *trivet::symbolName(const Module &m, uint32_t index) {
  trivet_addr symbol = symbolAt(m, index);
  return symbol ? nameOf(m, symbol) : m.name;
}

Place trivet::placeOf(const Module &m, uint32_t link) {
  if (link < TRIVET_TEXT_VADDR)
    return {&m, link};
  return {nullptr, m.where + (link - TRIVET_TEXT_VADDR)};
}

int trivet::resolve(const Module &m, uint32_t index, const Process *process,
                    Place &place) {
  trivet_addr symbol = symbolAt(m, index);
  if (!symbol)
    return corrupt(m);
  if (!process && define(m, symbol, place)) // its own
    return TRIVET_OK;
  const char *name = nameOf(m, symbol);
  if (!findInAll(&m, process, name, place) &&
      trivet_read8(symbol + elf::Info) >> 4 != STB_WEAK)
    return fail(TRIVET_E_NO_SYMBOL, name);
  return TRIVET_OK;
}

trivet_addr trivet_process_symbol(trivet_process *process, const char *name) {
  Place place;
  return findInAll(nullptr, process, name, place) ? addressOf(process, place)
                                                  : 0;
}
