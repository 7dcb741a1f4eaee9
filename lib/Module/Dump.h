//===- Module/Dump.h - a module in words ------------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `trivet inspect` prints.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_MODULE_DUMP_H
#define TRIVET_MODULE_DUMP_H
#include "Module.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace trivet {

/// Prints M. A module file does not say which library an import comes from (the
/// loader searches the needed ones in order), so findModule gives the module
/// file with a SONAME, or null.
void dumpModule(const Module &M, llvm::raw_ostream &OS,
                llvm::function_ref<const Module *(llvm::StringRef)> FindModule);

} // namespace trivet
#endif
