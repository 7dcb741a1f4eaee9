//===- Target/ARM/Fixup.h - fields of Thumb instructions --------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A patched field is one fact, and this header is where it stands: the linker
// reads and checks the fields that lld filled in, the loader (and the
// prelinker, which is the loader on a host) writes them again with run-time
// values. So it is freestanding: no LLVM, no C library, no 32-bit load of an
// instruction.
//
// A 32-bit Thumb instruction is two halfwords, the first at the lower address;
// each halfword is little-endian, and the pair may start at an odd halfword.
// Every function takes the two halfwords as h[0] and h[1] and leaves all bits
// outside its field alone. write* do not check: ask fits* first. Encodings:
// Armv7-M Architecture Reference Manual, A7.7; Armv6-M's, A6.7, for Thumb-1, where a
// data base is a pair of 16-bit instructions and an offset is a word.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_ARM_FIXUP_H
#define TRIVET_TARGET_ARM_FIXUP_H
#include <stdint.h>

namespace trivet {
namespace arm {

/// Dynamic relocations of an Arm module: rows of Relocs.def.
enum Reloc : uint8_t {
#define TRIVET_RELOC(name, value, text) RELOC_##name = value,
#include "Relocs.def"
};

/// The static base, and the longest reach of a load from the module table.
constexpr unsigned StaticBase = 9;
constexpr unsigned MaxModule = 63;

/// Where the bits of a value stand in an instruction: bits [Low, Low + Width)
/// at bit At of h[1]:h[0], the order of memory. One table for all fields, because the
/// loader, which is measured in bytes, has one loop for them.
struct Piece {
  uint8_t Low, At, Width;
};
constexpr Piece Pieces[] = {
    {0, 16, 8},  {8, 28, 3},   {11, 10, 1}, // imm12 of addw: i:imm3:imm8
    {12, 0, 4},                             // with it, imm16 of movw and movt
    {0, 16, 12},                            // imm12 of a load or store
    {1, 16, 11}, {12, 0, 10},  {24, 10, 1},
    {23, 29, 1}, {22, 27, 1}, // S:J1:J2:imm10:imm11
    {1, 16, 11}, {12, 0, 6},   {20, 10, 1},
    {18, 29, 1}, {19, 27, 1}, // S:J2:J1:imm6:imm11
};
enum PieceIndex : uint8_t {
  PiecesMov = 0,
  PiecesImm12 = 4,
  PiecesBranch24 = 5,
  PiecesBranch19 = 10
};

/// Replaces the bits of 'count' pieces from 'first'; 'word' is h[1]:h[0].
inline uint32_t scatter(uint32_t word, uint32_t value, unsigned first,
                        unsigned count) {
  for (const Piece *p = Pieces + first; count--; ++p) {
    uint32_t mask = ((1u << p->Width) - 1) << p->At;
    word = (word & ~mask) | (value >> p->Low << p->At & mask);
  }
  return word;
}
inline uint32_t toWord(const uint16_t *h) { return uint32_t(h[1]) << 16 | h[0]; }
inline void fromWord(uint16_t *h, uint32_t word) {
  h[0] = uint16_t(word);
  h[1] = uint16_t(word >> 16);
}
inline void scatter(uint16_t *h, uint32_t value, unsigned first,
                    unsigned count) {
  fromWord(h, scatter(toWord(h), value, first, count));
}

//===-- imm16 of movw, movt (T3, T1): imm4:i:imm3:imm8 --------------------===//

inline bool isMovw(const uint16_t *h) {
  return (h[0] & 0xfbf0) == 0xf240 && !(h[1] & 0x8000);
}
inline bool isMovt(const uint16_t *h) {
  return (h[0] & 0xfbf0) == 0xf2c0 && !(h[1] & 0x8000);
}
inline uint32_t readMov(const uint16_t *h) {
  return (h[0] & 0xfu) << 12 | (h[0] & 0x400u) << 1 | (h[1] & 0x7000u) >> 4 |
         (h[1] & 0xffu);
}
inline void writeMov(uint16_t *h, uint32_t imm16) {
  scatter(h, imm16, PiecesMov, 4);
}

//===-- imm12 of ldr/str{b,h,sb,sh}.w rT,[rN,#imm12] (T3; T2 for bytes) ---===//

inline bool fitsImm12(uint32_t value) { return value <= 4095; }
inline bool isImm12(const uint16_t *h) {
  // 1111100 S 1 size L nnnn: the forms with bit 7 set take imm12; n = 15 is
  // the literal form, which does not.
  return (h[0] & 0xfe80) == 0xf880 && (h[0] & 0xf) != 15;
}
inline uint32_t readImm12(const uint16_t *h) { return h[1] & 0xfffu; }
inline void writeImm12(uint16_t *h, uint32_t imm12) {
  scatter(h, imm12, PiecesImm12, 1);
}

//===-- imm12 of addw rD,rN,#imm12 (T4): i:imm3:imm8 ----------------------===//

inline bool isAddw(const uint16_t *h) {
  return (h[0] & 0xfbf0) == 0xf200 && !(h[1] & 0x8000);
}
inline uint32_t readAddw(const uint16_t *h) {
  return (h[0] & 0x400u) << 1 | (h[1] & 0x7000u) >> 4 | (h[1] & 0xffu);
}
inline void writeAddw(uint16_t *h, uint32_t imm12) {
  scatter(h, imm12, PiecesMov, 3);
}

//===-- bl (T1) and b.w (T4): S:I1:I2:imm10:imm11:0, +-16 MiB -------------===//
//
// Displacements count from the instruction's address + 4.

inline bool isBl(const uint16_t *h) {
  return (h[0] & 0xf800) == 0xf000 && (h[1] & 0xd000) == 0xd000;
}
inline bool isBranchW(const uint16_t *h) {
  return (h[0] & 0xf800) == 0xf000 && (h[1] & 0xd000) == 0x9000;
}
inline bool fitsBranch24(int32_t displacement) {
  return displacement >= -(1 << 24) && displacement < (1 << 24);
}
inline int32_t readBranch24(const uint16_t *h) {
  uint32_t s = h[0] >> 10 & 1;
  uint32_t i1 = ~(h[1] >> 13 ^ s) & 1, i2 = ~(h[1] >> 11 ^ s) & 1;
  uint32_t value = s << 24 | i1 << 23 | i2 << 22 | (h[0] & 0x3ffu) << 12 |
                   (h[1] & 0x7ffu) << 1;
  return int32_t(value << 7) >> 7;
}
/// J1 and J2 are the bits below S, inverted where S is 0.
inline uint32_t jumpBits(uint32_t displacement) {
  return displacement & 1 << 24 ? displacement : displacement ^ 3 << 22;
}
inline void writeBranch24(uint16_t *h, int32_t displacement) {
  scatter(h, jumpBits(uint32_t(displacement)), PiecesBranch24, 5);
}

//===-- b<c>.w (T3): S:J2:J1:imm6:imm11:0, +-1 MiB ------------------------===//

inline bool isBranchCond(const uint16_t *h) {
  return (h[0] & 0xf800) == 0xf000 && (h[1] & 0xd000) == 0x8000 &&
         (h[0] & 0x0380) != 0x0380;
}
inline bool fitsBranch19(int32_t displacement) {
  return displacement >= -(1 << 20) && displacement < (1 << 20);
}
inline int32_t readBranch19(const uint16_t *h) {
  uint32_t value = (h[0] & 0x400u) << 10 | (h[1] & 0x800u) << 8 |
                   (h[1] & 0x2000u) << 5 | (h[0] & 0x3fu) << 12 |
                   (h[1] & 0x7ffu) << 1;
  return int32_t(value << 11) >> 11;
}
inline void writeBranch19(uint16_t *h, int32_t displacement) {
  scatter(h, uint32_t(displacement), PiecesBranch19, 5);
}

//===-- the load of a data base -------------------------------------------===//
//
//                      Thumb-2                 Thumb-1
//   of module n        ldr.w rT,[rS,#-4n] (T4)  subs rT,#4n (T2); ldr rT,[rT] (T1)
//   application        mov.w rT,rS              nop; nop
//   none, so 0         mov.w rT,#0              movs rT,#0; nop
//
// rS, or rT before, holds the static base: r9, or where the compiler keeps SB while r9
// serves as something else. BASE replaces 4 bytes in all forms, which keep rS and
// change no register but rT. Thumb-1's may change the flags, Thumb-2's do not.

inline bool isBaseLoad(const uint16_t *h) {
  return (h[0] & 0xfff0) == 0xf850 && (h[0] & 0xf) != 15 &&
         (h[1] & 0x0f00) == 0x0c00;
}
inline bool isBasePair(const uint16_t *h) {
  unsigned rt = h[0] >> 8 & 7;
  return (h[0] & 0xf800) == 0x3800 && h[1] == (0x6800 | rt << 3 | rt);
}

/// What a base is that is no module's 1..MaxModule: the application's, or there is none.
constexpr unsigned ApplicationBase = 0, NoBase = ~0u;
constexpr uint32_t Nops = 0xbf00bf00;

/// The load 'word', h[1]:h[0], for another module.
inline uint32_t basePair(uint32_t word, unsigned module) {
  if (module == NoBase)
    return (Nops & 0xffff0000) | 0x2000 | (word & 0x0700);
  if (module == ApplicationBase)
    return Nops;
  return (word & 0xffffff00) | module * 4;
}
inline uint32_t baseLoad(uint32_t word, unsigned module) {
  uint32_t rd = word >> 28 << 24;
  if (module == NoBase)
    return rd | 0xf04f;
  if (module == ApplicationBase)
    return rd | (word & 0xf) << 16 | 0xea4f;
  return (word & 0xf000ffff) | 0x0c000000 | module << 18;
}
/// Either, told apart by the size of the first instruction.
inline uint32_t base(uint32_t word, unsigned module) {
  return word & 0x8000 ? baseLoad(word, module) : basePair(word, module);
}

//===-- ldr rT,[pc,#imm8*4] (T1), on Thumb-1 where an offset is -----------===//

inline bool isLiteralLoad(const uint16_t *h) { return (h[0] & 0xf800) == 0x4800; }
/// The address of the word that one at \p address loads.
inline uint32_t literalAddress(const uint16_t *h, uint32_t address) {
  return ((address + 4) & ~3u) + (h[0] & 0xffu) * 4;
}

//===-- a veneer at the end of text ---------------------------------------===//
//
// Thumb-2: ldr.w pc,[pc]; .word target. [pc] is the instruction's address + 4 when
// it is aligned to 4.
//
// Thumb-1 can load no high register:
//
//     push {r0,r1}    room for the target below r0
//     ldr  r0,[pc,#4]
//     str  r0,[sp,#4]
//     pop  {r0,pc}
//     .word target

constexpr unsigned VeneerWords = 2, Thumb1VeneerWords = 3;
constexpr uint32_t Veneer[VeneerWords - 1] = {0xf000f8df};
constexpr uint32_t Thumb1Veneer[Thumb1VeneerWords - 1] = {0x4801b403, 0xbd019001};

} // namespace arm
} // namespace trivet
#endif
