//===- OnePerProcess.cpp - what several modules define and is one ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See OnePerProcess.h.
//
//===----------------------------------------------------------------------===//
#include "OnePerProcess.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/GlobalVariable.h"

using namespace llvm;

namespace trivet {

bool isRuntimeType(StringRef Name) {
  return Name.starts_with("_ZTV") || Name.starts_with("_ZTT") ||
         Name.starts_with("_ZTI") || Name.starts_with("_ZTS");
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

} // namespace trivet
