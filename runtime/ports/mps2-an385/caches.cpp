//===- caches.cpp - the caches of a Cortex-M7 -----------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Code that was just written may still be in the data cache alone, and what was
// at its place before, in the instruction cache. So: clean each line of it to
// where both caches meet, wait, then forget all instructions (Armv7-M ARM,
// B2.2.8). Registers are its B3.2's.
//
// QEMU models no cache: it answers 0 where a size is asked for, and traces what
// is written (test/Run/caches.c).
//
//===----------------------------------------------------------------------===//
#include "board.h"

#ifdef TRIVET_CACHES
using namespace trivet;

namespace {

enum : uintptr_t {
  CCR = 0xe000ed14,
  CTR = 0xe000ed7c,
  CCSIDR = 0xe000ed80,
  CSSELR = 0xe000ed84,
  ICIALLU = 0xe000ef50,
  DCISW = 0xe000ef60,
  DCCMVAU = 0xe000ef64,
  BPIALL = 0xe000ef78,
};

volatile uint32_t &word(uintptr_t address) {
  return *reinterpret_cast<volatile uint32_t *>(address);
}

void barrier() { __asm__ volatile("dsb\n isb" ::: "memory"); }

void forgetInstructions() {
  word(ICIALLU) = 0;
  word(BPIALL) = 0;
  barrier();
}

} // namespace

/// At reset the caches are off, and what they hold is random.
void trivet::enableCaches() {
  word(CSSELR) = 0; // level 1, data
  barrier();
  uint32_t geometry = word(CCSIDR);
  uint32_t sets = geometry >> 13 & 0x7fff, ways = geometry >> 3 & 0x3ff;
  uint32_t set_shift = (geometry & 7) + 4; // each is one less than it is
  uint32_t way_shift = ways ? uint32_t(__builtin_clz(ways)) : 0;
  for (uint32_t set = 0; set <= sets; ++set)
    for (uint32_t way = 0; way <= ways; ++way)
      word(DCISW) = way << way_shift | set << set_shift;
  forgetInstructions();
  word(CCR) |= 1u << 17 | 1u << 16; // IC, DC
  barrier();
}

void trivet::syncCode(uintptr_t at, uint32_t size) {
  uint32_t type = word(CTR); // 0: says nothing; a Cortex-M7's lines have 32
  uintptr_t line = type ? 4u << (type >> 16 & 15) : 32;
  barrier();
  for (uintptr_t p = at & ~(line - 1); p < at + size; p += line)
    word(DCCMVAU) = uint32_t(p);
  barrier();
  forgetInstructions();
}
#endif
