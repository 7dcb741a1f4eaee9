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
#include "relocation.h" // runtime/core
#include "trivet/port.h"
#include "trivet/port_memory.h"

namespace trivet {
namespace target {

constexpr uint16_t Machine = 40; // EM_ARM

/// Which modules the loader takes: on a processor with nothing but Thumb-1 those
/// for it; else those with Thumb-2, and Thumb-1's too where the firmware asks for that
/// (62 bytes). On another machine's processor both are known, unless it stands for one
/// with nothing but Thumb-1. Relocations for data in the others are unknown, and an error.
#if defined(__thumb2__) || (!defined(__arm__) && !defined(TRIVET_THUMB1_ONLY))
#define TRIVET_THUMB2
#endif
#if !defined(__thumb2__) && !defined(TRIVET_THUMB1)
#define TRIVET_THUMB1
#endif
#ifdef TRIVET_THUMB1
constexpr bool Thumb1 = true;
#else
constexpr bool Thumb1 = false;
#endif
#ifdef TRIVET_THUMB2
constexpr bool Thumb2 = true;
#else
constexpr bool Thumb2 = false;
#endif

/// Shapes of fields.
enum class Field : uint8_t {
  Whole,
  Mov,
  MovTop,
  Imm12,
  Addw,
  Branch24,
  Branch19
};

constexpr Relocation Relocations[] = {
    {arm::RELOC_ABS32, Kind::Word, Field::Whole},
    {arm::RELOC_RELATIVE, Kind::Word, Field::Whole},
    {arm::RELOC_SLOT, Kind::Slot, Field::Whole},
    {arm::RELOC_THM_MOVW_ABS, Kind::Address, Field::Mov},
    {arm::RELOC_THM_MOVT_ABS, Kind::Address, Field::MovTop},
#ifdef TRIVET_THUMB2
    {arm::RELOC_BASE, Kind::Base, Field::Whole},
    {arm::RELOC_OFF12, Kind::Offset, Field::Imm12},
    {arm::RELOC_OFF12_ADD, Kind::Offset, Field::Addw},
    {arm::RELOC_OFF_LO16, Kind::Offset, Field::Mov},
    {arm::RELOC_OFF_HI16, Kind::Offset, Field::MovTop},
#endif
    {arm::RELOC_THM_CALL, Kind::Branch, Field::Branch24},
    {arm::RELOC_THM_JUMP24, Kind::Branch, Field::Branch24},
    {arm::RELOC_THM_JUMP19, Kind::Branch, Field::Branch19},
#ifdef TRIVET_THUMB1
    {arm::RELOC_BASE_PAIR, Kind::Base, Field::Whole},
    {arm::RELOC_OFF_WORD, Kind::Offset, Field::Whole},
#endif
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
  if (Thumb1 && field == Field::Whole) {
    trivet_write32(at, value);
    return true;
  }
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
  trivet_write32(at, arm::scatter(trivet_read32(at), value, shape.first, shape.count));
  return true;
}

/// S has no data base, its offset is its address: what writeBase takes in place of a
/// module number. The application's is 0.
constexpr unsigned NoBase = arm::NoBase;

/// What offsets count from where there is no data base.
constexpr trivet_addr fixedBase(trivet_addr) { return 0; }

inline void writeBase(trivet_addr at, unsigned number, trivet_addr) {
  uint32_t word = trivet_read32(at);
  trivet_write32(at, !Thumb1   ? arm::baseLoad(word, number)
                     : !Thumb2 ? arm::basePair(word, number)
                               : arm::base(word, number));
}

/// A call of a function that nobody has (weak) does nothing.
inline void skip(Field, trivet_addr at) { trivet_write32(at, arm::Nops); }

constexpr uint32_t VeneerSize =
    4 * (Thumb2 ? arm::VeneerWords : arm::Thumb1VeneerWords);
constexpr uint32_t VeneerAlign = 4, BranchOrigin = 4;

/// Reaches everything.
inline bool writeVeneer(trivet_addr at, trivet_addr target) {
  if (Thumb2)
    trivet_write32(at, arm::Veneer[0]);
  else {
    trivet_write32(at, arm::Thumb1Veneer[0]);
    trivet_write32(at + 4, arm::Thumb1Veneer[1]);
  }
  trivet_write32(at + VeneerSize - 4, target);
  return true;
}

} // namespace target
} // namespace trivet
#endif
