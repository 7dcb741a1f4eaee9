//===- RISCV/Machine.h - RISC-V for the loader's tests -----------*- C++
//-*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests that are the same for every machine ask of this one. Encodings
// are written down here once more, not taken from Fixup.h.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TEST_RISCV_MACHINE_H
#define TRIVET_TEST_RISCV_MACHINE_H
#include "trivet/port.h"
#include <cstdint>
#include <vector>

enum Reloc : uint32_t {
#define TRIVET_RELOC(name, value, text) R_##name = value,
#include "../../../../lib/Target/RISCV/Relocs.def"
};

namespace machine {

using Code = std::vector<uint16_t>;

constexpr uint16_t Number = 243;
constexpr uint32_t Flags = 1; // EF_RISCV_RVC
/// In the address of a function.
constexpr uint32_t FunctionBit = 0;
constexpr uint32_t W = sizeof(trivet_addr); ///< bytes of an address
/// Calls are jal, which may need a veneer.
constexpr uint32_t WordReloc = W == 8 ? R_64 : R_32, CallReloc = R_JAL,
                   OffsetReloc = R_OFF12_I;
/// Where a relocation's field is in its instruction, and a distance's addend.
constexpr uint32_t CallField = 0, OffsetField = 0;
constexpr int64_t CallAddend = 0;
/// A call that does not reach goes by a veneer; one of nobody is skipped.
constexpr bool Veneers = true;
constexpr uint32_t OffsetReach = 2047;
/// From the firmware's functions to one that no call reaches.
constexpr trivet_addr FarAway = 0;

inline Code code(uint32_t Word) {
  return {uint16_t(Word), uint16_t(Word >> 16)};
}
/// A whole function of 4 bytes.
inline Code empty() { return {0x8082, 0x0001}; }   // c.ret; c.nop
inline Code call() { return code(0x000000ef); }    // jal ra,.
inline Code skipped() { return code(0x00000013); } // nop
inline Code baseLoad(unsigned Rd, unsigned Number = 1) {
  return code((0u - W * Number) << 20 | 3 << 15 | (W == 8 ? 3 : 2) << 12 |
              Rd << 7 | 0x03); // lw Rd,-4n(gp) or ld Rd,-8n(gp)
}
inline Code baseZero(unsigned Rd) { return code(Rd << 7 | 0x13); } // li Rd,0
/// Where the emulated board's addresses count from. (They are too far from it,
/// but who only asks for the base does not see that.)
inline Code baseFixed(unsigned Rd) {
  return W == 8 ? code(0x7ffff037 | Rd << 7) : baseZero(Rd); // lui Rd,0x7ffff
}
inline Code load(unsigned Rd, unsigned Rb, unsigned Offset = 0) {
  return code(Offset << 20 | Rb << 15 | 2 << 12 | Rd << 7 | 0x03);
}

/// The function that a jal at At goes to.
inline trivet_addr callee(trivet_addr At, uint32_t Word) {
  uint32_t Top = Word >> 31 ? 0xfff00000 : 0;
  return At +
         trivet_addr(int32_t(Top | (Word & 0xff000) | (Word >> 20 & 1) << 11 |
                             (Word >> 21 & 0x3ff) << 1));
}

/// Where an auipc at At and the I-type instruction behind it lead.
inline trivet_addr pair(trivet_addr At, uint32_t Word0, uint32_t Word1) {
  return At + trivet_addr(int32_t(Word0 & 0xfffff000)) +
         trivet_addr(int32_t(Word1) >> 20);
}

/// The function that a veneer of these two words goes to; 0: that is none.
inline trivet_addr veneered(trivet_addr At, uint32_t Word0, uint32_t Word1) {
  bool Is = (Word0 & 0xfff) == 0x317 &&   // auipc t1
            (Word1 & 0xfffff) == 0x30067; // jr t1
  return Is ? pair(At, Word0, Word1) : 0;
}

} // namespace machine
#endif
