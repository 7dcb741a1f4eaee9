//===- blocks.h - how many blocks a process is ------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A process's data is a segment for each of its modules. Two ways to place
// them, chosen when the loader is compiled:
//
//   a block for each        small blocks, of sizes that come again with every
//                           process that uses the library, find holes that a
//                           large one does not: the usual way
//   TRIVET_ONE_BLOCK        all in one: half as many blocks or fewer, each of
//                           which costs a heap some bytes of its own
//
// benchmarks/results/memory.md says which wins when. What is added to a process
// later has a block of its own either way.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_RUNTIME_BLOCKS_H
#define TRIVET_RUNTIME_BLOCKS_H
#include "trivet/port.h"

namespace trivet {

#ifndef TRIVET_ONE_BLOCK

struct Blocks {
  static constexpr bool One = false;
  bool add(uint32_t, uint32_t) { return true; }
  trivet_addr take(const char *name, uint32_t size, uint32_t align) {
    return trivet_port_place_data(name, size, align);
  }
  void give(trivet_addr at, uint32_t size) {
    trivet_port_release_data(at, size);
  }
};

#else

class Blocks {
  trivet_addr Start = 0, Next;
  uint32_t Size = 0, Align = 1;

  static uint32_t up(uint32_t value, uint32_t align) {
    return (value + align - 1) & ~(align - 1);
  }

public:
  static constexpr bool One = true;
  /// Says in advance what will be taken, in that order. False: it is too much.
  bool add(uint32_t size, uint32_t align) {
    if (align > Align)
      Align = align;
    uint32_t before = Size;
    Size = up(Size, align) + size;
    return Size >= before && Size >= size;
  }
  trivet_addr take(const char *name, uint32_t size, uint32_t align) {
    if (!Start)
      Start = Next = trivet_port_place_data(name, Size, Align);
    // From the start, which has the largest alignment, as add() counted.
    uint32_t at = up(uint32_t(Next - Start), align);
    if (at > Size || size > Size - at)
      return trivet_port_place_data(name, size, align);
    if (!Start)
      return 0;
    Next = Start + at + size;
    return Start + at;
  }
  /// The block goes with the first segment in it.
  void give(trivet_addr at, uint32_t size) {
    if (at - Start >= Size)
      trivet_port_release_data(at, size);
    else if (at == Start)
      trivet_port_release_data(Start, Size);
  }
};

#endif

} // namespace trivet
#endif
