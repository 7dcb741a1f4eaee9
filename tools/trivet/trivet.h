//===- trivet.h - sub-commands of the trivet command ------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A sub-command is a function and a row of commands.def.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TOOLS_TRIVET_H
#define TRIVET_TOOLS_TRIVET_H
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

/// Args follow the sub-command's name. ToolDir: where this program is. Each
/// returns the exit status and writes its own messages.
#define TRIVET_COMMAND(name, usage, text)                                      \
  int trivet_##name(llvm::ArrayRef<const char *> Args, llvm::StringRef ToolDir);
#include "commands.def"

#endif
