//===- relocation.h - what the core asks about a relocation -----*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The core knows no machine. A machine's relocation numbers become, in its Patch.h,
// one of these few kinds, each a question about the symbol S which has its own answer;
// and a shape of field, which only the machine knows.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_RUNTIME_CORE_RELOCATION_H
#define TRIVET_RUNTIME_CORE_RELOCATION_H
#include <stdint.h>

namespace trivet {
namespace target {

enum class Kind : uint8_t {
  Unknown,
  Slot, ///< the address, as a word in data; S is looked up in the whole process
  Word, ///< the address, as a word in text or data
  Address, ///< a part of the address, or of the distance to it, in an instruction
  Base,    ///< which module provides S
  Offset,  ///< the offset in that module's data
  Branch,  ///< the distance to S
};

enum class Field : uint8_t;

struct Relocation {
  uint8_t number;
  Kind kind;
  Field field;
};

} // namespace target
} // namespace trivet
#endif
