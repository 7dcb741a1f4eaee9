//===- SymbolClass.cpp - symbol records as IR metadata --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads and writes the "!trivet" metadata that SymbolClass.h shows.
//
//===----------------------------------------------------------------------===//
#include "SymbolClass.h"
#include "OnePerProcess.h"
#include "Passes.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Metadata.h"

using namespace llvm;

namespace trivet {

const char *spelling(SymbolClass C) {
  switch (C) {
  case SymbolClass::Own:
    return "own";
  case SymbolClass::Address:
    return "address";
  case SymbolClass::Direct:
    return "direct";
  case SymbolClass::Pending:
    return "pending";
  }
  return nullptr;
}

std::optional<SymbolClass> parseSymbolClass(StringRef Word) {
  return StringSwitch<std::optional<SymbolClass>>(Word)
      .Case("own", SymbolClass::Own)
      .Case("address", SymbolClass::Address)
      .Case("direct", SymbolClass::Direct)
      .Case("pending", SymbolClass::Pending)
      .Default(std::nullopt);
}

std::optional<SymbolInfo> getSymbolInfo(const GlobalObject &GO) {
  const MDNode *Node = GO.getMetadata("trivet");
  if (!Node || Node->getNumOperands() == 0)
    return std::nullopt;
  auto Word = [&](unsigned I) {
    auto *S = dyn_cast_or_null<MDString>(Node->getOperand(I).get());
    return S ? S->getString() : StringRef();
  };
  std::optional<SymbolClass> Class = parseSymbolClass(Word(0));
  if (!Class)
    return std::nullopt;
  SymbolInfo Info;
  Info.Class = *Class;
  if (Node->getNumOperands() > 1)
    Info.Provider = Word(1).str();
  for (unsigned I = 2; I < Node->getNumOperands(); ++I) {
    Info.Far |= Word(I) == "far";
    Info.Weak |= Word(I) == "weak";
    Info.Unique |= Word(I) == "unique";
  }
  return Info;
}

void setSymbolInfo(GlobalObject &GO, const SymbolInfo &Info) {
  LLVMContext &C = GO.getContext();
  SmallVector<Metadata *, 4> Words = {
      MDString::get(C, spelling(Info.Class)), MDString::get(C, Info.Provider)};
  if (Info.Far)
    Words.push_back(MDString::get(C, "far"));
  if (Info.Weak)
    Words.push_back(MDString::get(C, "weak"));
  if (Info.Unique)
    Words.push_back(MDString::get(C, "unique"));
  GO.setMetadata("trivet", MDNode::get(C, Words));
}

bool isSpecial(const GlobalValue &GV) {
  return GV.getName().starts_with("llvm.") ||
         GV.getName().starts_with("trivet.notes");
}

SymbolInfo classify(const GlobalValue &GV) {
  SymbolInfo Info;
  Info.Class = SymbolClass::Address;
  if (auto *GA = dyn_cast<GlobalAlias>(&GV)) {
    auto *Base = dyn_cast_or_null<GlobalVariable>(GA->getAliaseeObject());
    if (Base && hasProcessAddress(*Base))
      Info.Class = SymbolClass::Own;
    return Info;
  }
  auto *GO = dyn_cast<GlobalObject>(&GV);
  if (!GO)
    return Info;
  if (std::optional<SymbolInfo> Marked = getSymbolInfo(*GO)) {
    if (!GO->isDeclarationForLinker()) {
      // Another module's may come first; unless LTO has made it this module's.
      if (Marked->Unique && !GO->hasLocalLinkage())
        return *Marked;
    } else if (Marked->Class == SymbolClass::Own && isa<Function>(GO))
      return Info;
    else
      return *Marked;
  }
  // ThinLTO brings code in, but not the metadata of functions that it calls.
  if (auto *F = dyn_cast<Function>(GO); F && isUnique(*F) && isLibrary(*F->getParent()))
    return SymbolInfo::onePerProcess();
  auto *Var = dyn_cast<GlobalVariable>(GO);
  if (!Var || Var->isConstant())
    return Info;
  Info.Class = SymbolClass::Own;
  // Absent means null, which base + offset cannot say: use a slot.
  if (Var->hasExternalWeakLinkage())
    Info.Class = SymbolClass::Pending;
  return Info;
}

bool hasProcessAddress(const GlobalValue &GV) {
  if (isSpecial(GV))
    return false;
  return classify(GV).Class != SymbolClass::Address;
}

SymbolTable &SymbolTable::get() {
  static SymbolTable Table;
  return Table;
}

void SymbolTable::clear() { *this = SymbolTable(); }

} // namespace trivet
