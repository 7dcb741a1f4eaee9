//===- relocate.cpp - fields of text, words of data -----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Text is patched once for all processes, so nothing private may go into it: of
// a datum only its module's number and its offset there, which are the same
// everywhere. Data is done again for each process.
//
// Relocations are sorted by symbol, so each symbol is looked up once; a file
// that is not sorted is only slower.
//
// A branch that does not reach goes through a veneer, made in the room that the
// linker left behind the text, one per symbol. Only branches do: the address of
// a function never is a veneer's, or it would not be the same in every module.
//
//===----------------------------------------------------------------------===//
#include "Patch.h"
#include "core.h"

using namespace trivet;
using target::Kind;

namespace {

using elf::RelaSize;
constexpr uint32_t PendingKey = 1u << 31;

struct Veneers {
  uint32_t next;       // offset in text of the next one
  uint32_t symbol = 0; // whose the last one is
  trivet_addr last = 0;
};

/// A branch at 'at' to 'function'; false if it does not reach.
bool branch(Module &m, target::Field field, trivet_addr at,
            trivet_addr function, uint32_t symbol, Veneers &veneers) {
  trivet_addr origin = at + target::BranchOrigin;
  if (target::write(field, at, function - origin))
    return true;
  if (veneers.symbol != symbol) {
    if (!inside(veneers.next, target::VeneerSize, m.text().size))
      return false;
    veneers.symbol = symbol;
    veneers.last = m.where + veneers.next;
    veneers.next += target::VeneerSize;
    if (!target::writeVeneer(veneers.last, function))
      return false;
    ++m.veneers;
  }
  return target::write(field, at, veneers.last - origin);
}

} // namespace

int trivet::relocate(Module &m, const Process *process, trivet_addr where) {
  // The rows of data come first, then those of text.
  uint32_t row = 0, end = m.tags[Module::DataRelas];
  const trivet_segment *segment = &m.data();
  uint32_t base = TRIVET_DATA_VADDR;
  if (!process) {
    base = TRIVET_TEXT_VADDR;
    row = end;
    end = m.tags[Module::RelaSize] / RelaSize;
    segment = &m.text();
  }
  Veneers veneers{roundUp(segment->file_size, target::VeneerAlign)};
  Place place{};
  uint32_t key = 0; // which look-up 'place' is the result of
  for (; row < end; ++row) {
    trivet_addr rela =
        metaAt(m, m.tags[Module::Rela] + RelaSize * row, RelaSize);
    if (!rela)
      return corrupt(m);
    uint32_t offset = elf::size(rela) - base;
    uint32_t symbol = elf::relocationSymbol(rela + elf::Word);
    trivet_addr addend = trivet_read_addr(rela + 2 * elf::Word);
    target::Relocation type =
        target::relocation(elf::relocationType(rela + elf::Word));
    Kind kind = type.kind;
    bool slot = kind == Kind::Slot;
    if (process ? kind != Kind::Word && !slot : kind < Kind::Word)
      return fail(TRIVET_E_BAD_RELOC, m.name);
    if (!inside(offset, target::size(type.field), segment->size) ||
        (symbol == 0 && addend >= TRIVET_META_VADDR))
      return corrupt(m);

    // The symbol's place. Without a symbol the addend is it, as a link address.
    if (symbol == 0) {
      place = placeOf(m, uint32_t(addend));
      key = addend = 0;
    } else if (uint32_t wanted = slot ? symbol | PendingKey : symbol;
               key != wanted) {
      key = wanted;
      if (int error = resolve(m, symbol, slot ? process : nullptr, place))
        return error;
    }

    trivet_addr at = where + offset;
    bool fits = true;
    trivet_addr value = place.value + addend;
    // What is no module's data counts from 0, or from where its address is in
    // reach: the same for the base and for each part of the offset.
    trivet_addr from = 0;
    if (!place.module)
      from = target::fixedBase(symbol ? place.value : m.where);
    if (kind == Kind::Offset)
      value -= from;
    if (kind == Kind::Base)
      target::writeBase(
          at, place.module ? place.module->number : target::NoBase, from);
    else if (kind <= Kind::Word && (process || !place.module))
      trivet_write_addr(at, addressOf(process, place) + addend);
    else if (kind != Kind::Offset && place.module)
      return fail(TRIVET_E_NOT_TEXT, symbolName(m, symbol));
    else if (kind != Kind::Branch)
      fits = target::write(type.field, at, value);
    else if (value == 0) // weak, and nobody has it
      target::skip(type.field, at);
    else
      fits = branch(m, type.field, at, value, symbol, veneers);
    if (!fits)
      return fail(TRIVET_E_RANGE, symbolName(m, symbol));
    m.fields += !process;
  }
  return TRIVET_OK;
}

trivet_addr trivet::addressOf(const Process *process, const Place &place) {
  if (!place.module)
    return place.value;
  trivet_addr data = process->base;
  if (place.module->number)
    data = trivet_read_addr(data - elf::Word * place.module->number);
  return data + place.value;
}
