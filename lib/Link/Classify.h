//===- Link/Classify.h - relocations become fix-ups -------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_CLASSIFY_H
#define TRIVET_LINK_CLASSIFY_H
#include "Image.h"
#include "Inputs.h"

namespace trivet {

/// What the writer needs beside the image.
struct ModulePlan {
  struct Import {
    llvm::StringRef Name;
    uint8_t Type; ///< STT_*
    bool Weak;
    Provider *From; ///< null: pending or weak, nobody known
    uint32_t Size;  ///< of an object, as the provider has it today; 0: unknown
    llvm::StringRef Version; ///< as the provider calls it; "" is none
  };
  struct Fixup {
    uint32_t Address, Type;
    uint32_t Symbol; ///< 0: this module; else Imports[Symbol - 1]
    int64_t Addend;  ///< of 32 bits in ELF32
    const ImageSymbol *Unique = nullptr; ///< instead: an export, looked up
  };
  std::vector<Import> Imports;
  std::vector<Fixup> DataFixups, TextFixups;
  /// Slots that are bound at the first call, and the code that they hold first.
  std::vector<Fixup> Lazy;
  std::vector<uint8_t> Stubs;
  uint32_t StubsAt = 0, StubSize = 0;
  uint32_t Branched = 0; ///< imports that code branches to
  std::vector<const ImageSymbol *> Exports;
  std::vector<std::string> Needed;
  unsigned PendingNeeds = 0; ///< the last ones, from which nothing is direct
  unsigned Room = 0;         ///< an application's, for libraries that it opens
  bool NoDelete = false;     ///< a library's
};

/// Decides every relocation and trivet.fix entry of the image: resolved now (in
/// the image's bytes), left to the loader (in the plan), or an error.
ModulePlan classify(const Options &O, Inputs &In, Image &I, Diagnostics &Diags);

} // namespace trivet
#endif
