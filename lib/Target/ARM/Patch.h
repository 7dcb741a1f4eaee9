//===- Target/ARM/Patch.h - the loader's half of Arm relocations *- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The loader core knows no machine. Foreign relocation numbers are translated
// once, here at the door, into the few kinds of question that a core must
// answer differently; the answer, a number, goes back through write(), which
// puts it into the field and says whether it fits. A target is a folder with a
// header of this name: Machine, relocation, size, write, writeBase, skip,
// writeVeneer and the constants of branches.
//
// Memory is reached through the port, in halfwords: a 32-bit Thumb instruction
// may start at an odd one.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_ARM_PATCH_H
#define TRIVET_TARGET_ARM_PATCH_H
#include "Fixup.h"
#include "trivet/port.h"
#include "trivet/port_memory.h"

namespace trivet {
namespace target {

constexpr uint16_t Machine = 40; // EM_ARM

/// What a relocation wants to know about its symbol S.
enum class Kind : uint8_t {
  Unknown,
  Slot, ///< the address, as a word in data; S is looked up in the whole process
  Word, ///< the address, as a word in text or data
  Address, ///< a part of the address, in an instruction
  Base,    ///< which module provides S
  Offset,  ///< the offset in that module's data
  Branch,  ///< the distance to S
};

/// Shapes of fields.
enum class Field : uint8_t {
  Word,
  Mov,
  MovTop,
  Imm12,
  Addw,
  Branch24,
  Branch19
};

struct Relocation {
  uint8_t number;
  Kind kind;
  Field field;
};

constexpr Relocation Relocations[] = {
    {arm::RELOC_ABS32, Kind::Word, Field::Word},
    {arm::RELOC_RELATIVE, Kind::Word, Field::Word},
    {arm::RELOC_SLOT, Kind::Slot, Field::Word},
    {arm::RELOC_THM_MOVW_ABS, Kind::Address, Field::Mov},
    {arm::RELOC_THM_MOVT_ABS, Kind::Address, Field::MovTop},
    {arm::RELOC_BASE, Kind::Base, Field::Word},
    {arm::RELOC_OFF12, Kind::Offset, Field::Imm12},
    {arm::RELOC_OFF12_ADD, Kind::Offset, Field::Addw},
    {arm::RELOC_OFF_LO16, Kind::Offset, Field::Mov},
    {arm::RELOC_OFF_HI16, Kind::Offset, Field::MovTop},
    {arm::RELOC_THM_CALL, Kind::Branch, Field::Branch24},
    {arm::RELOC_THM_JUMP24, Kind::Branch, Field::Branch24},
    {arm::RELOC_THM_JUMP19, Kind::Branch, Field::Branch19},
};

inline Relocation relocation(uint32_t number) {
  for (const Relocation &r : Relocations)
    if (r.number == number)
      return r;
  return {};
}

/// Bytes that a field lies in.
constexpr uint32_t size(Field) { return 4; }

/// Pieces of a field, and the bits that its value may have; 0: any.
struct Shape {
  uint8_t first, count, bits;
};
constexpr Shape Shapes[] = {
    {0, 0, 0},
    {arm::PiecesMov, 4, 0},
    {arm::PiecesMov, 4, 0},
    {arm::PiecesImm12, 1, 12},
    {arm::PiecesMov, 3, 12},
    {arm::PiecesBranch24, 5, 25},
    {arm::PiecesBranch19, 5, 21},
};

/// Writes 'value' into an instruction's field. For a branch it is the distance
/// from BranchOrigin behind the instruction. Returns false, and leaves the
/// field alone, if it does not fit.
[[gnu::noinline]] inline bool write(Field field, trivet_addr at,
                                    uint32_t value) {
  const Shape &shape = Shapes[unsigned(field)];
  uint32_t positive = value;
  if (field >= Field::Branch24) // signed
    positive += 1u << (shape.bits - 1);
  if (shape.bits && positive >> shape.bits)
    return false;
  if (field == Field::MovTop)
    value >>= 16;
  if (field == Field::Branch24)
    value = arm::jumpBits(value);
  uint32_t word = uint32_t(trivet_read16(at)) << 16 | trivet_read16(at + 2);
  word = arm::scatter(word, value, shape.first, shape.count);
  trivet_write16(at, uint16_t(word >> 16));
  trivet_write16(at + 2, uint16_t(word));
  return true;
}

/// S has no data base (its offset is its address), or it is the application's:
/// what writeBase takes in place of a module number.
constexpr unsigned NoBase = ~0u, ApplicationBase = 0;

/// What offsets count from where there is no data base.
constexpr trivet_addr fixedBase(trivet_addr) { return 0; }

inline void writeBase(trivet_addr at, unsigned number, trivet_addr) {
  uint16_t h[2] = {trivet_read16(at), trivet_read16(at + 2)};
  unsigned rt = arm::readBaseRegister(h);
  if (number == NoBase)
    arm::writeBaseZero(h, rt);
  else if (number == ApplicationBase)
    arm::writeBaseMove(h, rt);
  else
    arm::writeBaseLoad(h, rt, number);
  trivet_write16(at, h[0]);
  trivet_write16(at + 2, h[1]);
}

/// A call of a function that nobody has (weak) does nothing: nop.w.
inline void skip(Field, trivet_addr at) { trivet_write32(at, 0x8000f3af); }

constexpr uint32_t VeneerSize = arm::VeneerSize, VeneerAlign = 4;
constexpr uint32_t BranchOrigin = 4;

/// Reaches everything.
inline bool writeVeneer(trivet_addr at, trivet_addr target) {
  trivet_write32(at, 0xf000f8df); // ldr.w pc,[pc]
  trivet_write32(at + 4, target);
  return true;
}

} // namespace target
} // namespace trivet
#endif
