//===- Target/X86/Fixup.h - fields of x86-64 instructions -------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A patched field is one fact, and this header is where it stands: the linker
// finds and checks the fields that lld filled in, the loader writes them again
// with run-time values. So it is freestanding: no LLVM, no C library.
//
// Instructions are bytes, of any length up to 15, and a field is four of them
// at any address. An entry of trivet.fix names the instruction, so where its
// displacement is must be found out: behind prefixes, opcode, ModRM and SIB.
//
// A base is loaded in nine bytes, whatever the register,
//
//     65 48 8b 04 25 disp32      movq %gs:disp32,%rax
//
// from the module table, which is below %gs: entry n at -8n. There are 63
// modules; where a 64th would have its entry the port keeps SB itself, since
// %gs can only be read by an instruction that some processors, systems and
// valgrind do not have. Encodings: Intel 64 Software Developer's Manual, volume
// 2, chapter 2.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_X86_FIXUP_H
#define TRIVET_TARGET_X86_FIXUP_H
#include <stdint.h>

namespace trivet {
namespace x86 {

/// Dynamic relocations of an x86-64 module: rows of Relocs.def.
enum Reloc : uint8_t {
#define TRIVET_RELOC(name, value, text) RELOC_##name = value,
#include "Relocs.def"
};

constexpr unsigned MaxModule = 63;
/// Where the static base itself is, from %gs.
constexpr int32_t SelfDisplacement = -8 * int32_t(MaxModule + 1);

//===-- the displacement of x(%rB) ----------------------------------------===//

inline bool isPrefix(uint8_t b) {
  return b == 0x66 || b == 0x67 || b == 0xf0 || b == 0xf2 || b == 0xf3 ||
         b == 0x2e || b == 0x36 || b == 0x3e || b == 0x26 || b == 0x64 ||
         b == 0x65;
}

/// Bytes before the displacement of 32 bits of an instruction with a memory
/// operand that has a base register; 0 if it is no such instruction. Looks at
/// 'size' bytes at most.
inline unsigned displacementAt(const uint8_t *p, unsigned size) {
  unsigned at = 0;
  while (at < size && isPrefix(p[at]))
    ++at;
  if (at < size && (p[at] & 0xf0) == 0x40) // REX
    ++at;
  if (at >= size)
    return 0;
  if (p[at] == 0x62) // EVEX and opcode
    at += 5;
  else if (p[at] == 0xc4) // VEX
    at += 4;
  else if (p[at] == 0xc5 || p[at] == 0xd5) // VEX; REX2
    at += 3;
  else if (p[at] == 0x0f && at + 1 < size &&
           (p[at + 1] == 0x38 || p[at + 1] == 0x3a))
    at += 3;
  else
    at += p[at] == 0x0f ? 2 : 1;
  if (at >= size || p[at] >> 6 != 2) // ModRM: base and 32 bits
    return 0;
  at += (p[at] & 7) == 4 ? 2 : 1; // SIB
  return at + 4 <= size ? at : 0;
}

inline bool fitsSigned(int64_t value) { return value == int32_t(value); }
inline bool fitsUnsigned(int64_t value) { return value == uint32_t(value); }

//===-- the load of a data base, movq %gs:disp32,%rD ----------------------===//

constexpr unsigned BaseLoadSize = 9, BaseDisplacementAt = 5;

inline bool isBaseLoad(const uint8_t *p) {
  return p[0] == 0x65 && (p[1] & 0xfb) == 0x48 && p[2] == 0x8b &&
         (p[3] & 0xc7) == 0x04 && p[4] == 0x25;
}
/// Byte 'i' of  movq $0,%rD; nopw  for the load that begins with these bytes:
/// the symbol has no module, its offset is its address.
inline uint8_t baseZero(unsigned i, uint8_t rex, uint8_t modrm) {
  switch (i) {
  case 0:
    return rex & 4 ? 0x49 : 0x48;
  case 1:
    return 0xc7;
  case 2:
    return 0xc0 | (modrm >> 3 & 7);
  case 7:
    return 0x66;
  case 8:
    return 0x90;
  default:
    return 0;
  }
}

} // namespace x86
} // namespace trivet
#endif
