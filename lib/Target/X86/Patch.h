//===- Target/X86/Patch.h - what the loader asks of x86-64 ------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Relocation numbers become a kind of question and a shape of field here, at
// the door; the core knows only kinds. Every target has such a header, and the
// core finds it by include path: namespace target has Machine, Field,
// relocation, size, write, writeBase, skip, writeVeneer and the constants of
// branches.
//
// A call is a distance like any other: it reaches all of the lowest 2 GiB, so
// there are no veneers. That modules lie there is the port's business; what
// lies elsewhere does not fit a field, and is refused.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_X86_PATCH_H
#define TRIVET_TARGET_X86_PATCH_H
#include "Fixup.h"
#include "relocation.h" // runtime/core
#include "trivet/port.h"
#include "trivet/port_memory.h"

namespace trivet {
namespace target {

constexpr uint16_t Machine = 62; // EM_X86_64

/// Shapes of fields.
enum class Field : uint8_t {
  Word,
  Load,     // of a base, the whole instruction
  Unsigned, // 32 bits
  Signed,
  Distance,
};

constexpr Relocation Relocations[] = {
    {x86::RELOC_64, Kind::Word, Field::Word},
    {x86::RELOC_RELATIVE, Kind::Word, Field::Word},
    {x86::RELOC_SLOT, Kind::Slot, Field::Word},
    {x86::RELOC_32, Kind::Address, Field::Unsigned},
    {x86::RELOC_32S, Kind::Address, Field::Signed},
    {x86::RELOC_PC32, Kind::Address, Field::Distance},
    {x86::RELOC_PLT32, Kind::Address, Field::Distance},
    {x86::RELOC_BASE, Kind::Base, Field::Load},
    {x86::RELOC_OFF32, Kind::Offset, Field::Signed},
};

inline Relocation relocation(uint32_t number) {
  for (const Relocation &r : Relocations)
    if (r.number == number)
      return r;
  return {};
}

/// Bytes that a field lies in.
inline uint32_t size(Field field) {
  return field == Field::Load   ? x86::BaseLoadSize
         : field == Field::Word ? sizeof(trivet_addr)
                                : 4;
}

/// Writes 'value' into a field, or the distance to it. Returns false, and
/// leaves the field alone, if it does not fit.
inline bool write(Field field, trivet_addr at, trivet_addr value) {
  if (field == Field::Word) {
    trivet_write_addr(at, value);
    return true;
  }
  int64_t number = int64_t(field == Field::Distance ? value - at : value);
  if (field == Field::Unsigned ? !x86::fitsUnsigned(number)
                               : !x86::fitsSigned(number))
    return false;
  trivet_write32(at, uint32_t(number));
  return true;
}

/// S has no data base (its offset is its address), or it is the application's:
/// what writeBase takes in place of a module number.
constexpr unsigned NoBase = ~0u, ApplicationBase = 0;

/// What offsets count from where there is no data base.
constexpr trivet_addr fixedBase(trivet_addr) { return 0; }

inline void writeBase(trivet_addr at, unsigned number, trivet_addr) {
  if (number != NoBase) {
    int32_t entry = number == ApplicationBase ? x86::SelfDisplacement
                                              : -8 * int32_t(number);
    trivet_write32(at + x86::BaseDisplacementAt, uint32_t(entry));
    return;
  }
  uint8_t rex = trivet_read8(at + 1), modrm = trivet_read8(at + 3);
  static constexpr unsigned Starts[] = {0, 4, x86::BaseLoadSize - 4};
  for (unsigned start : Starts) {
    uint32_t word = 0;
    for (unsigned i = 4; i--;)
      word = word << 8 | x86::baseZero(start + i, rex, modrm);
    trivet_write32(at + start, word);
  }
}

// No relocation is a Branch.
inline void skip(Field, trivet_addr) {}
constexpr uint32_t VeneerSize = 0, VeneerAlign = 4, BranchOrigin = 0;
inline bool writeVeneer(trivet_addr, trivet_addr) { return false; }

} // namespace target
} // namespace trivet
#endif
