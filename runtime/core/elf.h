//===- elf.h - where things stand in an ELF file ---------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// System V gABI, chapters 4 and 5, in two classes: for words of 4 bytes and
// of 8. A loader reads the class of its own machine, so which one is known to
// the compiler. Offsets that an address stands before differ; in a symbol the
// order of fields does too.
//
// Sizes and link addresses, though as wide as a word in the file, are small in
// both (module.h): size() takes them out of their words.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_RUNTIME_ELF_H
#define TRIVET_RUNTIME_ELF_H
#include "trivet/port_memory.h"

namespace trivet {
namespace elf {

/// Bytes of an address.
constexpr uint32_t Word = sizeof(trivet_addr);
constexpr bool Wide = Word == 8;
constexpr uint32_t either(uint32_t in32, uint32_t in64) {
  return Wide ? in64 : in32;
}

// The header.
constexpr uint32_t HeaderSize = either(52, 64), Class = either(1, 2),
                   Entry = 24, ProgramHeaders = either(28, 32),
                   ProgramHeaderCount = either(44, 56);
// A program header.
constexpr uint32_t ProgramHeaderSize = either(32, 56), Offset = either(4, 8),
                   Address = either(8, 16), FileSize = either(16, 32),
                   MemorySize = either(20, 40), Align = either(28, 48);
// A symbol.
constexpr uint32_t SymbolSize = either(16, 24), Value = either(4, 8),
                   Bytes = either(8, 16), Info = either(12, 4),
                   Section = either(14, 6);
// A relocation, Rela: address, info, addend.
constexpr uint32_t RelaSize = 3 * Word;

/// A word that holds a size or a link address; ~0, which is neither, if it is
/// wider than one.
inline uint32_t size(trivet_addr at) {
  uint64_t value = trivet_read_addr(at);
  return value >> 32 ? ~0u : uint32_t(value);
}

/// The two parts of a relocation's info.
inline uint32_t relocationType(trivet_addr info) {
  return Wide ? trivet_read32(info) : trivet_read8(info);
}
inline uint32_t relocationSymbol(trivet_addr info) {
  return Wide ? trivet_read32(info + 4) : trivet_read32(info) >> 8;
}

} // namespace elf
} // namespace trivet
#endif
