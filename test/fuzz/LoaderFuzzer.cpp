//===- LoaderFuzzer.cpp - the loader cores eat hostile files --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each core (a machine and a width of addresses) is a shared object, because
// all have the same names inside; what a program's header says decides which
// of them gets it.
//
//===----------------------------------------------------------------------===//
#include "Input.h"

using namespace trivet::fuzz;

#define TRIVET_FUZZ_CORE(cpu, bits, machine, origin)                           \
  extern "C" void trivet_fuzz_##cpu##bits(const Input &In);
#include "Cores.def"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  Input In;
  if (!In.read(Data, Size) || In.ProgramSize < 20)
    return -1;
  switch (In.Program[18] | In.Program[4] << 8) { // e_machine, EI_CLASS
#define TRIVET_FUZZ_CORE(cpu, bits, machine, origin)                           \
  case machine | (bits / 32) << 8:                                             \
    trivet_fuzz_##cpu##bits(In);                                               \
    return 0;
#include "Cores.def"
  }
  return -1;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  return mutate(Data, Size, MaxSize, Seed);
}
