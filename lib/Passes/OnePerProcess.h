//===- OnePerProcess.h - what several modules define and is one -*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++ lets each translation unit define inline functions and variables, templates
// and what belongs to them, and wants one of each in the program: here, in the
// process.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PASSES_ONEPERPROCESS_H
#define TRIVET_PASSES_ONEPERPROCESS_H

#include "llvm/ADT/StringRef.h"

namespace llvm {
class GlobalObject;
} // namespace llvm

namespace trivet {

/// Vtables, VTTs, type information and its names (Itanium C++ ABI, 5.1.4.1).
bool isRuntimeType(llvm::StringRef Name);

/// Must \p GO be one per process, whichever of several modules defines it?
bool isUnique(const llvm::GlobalObject &GO);

} // namespace trivet
#endif
