//===- Target/RISCV/Fixup.h - fields of RISC-V instructions -----*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A patched field is one fact, and this header is where it stands: the linker
// reads and checks the fields that lld filled in, the loader (and the
// prelinker, which is the loader on a host) writes them again with run-time
// values. So it is freestanding: no LLVM, no C library.
//
// Every patched instruction is one of 32 bits: what a compressed one would hold is too
// narrow for a value that is not known. It is little-endian and may start at an
// odd halfword. Functions take it as a number and return the new one, all
// bits outside the field as they were. write* do not check: ask fits* first.
// Encodings: The RISC-V Instruction Set Manual, Volume I, 2.2 and 2.3.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_RISCV_FIXUP_H
#define TRIVET_TARGET_RISCV_FIXUP_H
#include <stdint.h>

namespace trivet {
namespace riscv {

/// Dynamic relocations of a RISC-V module: rows of Relocs.def.
enum Reloc : uint8_t {
#define TRIVET_RELOC(name, value, text) RELOC_##name = value,
#include "Relocs.def"
};

constexpr unsigned Zero = 0, ThreadPointer = 4, T1 = 6, T2 = 7;
/// The static base, and the longest reach of a load from the module table.
constexpr unsigned StaticBase = 3; // gp
constexpr unsigned MaxModule = 63;

//===-- registers and opcodes ---------------------------------------------===//

inline unsigned readRd(uint32_t i) { return i >> 7 & 31; }
inline unsigned readRs1(uint32_t i) { return i >> 15 & 31; }
inline uint32_t writeRs1(uint32_t i, unsigned reg) {
  return (i & ~(31u << 15)) | uint32_t(reg) << 15;
}

inline bool isLui(uint32_t i) { return (i & 0x7f) == 0x37; }
inline bool isAuipc(uint32_t i) { return (i & 0x7f) == 0x17; }
inline bool isJal(uint32_t i) { return (i & 0x7f) == 0x6f; }
inline bool isJalr(uint32_t i) { return (i & 0x707f) == 0x67; }
inline bool isAddi(uint32_t i) { return (i & 0x707f) == 0x13; }
/// A load, of an integer or a floating-point register.
inline bool isLoad(uint32_t i) {
  return (i & 0x7f) == 0x03 || (i & 0x7f) == 0x07;
}
inline bool isStore(uint32_t i) {
  return (i & 0x7f) == 0x23 || (i & 0x7f) == 0x27;
}
/// Takes its immediate in one piece: load or addi.
inline bool isImmI(uint32_t i) { return isLoad(i) || isAddi(i); }

//===-- upper 20 bits, of lui and auipc; lower 12, of the other -----------===//
//
// The lower part is signed, so the upper one is rounded: low12 and high20 of a
// value add up to it.

inline uint32_t writeHigh(uint32_t i, uint32_t value) {
  return (i & 0xfff) | ((value + 0x800) & 0xfffff000);
}
inline uint32_t readHigh(uint32_t i) { return i & 0xfffff000; }

inline uint32_t writeLowI(uint32_t i, uint32_t value) {
  return (i & 0xfffff) | value << 20;
}
inline int32_t readLowI(uint32_t i) { return int32_t(i) >> 20; }

inline uint32_t writeLowS(uint32_t i, uint32_t value) {
  return (i & 0x1fff07f) | (value & 0xfe0) << 20 | (value & 0x1f) << 7;
}
inline int32_t readLowS(uint32_t i) {
  return int32_t(i & 0xfe000000) >> 20 | int32_t(i >> 7 & 31);
}

/// Is that what both together are, in registers of 64 bits? lui and auipc
/// sign-extend.
constexpr bool fitsHigh(uint64_t value) {
  return value + 0x80000800u <= 0xffffffffu;
}
/// All of an offset in one such field.
inline bool fitsLow(uint32_t offset) { return offset <= 2047; }

//===-- jal: imm[20|10:1|11|19:12], +-1 MiB -------------------------------===//

inline bool fitsJal(int32_t displacement) {
  return displacement >= -(1 << 20) && displacement < (1 << 20);
}
inline uint32_t writeJal(uint32_t i, uint32_t displacement) {
  return (i & 0xfff) | (displacement & 0x100000) << 11 |
         (displacement & 0x7fe) << 20 | (displacement & 0x800) << 9 |
         (displacement & 0xff000);
}
inline int32_t readJal(uint32_t i) {
  uint32_t value = (i >> 11 & 0x100000) | (i >> 20 & 0x7fe) | (i >> 9 & 0x800) |
                   (i & 0xff000);
  return int32_t(value << 11) >> 11;
}

//===-- the load of a data base, lw or ld rD,imm(gp) ----------------------===//
//
// BASE replaces the whole instruction; all three forms are 4 bytes and change
// no register but rD.

/// lw, or ld for words of 8 bytes.
inline bool isWordLoad(uint32_t i, unsigned wordSize) {
  return (i & 0x707f) == (wordSize == 8 ? 0x3003 : 0x2003);
}
inline bool isBaseLoad(uint32_t i, unsigned wordSize) {
  return isWordLoad(i, wordSize) && readRd(i) != 0;
}
/// A word of the table at a byte distance below the static base.
inline uint32_t writeBaseLoad(uint32_t i, uint32_t distance) {
  return writeLowI(writeRs1(i, StaticBase), 0u - distance);
}
/// mv rD,gp: the provider is the application
inline uint32_t writeBaseMove(uint32_t i) {
  return 0x13 | readRd(i) << 7 | uint32_t(StaticBase) << 15;
}
/// li rD,0: the symbol has no module, its offset is its address ...
inline uint32_t writeBaseZero(uint32_t i) { return 0x13 | readRd(i) << 7; }
/// ... or, in 64 bits, counts from a base of which lui is all.
constexpr uint32_t HighestBase = 0x7ffff000;
inline uint32_t writeBaseFixed(uint32_t i, uint32_t base) {
  return base ? writeHigh(0x37 | readRd(i) << 7, base) : writeBaseZero(i);
}

//===-- a veneer at the end of text: auipc t1; jr t1 ----------------------===//
//
// t1 is free at a call: the psABI's own tail calls use it.

constexpr uint32_t Nop = 0x13;
constexpr unsigned VeneerSize = 8;
inline uint32_t veneerHigh(uint32_t displacement) {
  return writeHigh(0x17 | T1 << 7, displacement);
}
inline uint32_t veneerLow(uint32_t displacement) {
  return writeLowI(0x67 | T1 << 15, displacement);
}

} // namespace riscv
} // namespace trivet
#endif
