//===- LinkTarget.cpp - all targets' link halves --------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list of Targets.def, searched by what an input says of itself.
//
//===----------------------------------------------------------------------===//
#include "LinkTarget.h"
#include "llvm/TargetParser/Triple.h"

namespace trivet {

static const LinkTarget *const Targets[] = {
#define TRIVET_TARGET(name) &name##LinkTarget,
#include "Targets.def"
};

const LinkTarget *findLinkTarget(uint16_t Machine) {
  for (const LinkTarget *T : Targets)
    if (T->Module.Machine == Machine)
      return T;
  return nullptr;
}

const LinkTarget *findLinkTarget(const llvm::Triple &Of) {
  for (const LinkTarget *T : Targets)
    if (llvm::Triple(T->triple()).getArch() == Of.getArch())
      return T;
  return nullptr;
}

const LinkTarget &firstLinkTarget() { return *Targets[0]; }

} // namespace trivet
