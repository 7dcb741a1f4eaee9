//===- Notes.cpp - what an object says to the linker ----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See Notes.h.
//
//===----------------------------------------------------------------------===//
#include "Notes.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Endian.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace trivet {

Notes::Notes(Module &M)
    : M(M), Endian(M.getDataLayout().isBigEndian() ? endianness::big
                                                   : endianness::little) {}

void Notes::add(uint32_t Type, ArrayRef<uint32_t> Words,
                ArrayRef<StringRef> Strings) {
  SmallString<64> Description;
  for (uint32_t W : Words)
    word(Description, W);
  for (StringRef S : Strings) {
    Description += S;
    Description.push_back('\0');
    Description.resize(alignTo(Description.size(), 4)); // each string, module.h
  }
  word(Bytes, sizeof("Trivet"));
  word(Bytes, Description.size());
  word(Bytes, Type);
  Bytes += StringRef("Trivet\0", 8);
  Bytes += Description;
  Bytes.resize(alignTo(Bytes.size(), 4));
}

void Notes::emit() {
  if (Bytes.empty())
    return;
  Constant *Init = ConstantDataArray::getString(M.getContext(), Bytes, false);
  auto *GV =
      new GlobalVariable(M, Init->getType(), true, GlobalValue::PrivateLinkage,
                         Init, "trivet.notes");
  GV->setSection(".note.trivet");
  GV->setAlignment(Align(4));
  appendToCompilerUsed(M, {GV});
}

void Notes::word(SmallVectorImpl<char> &To, uint32_t W) {
  char Buffer[4];
  support::endian::write32(Buffer, W, Endian);
  To.append(Buffer, Buffer + 4);
}

} // namespace trivet
