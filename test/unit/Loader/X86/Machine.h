//===- X86/Machine.h - x86-64 for the loader's tests ------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests that are the same for every machine ask of this one. Encodings
// are written down here once more, not taken from Fixup.h, and filled up with
// nops to whole halfwords.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TEST_X86_MACHINE_H
#define TRIVET_TEST_X86_MACHINE_H
#include "trivet/port.h"
#include <cstdint>
#include <vector>

enum Reloc : uint32_t {
#define TRIVET_RELOC(name, value, text) R_##name = value,
#include "../../../../lib/Target/X86/Relocs.def"
};

namespace machine {

using Code = std::vector<uint16_t>;

constexpr uint16_t Number = 62;
constexpr uint32_t Flags = 0;
/// In the address of a function.
constexpr uint32_t FunctionBit = 0;
constexpr uint32_t W = sizeof(trivet_addr); ///< bytes of an address
constexpr uint32_t WordReloc = R_64, CallReloc = R_PLT32, OffsetReloc = R_OFF32;
/// Where a relocation's field is in its instruction, and a distance's addend.
constexpr uint32_t CallField = 2, OffsetField = 2;
constexpr int64_t CallAddend = -4;
/// A call that does not reach is an error; one of nobody is of address 0.
constexpr bool Veneers = false;
constexpr uint32_t OffsetReach = 0x7fffffff;
/// From the firmware's functions to one that no call reaches.
constexpr trivet_addr FarAway = 0x200000000;

inline Code bytes(std::vector<uint8_t> Bytes) {
  Code C;
  for (size_t I = 0; I < Bytes.size(); I += 2)
    C.push_back(uint16_t(Bytes[I] | Bytes[I + 1] << 8));
  return C;
}
/// A whole function of 4 bytes.
inline Code empty() { return bytes({0xc3, 0x90, 0x90, 0x90}); }
inline Code call() { return bytes({0x90, 0xe8, 0, 0, 0, 0}); }
inline Code skipped() { return {}; }
/// movq %gs:disp32,%rRd
inline Code load(unsigned Rd, int32_t Displacement) {
  auto Byte = [&](int N) { return uint8_t(uint32_t(Displacement) >> 8 * N); };
  return bytes({0x65, 0x48, 0x8b, uint8_t(0x04 | Rd << 3), 0x25, Byte(0),
                Byte(1), Byte(2), Byte(3), 0x90});
}
inline Code baseLoad(unsigned Rd, unsigned Number = 1) {
  return load(Rd, -8 * int32_t(Number));
}
/// movq $0,%rRd; nopw
inline Code baseZero(unsigned Rd) {
  return bytes({0x48, 0xc7, uint8_t(0xc0 | Rd), 0, 0, 0, 0, 0x66, 0x90, 0x90});
}
inline Code baseFixed(unsigned Rd) { return baseZero(Rd); }
/// movl disp32(%rRb),%eRd
inline Code load(unsigned Rd, unsigned Rb) {
  return bytes({0x8b, uint8_t(0x80 | Rd << 3 | Rb), 0, 0, 0, 0});
}

/// The function that the distance at At leads to.
inline trivet_addr callee(trivet_addr At, uint32_t Word) {
  return At + 4 + trivet_addr(int32_t(Word));
}
inline trivet_addr veneered(trivet_addr, uint32_t, uint32_t) { return 0; }

} // namespace machine
#endif
