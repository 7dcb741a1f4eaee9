//===- ld.cpp - trivet ld -------------------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Link/Link.h"
#include "trivet.h"

int trivet_ld(llvm::ArrayRef<const char *> Args, llvm::StringRef ToolDir) {
  return trivet::link(Args, ToolDir);
}
