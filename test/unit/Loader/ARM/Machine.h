//===- ARM/Machine.h - Thumb-2 for the loader's tests ----------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests that are the same for every machine ask of this one. Encodings
// are written down here once more, not taken from Fixup.h.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TEST_ARM_MACHINE_H
#define TRIVET_TEST_ARM_MACHINE_H
#include <cstdint>
#include <vector>

enum Reloc : uint32_t {
#define TRIVET_RELOC(name, value, text) R_##name = value,
#include "../../../../lib/Target/ARM/Relocs.def"
};

namespace machine {

using Code = std::vector<uint16_t>;

constexpr uint16_t Number = 40;
constexpr uint32_t Flags = 0x05000000;
/// In the address of a function.
constexpr uint32_t FunctionBit = 1;
constexpr uint32_t W = 4; ///< bytes of an address
constexpr uint32_t WordReloc = R_ABS32, CallReloc = R_THM_CALL,
                   OffsetReloc = R_OFF12;
/// Where a relocation's field is in its instruction, and a distance's addend.
constexpr uint32_t CallField = 0, OffsetField = 0;
constexpr int64_t CallAddend = 0;
/// A call that does not reach goes by a veneer; one of nobody is skipped.
constexpr bool Veneers = true;
constexpr uint32_t OffsetReach = 4095;
/// From the firmware's functions to one that no call reaches.
constexpr uint32_t FarAway = 0;

/// A whole function of 4 bytes.
inline Code empty() { return {0x4770, 0xbf00}; }   // bx lr; nop
inline Code call() { return {0xf7ff, 0xfffe}; }    // bl
inline Code skipped() { return {0xbf00, 0xbf00}; } // nop; nop
inline Code baseLoad(unsigned Rt, unsigned Number = 1) {
  return {0xf859,
          uint16_t(Rt << 12 | 0xc00 | 4 * Number)}; // ldr.w Rt,[r9,#-4n]
}
inline Code baseZero(unsigned Rt) {
  return {0xf04f, uint16_t(Rt << 8)}; // mov.w Rt,#0
}
/// Where the emulated board's addresses count from.
inline Code baseFixed(unsigned Rt) { return baseZero(Rt); }
inline Code load(unsigned Rt, unsigned Rb, unsigned Offset = 0) {
  return {uint16_t(0xf8d0 | Rb), uint16_t(Rt << 12 | Offset)};
}

/// The function that a bl or b.w at At goes to, given its two halves as a word.
inline uint32_t callee(uint32_t At, uint32_t Word) {
  uint32_t H0 = Word & 0xffff, H1 = Word >> 16;
  uint32_t S = H0 >> 10 & 1, I1 = ~(H1 >> 13 ^ S) & 1, I2 = ~(H1 >> 11 ^ S) & 1;
  int32_t D = int32_t((S << 24 | I1 << 23 | I2 << 22 | (H0 & 0x3ff) << 12 |
                       (H1 & 0x7ff) << 1)
                      << 7) >>
              7;
  return At + 4 + uint32_t(D) + 1;
}

/// The function that a veneer of these two words goes to; 0: that is none.
inline uint32_t veneered(uint32_t, uint32_t Word0, uint32_t Word1) {
  return Word0 == 0xf000f8df ? Word1 : 0; // ldr.w pc,[pc]
}

} // namespace machine
#endif
