//===- Prelink/Plan.h - which module is where, kept -------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What must stay as it is from one image to the next: a module's number and its
// place. A text file, a line for each module, '#' begins a comment:
//
//     image 0x00200000
//     library libc.so 1 0x00200040 0x48a90 1a2b3c4d
//     program app 0 0x00248ad0 0x1f0 0badcafe
//
// kind, name, number, address and size of its room, CRC of its file. A room is
// the module's as long as its line is there, also where an image is without it.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PRELINK_PLAN_H
#define TRIVET_PRELINK_PLAN_H
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace trivet {

struct Plan {
  struct Row {
    std::string Name;
    unsigned Number = 0; ///< 0: a program
    uint64_t Address = 0;
    uint64_t Room = 0;
    uint32_t Identity = 0;
  };
  std::optional<uint64_t> Image; ///< its address
  std::vector<Row> Rows;

  static llvm::Expected<Plan> read(llvm::MemoryBufferRef File);
  void write(llvm::raw_ostream &OS) const;

  Row *find(llvm::StringRef Name, bool Program);
  /// The smallest free number, or 0.
  unsigned freeNumber() const;
  /// The first place for Size bytes in [Start, End) that is nobody's; ~0: none.
  uint64_t freePlace(uint64_t Start, uint64_t End, uint64_t Size,
                     uint64_t Align) const;
};

} // namespace trivet
#endif
