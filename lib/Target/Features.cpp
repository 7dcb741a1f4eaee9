//===- Features.cpp - a function's own list of features, made short -------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where Target::prepare changes a function's features, LLVM makes a subtarget
// for the new list and reads it twice. Clang may list sixty features that are
// off, and for each LLVM walks the table of all features, recursively: 9
// million instructions per reading, more than some files take altogether.
//
// But nearly all of them are off anyway. A feature is never on without all that
// it implies, so "-x" changes nothing unless x is on, and on it can only be by
// the processor, the triple or a "+" of the list. All other "-x" are left out.
//
//===----------------------------------------------------------------------===//
#include "Target.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"

using namespace llvm;

namespace trivet {

static std::string shorten(const Triple &T, StringRef Processor,
                           StringRef List) {
  SmallVector<StringRef, 64> Entries;
  List.split(Entries, ',');
  auto IsOff = [](StringRef Entry) { return Entry.starts_with("-"); };
  std::string Error;
  const llvm::Target *Machine = TargetRegistry::lookupTarget(T, Error);
  std::unique_ptr<MCSubtargetInfo> Most(
      Machine ? Machine->createMCSubtargetInfo(
                    T, Processor,
                    join(make_filter_range(Entries, std::not_fn(IsOff)), ","))
              : nullptr);
  if (!Most)
    return List.str();
  StringSet<> On;
  for (const SubtargetFeatureKV &Feature : Most->getEnabledProcessorFeatures())
    On.insert(Feature.Key);
  erase_if(Entries, [&](StringRef Entry) {
    return IsOff(Entry) && !On.contains(Entry.drop_front());
  });
  return join(Entries, ",");
}

void FeatureLists::shorten(Function &F) {
  Attribute Processor = F.getFnAttribute("target-cpu"),
            List = F.getFnAttribute("target-features");
  if (!Processor.isValid() || !List.isValid())
    return; // the command line says what there is
  auto [It, New] = Short.try_emplace(
      {Processor.getValueAsString(), List.getValueAsString()});
  if (New)
    It->second = trivet::shorten(F.getParent()->getTargetTriple(),
                                 It->first.first, It->first.second);
  F.addFnAttr("target-features", It->second);
}

} // namespace trivet
