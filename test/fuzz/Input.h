//===- Input.h - what the fuzz targets eat ---------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A program and a library or two that it may need: one input of the targets
// that read module files,
//
//     u16 bytes of the library | u8 which allocation fails | u8 Flag
//     | Opens: u32 Script | TwoLibraries: u16 bytes of the second one
//     | library | second library | program
//
// Random bytes never get past an ELF header, so inputs are changed as what they
// are: words, most of which are sizes, offsets, indices and link addresses.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_FUZZ_INPUT_H
#define TRIVET_FUZZ_INPUT_H
#include "trivet/module.h"
#include <cstddef>
#include <cstdint>
#include <cstring>

extern "C" size_t LLVMFuzzerMutate(uint8_t *Data, size_t Size, size_t MaxSize);

namespace trivet {
namespace fuzz {

enum Flag : uint8_t {
  FarText = 1,       ///< out of a branch's reach of the firmware
  TwoProcesses = 2,  ///< at a time
  KillProcess = 4,   ///< no destructors
  LibraryFirst = 8,  ///< installed by itself, before the program
  Again = 16,        ///< the program once more, the library from another file
  TwoLibraries = 32, ///< the second one is "two"
  Opens = 64,        ///< processes open libraries, four bits of Script a step
};

struct Input {
  static constexpr size_t Header = 4;
  const uint8_t *Library, *Second, *Program;
  size_t LibrarySize, SecondSize, ProgramSize;
  uint32_t Script;
  uint8_t FailAllocation, Flags;

  /// False if the bytes are too few to be one.
  bool read(const uint8_t *Data, size_t Size) {
    if (Size < Header)
      return false;
    LibrarySize = Data[0] | Data[1] << 8;
    FailAllocation = Data[2];
    Flags = Data[3];
    size_t More = (Flags & Opens ? 4 : 0) + (Flags & TwoLibraries ? 2 : 0);
    Data += Header;
    Size -= Header;
    if (Size < More)
      return false;
    Size -= More;
    Script = 0;
    for (int Shift = 0; Flags & Opens && Shift < 32; Shift += 8)
      Script |= uint32_t(*Data++) << Shift;
    SecondSize = 0;
    if (Flags & TwoLibraries) {
      SecondSize = Data[0] | Data[1] << 8;
      Data += 2;
    }
    if (LibrarySize > Size || SecondSize > Size - LibrarySize)
      return false;
    Library = Data;
    Second = Library + LibrarySize;
    Program = Second + SecondSize;
    ProgramSize = Size - LibrarySize - SecondSize;
    return true;
  }
};

class Random {
  uint32_t State;

public:
  explicit Random(uint32_t Seed) : State(Seed * 2654435761u + 1) {}
  /// Below Limit, which is not 0.
  uint32_t operator()(size_t Limit) {
    State = State * 1664525 + 1013904223;
    return uint32_t((uint64_t(State) * Limit) >> 32);
  }
};

/// Another value for a word of a file of Size bytes.
inline uint32_t otherWord(uint32_t Word, size_t Size, Random &Next) {
  static constexpr uint32_t Bounds[] = {0,
                                        1,
                                        0x7f,
                                        0xffff,
                                        0x10000,
                                        0x7fffffff,
                                        0x80000000,
                                        0xffffffff,
                                        TRIVET_TEXT_VADDR,
                                        TRIVET_META_VADDR};
  constexpr size_t NumBounds = sizeof Bounds / sizeof *Bounds;
  switch (Next(7)) {
  case 0:
    return Bounds[Next(NumBounds)];
  case 1:
    return Bounds[Next(NumBounds)] + Next(33) - 16;
  case 2:
    return Word + Next(65) - 32;
  case 3:
    return Word ^ 1u << Next(32);
  case 4:
    return (Word & 0xf0000000) + Next(Size + 16);
  case 5: // a symbol's section: SHN_ABS, which is an address
    return (Word & 0xffff) | 0xfff10000;
  default:
    return Word ^ Next(1u << 16) << Next(17);
  }
}

/// Changes a few words, or copies a piece over another.
inline void changeWords(uint8_t *Files, size_t Bytes, Random &Next) {
  for (uint32_t Changes = 1 + Next(3); Changes--;) {
    size_t At = Next(Bytes - 3) & ~size_t(3);
    if (Next(8) == 0) { // a row, or part of one, once more
      size_t From = Next(Bytes - 3) & ~size_t(3), Length = 4 * (1 + Next(8)),
             Room = Bytes - (From > At ? From : At);
      std::memmove(Files + At, Files + From, Length < Room ? Length : Room);
    } else if (Next(8) == 0)
      Files[At + Next(4)] = uint8_t(Next(256));
    else {
      uint32_t Word;
      std::memcpy(&Word, Files + At, 4);
      Word = otherWord(Word, Bytes, Next);
      std::memcpy(Files + At, &Word, 4);
    }
  }
}

/// Changes the files; now and then what libFuzzer does by itself.
inline size_t mutate(uint8_t *Data, size_t Size, size_t MaxSize,
                     uint32_t Seed) {
  Random Next(Seed);
  Input In;
  if (!In.read(Data, Size) || Size < Input::Header + 64 || Next(16) == 0)
    return LLVMFuzzerMutate(Data, Size, MaxSize);
  if (Next(8) == 0)
    Data[2] = Next(2) ? uint8_t(Next(24)) : 0;
  if (Next(8) == 0)
    Data[3] ^= 1 << Next(5);
  if (In.Flags & Opens && Next(4) == 0)
    Data[Input::Header + Next(4)] = uint8_t(Next(256));
  if (Next(16) == 0) { // the program ends earlier
    size_t Cut = Next(In.ProgramSize + 1);
    return Size - (Next(2) ? Cut : Cut % 16 < In.ProgramSize ? Cut % 16 : 0);
  }
  uint8_t *Files = Data + (In.Library - Data);
  changeWords(Files, Size - size_t(Files - Data), Next);
  return Size;
}

} // namespace fuzz
} // namespace trivet
#endif
