//===- arena.h - a first-fit allocator over one region ---------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For boards without an allocator of their own. Blocks lie in the order of
// their addresses, each behind a header of 8 bytes, and neighbours that are
// free are joined when something is given back; so a region that is empty again
// is one block, and anything else is a leak that can be listed.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_ARENA_H
#define TRIVET_PORTS_ARENA_H
#include <stdint.h>

namespace trivet {

class Arena {
public:
  void init(uintptr_t start, uintptr_t end);
  /// 'align' is a power of two; 0 if there is no room.
  uintptr_t allocate(uint32_t size, uint32_t align);
  /// 'at' must come from allocate; false if it does not.
  bool release(uintptr_t at);
  uint32_t used() const { return Used; }
  uint32_t peak() const { return Peak; }
  /// The largest size that allocate has room for.
  uint32_t largest();

private:
  struct Block {
    uint32_t Size; // with this header; bit 0: in use
    uint32_t Guard;
    uint32_t bytes() const { return Size & ~1u; }
    bool inUse() const { return Size & 1; }
    Block *next() {
      return reinterpret_cast<Block *>(reinterpret_cast<char *>(this) +
                                       bytes());
    }
  };
  static constexpr uint32_t GuardWord = 0x54524956;
  Block *First = nullptr, *End = nullptr;
  uint32_t Used = 0, Peak = 0;
};

} // namespace trivet
#endif
