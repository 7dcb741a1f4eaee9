//===- Link/Script.h - lld's part of the link -------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_SCRIPT_H
#define TRIVET_LINK_SCRIPT_H
#include "Inputs.h"

namespace trivet {

/// Temporary files of one link; removed with it.
class Scratch {
public:
  Scratch();
  ~Scratch();
  std::string path(const llvm::Twine &Name) const;
  llvm::StringRef directory() const { return Directory; }

private:
  std::string Directory;
};

struct LldResult {
  std::string Image; ///< path of lld's output
  std::string Map;   ///< text of its link map
};

/// Runs lld on the inputs in Trivet's layout. ToolDir is where trivet itself
/// is. False: lld said why.
bool runLld(const Options &O, const Inputs &In, const Scratch &Files,
            llvm::StringRef ToolDir, LldResult &Result, Diagnostics &Diags);

/// lld as it is, for -r and --version. Returns the exit status.
int runPlainLld(llvm::ArrayRef<const char *> Args);

} // namespace trivet
#endif
