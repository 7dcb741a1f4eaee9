//===- OnePerProcess.cpp - what several modules define and is one ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OnePerProcess.h.
//
//===----------------------------------------------------------------------===//
#include "OnePerProcess.h"
#include "Passes.h"
#include "SymbolClass.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Instructions.h"
#include <cstdlib>

using namespace llvm;

namespace trivet {

static constexpr StringLiteral Mark = "trivet-unique-address";

bool isRuntimeType(StringRef Name) {
  return Name.starts_with("_ZTV") || Name.starts_with("_ZTT") ||
         Name.starts_with("_ZTC") || Name.starts_with("_ZTI") ||
         Name.starts_with("_ZTS");
}

/// The replaceable allocation functions ([new.delete]): a program has one of
/// each, whichever module replaces it.
static bool isReplaceable(StringRef Name) {
  if (!Name.consume_front("_Zn") && !Name.consume_front("_Zd"))
    return false;
  if (!Name.consume_front("w") && !Name.consume_front("a") &&
      !Name.consume_front("l"))
    return false;
  if (!Name.consume_front("j") && !Name.consume_front("m")) {
    if (!Name.consume_front("Pv"))
      return false;
    if (!Name.consume_front("j"))
      (void)Name.consume_front("m");
  }
  (void)Name.consume_front("St11align_val_t");
  (void)Name.consume_front("RKSt9nothrow_t");
  return Name.empty();
}

/// A static member of a template (S<int>::x), by its mangled name.
static bool isTemplateMember(StringRef Name) {
  return Name.starts_with("_ZN") && StringRef(demangle(Name)).contains('<');
}

bool isUnique(const GlobalObject &GO) {
  if (!GO.hasDefaultVisibility() || GO.hasLocalLinkage() ||
      GO.getName().starts_with("llvm."))
    return false;
  if (isa<Function>(GO))
    return isReplaceable(GO.getName());
  auto &GV = cast<GlobalVariable>(GO);
  if (GV.isConstant() || isRuntimeType(GV.getName()))
    return false;
  if (GV.isDeclarationForLinker()) // extern template: defined as such elsewhere
    return isTemplateMember(GV.getName());
  return GV.hasLinkOnceODRLinkage() || GV.hasWeakODRLinkage();
}

/// A function template's (f<int>) or a member of a template (S<int>::f).
static bool isTemplateFunction(const std::string &Name) {
  ItaniumPartialDemangler Demangler; // keeps pointers into Name
  if (Demangler.partialDemangle(Name.c_str()) || !Demangler.isFunction())
    return false;
  auto Part = [&](char *(ItaniumPartialDemangler::*Get)(char *, size_t *)
                      const) {
    char *Text = (Demangler.*Get)(nullptr, nullptr);
    std::string Result = Text ? Text : "";
    std::free(Text);
    return Result;
  };
  // The base name has no template arguments, and may be "operator<".
  return StringRef(Part(&ItaniumPartialDemangler::getFunctionDeclContextName))
             .contains('<') ||
         !StringRef(Part(&ItaniumPartialDemangler::getFunctionName))
              .ends_with(Part(&ItaniumPartialDemangler::getFunctionBaseName));
}

bool isUniqueByAddress(const GlobalObject &GO) {
  StringRef Name = GO.getName();
  if (!GO.hasDefaultVisibility() || GO.hasLocalLinkage() ||
      GO.hasGlobalUnnamedAddr() || isSpecial(GO) || isRuntimeType(Name))
    return false;
  auto *GV = dyn_cast<GlobalVariable>(&GO);
  if (GV && !GV->isConstant())
    return false;
  if (GO.isDeclarationForLinker()) // extern template: defined as such elsewhere
    return GV ? isTemplateMember(Name) : isTemplateFunction(Name.str());
  return GO.hasLinkOnceODRLinkage() || GO.hasWeakODRLinkage();
}

void markUniqueByAddress(GlobalObject &GO) {
  if (auto *F = dyn_cast<Function>(&GO))
    F->addFnAttr(Mark);
  else
    cast<GlobalVariable>(GO).addAttribute(Mark);
}

bool hasUniqueMark(const GlobalValue &GV) {
  auto *F = dyn_cast<Function>(&GV);
  auto *Var = dyn_cast<GlobalVariable>(&GV);
  if (!(F && F->hasFnAttribute(Mark)) && !(Var && Var->hasAttribute(Mark)))
    return false;
  return GV.hasDefaultVisibility() && !GV.hasLocalLinkage() &&
         !GV.hasGlobalUnnamedAddr() && isLibrary(*GV.getParent());
}

bool hasUniqueAddress(const GlobalValue &GV) {
  return hasUniqueMark(GV) && classify(GV).Class == SymbolClass::Address;
}

namespace {
/// Follows an address through code.
class CopyCheck {
public:
  /// \p Content: what is read is an address, too, of which the same is asked.
  explicit CopyCheck(bool Content) : Content(Content) {}

  bool allUses(const Value &V) {
    return all_of(V.uses(), [&](const Use &U) { return use(U); });
  }

  bool use(const Use &U) {
    if (Content && isa<ConstantExpr>(U.getUser()))
      return allUses(*U.getUser());
    auto *I = dyn_cast<Instruction>(U.getUser());
    if (!I)
      return false;
    if (!Seen.insert(&U).second || I->isDroppable())
      return true;
    switch (I->getOpcode()) {
    case Instruction::Load:
      return !Content || CopyCheck(false).allUses(*I);
    case Instruction::GetElementPtr:
    case Instruction::PHI:
    case Instruction::Select:
    case Instruction::Freeze:
      return allUses(*I);
    case Instruction::ICmp:
      return isa<ConstantPointerNull>(I->getOperand(1 - U.getOperandNo()));
    default:
      if (auto *Call = dyn_cast<CallBase>(I))
        return Call->isCallee(&U) || (!Content && argument(*Call, U));
      return false;
    }
  }

private:
  /// What a function does with an address that it does not capture is call and
  /// read.
  static bool argument(const CallBase &Call, const Use &U) {
    if (!Call.isDataOperand(&U))
      return false;
    auto *Asm = dyn_cast<InlineAsm>(Call.getCalledOperand());
    if (!Asm)
      return Call.doesNotCapture(Call.getDataOperandNo(&U));
    // An immediate operand must stay a symbol, which is the module's own.
    unsigned Argument = 0;
    for (const InlineAsm::ConstraintInfo &CI : Asm->ParseConstraints())
      if (CI.hasArg() && Argument++ == Call.getDataOperandNo(&U))
        return isImmediate(CI);
    return false;
  }

  const bool Content;
  SmallPtrSet<const Use *, 16> Seen;
};
} // namespace

bool anyCopyWillDo(const Use &U) { return CopyCheck(false).use(U); }

bool keepsOwnAddresses(const GlobalVariable &Holder) {
  return isRuntimeType(Holder.getName()) ||
         (Holder.hasLocalLinkage() && CopyCheck(true).allUses(Holder));
}

} // namespace trivet
