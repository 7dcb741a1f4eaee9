//===- Target/RISCV/Patch.h - what the loader asks of RISC-V ----*- C++ -*-===//
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
// Memory is reached through the port, in words that may start at an odd
// halfword. On RV32 a pair of upper 20 and lower 12 bits holds any value, so
// only two shapes have a range: an offset in one field, and jal. On RV64 the
// upper part of a pair has one, and refuses what would not fit.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_RISCV_PATCH_H
#define TRIVET_TARGET_RISCV_PATCH_H
#include "Fixup.h"
#include "relocation.h" // runtime/core
#include "trivet/port.h"
#include "trivet/port_memory.h"

namespace trivet {
namespace target {

constexpr uint16_t Machine = 243; // EM_RISCV

/// Shapes of fields. Those of a distance are last.
enum class Field : uint8_t {
  Word,
  Load,  // of a base, the whole instruction
  High,  // lui
  LowI,  // load, addi
  LowS,  // store
  OnlyI, // the same two, and there is no upper part
  OnlyS,
  Jal,
  Pair,   // auipc, jalr
  PcHigh, // auipc
  PcLowI, // the lower part of a distance counts from its own instruction:
  PcLowS, // the addend makes up for it
};

constexpr Relocation Relocations[] = {
    {sizeof(trivet_addr) == 8 ? riscv::RELOC_64 : riscv::RELOC_32, Kind::Word,
     Field::Word},
    {riscv::RELOC_RELATIVE, Kind::Word, Field::Word},
    {riscv::RELOC_SLOT, Kind::Slot, Field::Word},
    {riscv::RELOC_HI20, Kind::Address, Field::High},
    {riscv::RELOC_LO12_I, Kind::Address, Field::LowI},
    {riscv::RELOC_LO12_S, Kind::Address, Field::LowS},
    {riscv::RELOC_PCREL_HI20, Kind::Address, Field::PcHigh},
    {riscv::RELOC_PCREL_LO12_I, Kind::Address, Field::PcLowI},
    {riscv::RELOC_PCREL_LO12_S, Kind::Address, Field::PcLowS},
    {riscv::RELOC_BASE, Kind::Base, Field::Load},
    {riscv::RELOC_OFF_HI20, Kind::Offset, Field::High},
    {riscv::RELOC_OFF_LO12_I, Kind::Offset, Field::LowI},
    {riscv::RELOC_OFF_LO12_S, Kind::Offset, Field::LowS},
    {riscv::RELOC_OFF12_I, Kind::Offset, Field::OnlyI},
    {riscv::RELOC_OFF12_S, Kind::Offset, Field::OnlyS},
    {riscv::RELOC_JAL, Kind::Branch, Field::Jal},
    {riscv::RELOC_CALL_PLT, Kind::Branch, Field::Pair},
};

inline Relocation relocation(uint32_t number) {
  for (const Relocation &r : Relocations)
    if (r.number == number)
      return r;
  return {};
}

/// Bytes that a field lies in.
inline uint32_t size(Field field) {
  return field == Field::Pair   ? 8
         : field == Field::Word ? sizeof(trivet_addr)
                                : 4;
}

/// The upper part of a pair that makes a value of any size.
constexpr bool isHigh(Field field) {
  return field == Field::High || field == Field::Pair || field == Field::PcHigh;
}

/// Writes 'value' into an instruction's field. For a branch it is the distance
/// from BranchOrigin behind the instruction. Returns false, and leaves the
/// field alone, if it does not fit.
[[gnu::noinline]] inline bool write(Field field, trivet_addr at,
                                    trivet_addr whole) {
  if (field >= Field::PcHigh)
    whole -= at;
  if (sizeof(trivet_addr) == 8 && isHigh(field) && !riscv::fitsHigh(whole))
    return false;
  uint32_t value = uint32_t(whole);
  if (field == Field::Jal && whole != trivet_addr(int32_t(value)))
    return false;
  bool only = field == Field::OnlyI || field == Field::OnlyS;
  if ((only && (whole != value || !riscv::fitsLow(value))) ||
      (field == Field::Jal && !riscv::fitsJal(int32_t(value))))
    return false;
  uint32_t word = trivet_read32(at);
  switch (field) {
  case Field::Word: // an absolute address in text
    trivet_write_addr(at, whole);
    return true;
  case Field::Load: // is writeBase's
    break;
  case Field::Pair:
    trivet_write32(at + 4, riscv::writeLowI(trivet_read32(at + 4), value));
    [[fallthrough]];
  case Field::High:
  case Field::PcHigh:
    word = riscv::writeHigh(word, value);
    break;
  case Field::LowI:
  case Field::OnlyI:
  case Field::PcLowI:
    word = riscv::writeLowI(word, value);
    break;
  case Field::LowS:
  case Field::OnlyS:
  case Field::PcLowS:
    word = riscv::writeLowS(word, value);
    break;
  case Field::Jal:
    word = riscv::writeJal(word, value);
    break;
  }
  trivet_write32(at, word);
  return true;
}

/// S has no data base (its offset is its address), or it is the application's:
/// what writeBase takes in place of a module number.
constexpr unsigned NoBase = ~0u, ApplicationBase = 0;

/// What offsets count from where there is no data base. On RV64 a pair reaches
/// 2 GiB around its base; from 0 that leaves the RAM of many a board out.
constexpr trivet_addr fixedBase(trivet_addr address) {
  return sizeof(trivet_addr) == 4 || riscv::fitsHigh(address)
             ? 0
             : riscv::HighestBase;
}

inline void writeBase(trivet_addr at, unsigned number, trivet_addr fixed) {
  uint32_t word = trivet_read32(at);
  trivet_write32(
      at,
      number == NoBase ? riscv::writeBaseFixed(word, uint32_t(fixed))
      : number == ApplicationBase
          ? riscv::writeBaseMove(word)
          : riscv::writeBaseLoad(word, uint32_t(sizeof(trivet_addr)) * number));
}

/// A call of a function that nobody has (weak) does nothing: nop, nop.
inline void skip(Field field, trivet_addr at) {
  trivet_write32(at, riscv::Nop);
  if (field == Field::Pair)
    trivet_write32(at + 4, riscv::Nop);
}

constexpr uint32_t VeneerSize = riscv::VeneerSize, VeneerAlign = 4;
constexpr uint32_t BranchOrigin = 0;

/// False if that does not reach either.
inline bool writeVeneer(trivet_addr at, trivet_addr target) {
  trivet_addr distance = target - at;
  if (sizeof(trivet_addr) == 8 && !riscv::fitsHigh(distance))
    return false;
  trivet_write32(at, riscv::veneerHigh(uint32_t(distance)));
  trivet_write32(at + 4, riscv::veneerLow(uint32_t(distance)));
  return true;
}

} // namespace target
} // namespace trivet
#endif
