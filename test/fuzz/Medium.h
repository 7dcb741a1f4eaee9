//===- Medium.h - what FlashFuzzer eats ------------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The contents of a flash: an image, or a romfs of modules.
//
//     u8 row of Cores.def | u8 Flag | u8 which allocation fails
//     | u8 at which operation of flash the power goes off | contents
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_FUZZ_MEDIUM_H
#define TRIVET_FUZZ_MEDIUM_H
#include <cstddef>
#include <cstdint>

namespace trivet {
namespace fuzz {

struct Medium {
  enum Flag : uint8_t {
    Mapped = 1,     ///< a romfs is in memory, and not only read piece by piece
    InPlace = 2,    ///< its modules are installed, and not put into flash
    LargePages = 4, ///< of flash: 256 bytes, else 64
    AsItIs = 8,     ///< sums are not made right first
  };
  static constexpr size_t Header = 4;
  uint8_t Core, Flags, FailAllocation, CutPower;
  const uint8_t *Bytes;
  size_t Size;
};

} // namespace fuzz
} // namespace trivet
#endif
