//===- Notes.h - what an object says to the linker --------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Notes of owner "Trivet", in section .note.trivet: trivet/module.h has their
// forms. Several lists in one object are one for the linker.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PASSES_NOTES_H
#define TRIVET_PASSES_NOTES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/bit.h"

namespace llvm {
class Module;
} // namespace llvm

namespace trivet {

class Notes {
public:
  explicit Notes(llvm::Module &M);
  void add(uint32_t Type, llvm::ArrayRef<uint32_t> Words,
           llvm::ArrayRef<llvm::StringRef> Strings);
  /// Puts what was added into the module, as the bytes of one global.
  void emit();

private:
  void word(llvm::SmallVectorImpl<char> &To, uint32_t W);
  llvm::Module &M;
  llvm::endianness Endian;
  llvm::SmallString<256> Bytes;
};

} // namespace trivet
#endif
