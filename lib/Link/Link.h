//===- Link/Link.h - the linker's entry -------------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_LINK_H
#define TRIVET_LINK_LINK_H
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace trivet {

/// Links a module as the arguments (GNU ld's, without the program's name) say.
/// ToolDir is the directory of the running program. Returns the exit status;
/// messages went to standard error.
int link(llvm::ArrayRef<const char *> Args, llvm::StringRef ToolDir);

} // namespace trivet
#endif
