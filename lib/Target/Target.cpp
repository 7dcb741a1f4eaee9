//===- Target.cpp - all targets -------------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list of Targets.def, searched by triple.
//
//===----------------------------------------------------------------------===//
#include "Target.h"

namespace trivet {

const Target *findTarget(const llvm::Triple &T) {
  static const Target *const Targets[] = {
#define TRIVET_TARGET(name) &name##Target,
#include "Targets.def"
  };
  for (const Target *Candidate : Targets)
    if (Candidate->matches(T))
      return Candidate;
  return nullptr;
}

} // namespace trivet
