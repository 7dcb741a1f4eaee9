//===- UniqueTypeNames.cpp - types of unnamed namespaces stay apart -------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each module has its own type_info of a class, so type_info objects compare by
// name (docs/abi.md), and two classes of one name in unnamed namespaces would
// be one: a catch would take the wrong object for its own. Their names are
// internal to a translation unit, _ZTS variables with internal linkage; here
// their text gets a suffix that is the unit's own.
//
//===----------------------------------------------------------------------===//
#include "Passes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/MD5.h"
#include "llvm/Support/Path.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace trivet {

/// Differs between units that differ in file or in what they define; says
/// nothing of the folder, so that a build is the same wherever it is made.
static std::string unitSuffix(Module &M) {
  MD5 Hash;
  Hash.update(sys::path::filename(M.getSourceFileName()));
  Hash.update(getUniqueModuleId(&M));
  MD5::MD5Result Result = Hash.final();
  return "." + toHex(ArrayRef<uint8_t>(Result).take_front(4), true);
}

bool uniqueTypeNames(Module &M) {
  SmallVector<GlobalVariable *, 8> Names;
  for (GlobalVariable &GV : M.globals())
    if (GV.getName().starts_with("_ZTS") && GV.hasLocalLinkage() &&
        GV.hasInitializer())
      if (auto *Text = dyn_cast<ConstantDataArray>(GV.getInitializer());
          Text && Text->isCString())
        Names.push_back(&GV);
  if (Names.empty())
    return false;
  std::string Suffix = unitSuffix(M);
  for (GlobalVariable *GV : Names) {
    StringRef Text =
        cast<ConstantDataArray>(GV->getInitializer())->getAsCString();
    auto *Value =
        ConstantDataArray::getString(M.getContext(), (Text + Suffix).str());
    auto *New = new GlobalVariable(M, Value->getType(), /*isConstant=*/true,
                                   GV->getLinkage(), Value, "", GV);
    New->copyAttributesFrom(GV);
    New->setComdat(GV->getComdat());
    New->takeName(GV);
    GV->replaceAllUsesWith(New);
    GV->eraseFromParent();
  }
  return true;
}

} // namespace trivet
