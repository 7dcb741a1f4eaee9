//===- Target.cpp - all targets -------------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list of Targets.def, searched by triple; options that all of them have.
//
//===----------------------------------------------------------------------===//
#include "Target.h"
#include "llvm/Support/CommandLine.h"

namespace trivet {

bool Verify = true;
static llvm::cl::opt<bool, true> VerifyOption(
    "trivet-verify", llvm::cl::location(Verify),
    llvm::cl::desc(
        "Trivet: prove that SB is in its register wherever it must be, and "
        "that no code holds the address of data (default: on)"));

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
