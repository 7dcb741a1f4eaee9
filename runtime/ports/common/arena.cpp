//===- arena.cpp - a first-fit allocator over one region ------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See arena.h. Alignment beyond 8 leaves a gap in front, which becomes a free
// block of its own: sizes are multiples of 8 and so is the header.
//
//===----------------------------------------------------------------------===//
#include "arena.h"

using namespace trivet;

void Arena::init(uintptr_t start, uintptr_t end) {
  start = (start + 7) & ~uintptr_t(7);
  end &= ~uintptr_t(7);
  First = reinterpret_cast<Block *>(start);
  End = reinterpret_cast<Block *>(end);
  First->Size = uint32_t(end - start);
  First->Guard = GuardWord;
  Used = Peak = 0;
}

uintptr_t Arena::allocate(uint32_t size, uint32_t align) {
  if (align < 8)
    align = 8;
  if (size > 0x7fffffff)
    return 0;
  uint32_t bytes = ((size + 7) & ~7u) + sizeof(Block);
  for (Block *b = First; b != End; b = b->next()) {
    if (b->inUse())
      continue;
    uintptr_t start = reinterpret_cast<uintptr_t>(b);
    uintptr_t payload =
        (start + sizeof(Block) + align - 1) & ~uintptr_t(align - 1);
    uint32_t gap = uint32_t(payload - sizeof(Block) - start);
    if (gap > b->bytes() || bytes > b->bytes() - gap)
      continue;
    uint32_t rest = b->bytes() - gap - bytes;
    if (gap) {
      b->Size = gap;
      b = b->next();
      b->Guard = GuardWord;
    }
    b->Size = bytes | 1;
    if (rest) {
      b->next()->Size = rest;
      b->next()->Guard = GuardWord;
    }
    Used += bytes;
    if (Used > Peak)
      Peak = Used;
    return payload;
  }
  return 0;
}

bool Arena::release(uintptr_t at) {
  for (Block *b = First; b != End; b = b->next()) {
    if (reinterpret_cast<uintptr_t>(b + 1) != at)
      continue;
    if (!b->inUse() || b->Guard != GuardWord)
      return false;
    b->Size &= ~1u;
    Used -= b->bytes();
    for (Block *f = First; f != End;) // join free neighbours
      if (!f->inUse() && f->next() != End && !f->next()->inUse())
        f->Size += f->next()->bytes();
      else
        f = f->next();
    return true;
  }
  return false;
}

uint32_t Arena::largest() {
  uint32_t bytes = sizeof(Block);
  for (Block *b = First; b != End; b = b->next())
    if (!b->inUse() && b->bytes() > bytes)
      bytes = b->bytes();
  return bytes - uint32_t(sizeof(Block));
}
