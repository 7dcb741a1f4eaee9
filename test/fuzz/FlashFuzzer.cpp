//===- FlashFuzzer.cpp - the loader's parts eat hostile flash -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Input.h"
#include "Medium.h"

using namespace trivet::fuzz;

#define TRIVET_FUZZ_CORE(cpu, bits, machine, origin)                           \
  extern "C" void trivet_flash_##cpu##bits(const Medium &In);
#include "Cores.def"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static void (*const Cores[])(const Medium &) = {
#define TRIVET_FUZZ_CORE(cpu, bits, machine, origin) trivet_flash_##cpu##bits,
#include "Cores.def"
  };
  if (Size < Medium::Header || Data[0] >= sizeof Cores / sizeof *Cores)
    return -1;
  Cores[Data[0]]({Data[0], Data[1], Data[2], Data[3], Data + Medium::Header,
                  Size - Medium::Header});
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  Random Next(Seed);
  if (Size < Medium::Header + 64 || Next(16) == 0)
    return LLVMFuzzerMutate(Data, Size, MaxSize);
  if (Next(8) == 0)
    Data[1] ^= 1 << Next(4);
  if (Next(8) == 0)
    Data[2] = Next(2) ? uint8_t(Next(16)) : 0;
  if (Next(8) == 0)
    Data[3] = Next(2) ? uint8_t(Next(64)) : 0;
  if (Next(16) == 0) // it ends earlier
    return Size - Next(Size - Medium::Header + 1);
  uint8_t *Bytes = Data + Medium::Header;
  Size -= Medium::Header;
  if (Bytes[0] == '-' && Next(2)) { // of a romfs: a word that leads elsewhere
    size_t At = Next(Size - 3) & ~size_t(3);
    for (uint32_t Word = Next(Size + 32), I = 4; I--; Word >>= 8)
      Bytes[At + I] = uint8_t(I == 3 && Next(2) ? Word & 0xf0 : Word);
  } else
    changeWords(Bytes, Size, Next);
  return Size + Medium::Header;
}
