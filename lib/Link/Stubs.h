//===- Link/Stubs.h - stand-ins for providers in lld's link -----*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_STUBS_H
#define TRIVET_LINK_STUBS_H
#include "Inputs.h"

namespace trivet {

/// The section in which stubs define what providers export.
constexpr const char *ImportsSection = ".trivet.imports";

/// Writes an object that defines P's exports to Path.
llvm::Error writeStub(const Inputs &In, const Provider &P,
                      llvm::StringRef Path);

/// Writes a shared object without symbols to Path. lld makes the exports of an
/// executable roots of garbage collection and of LTO only where it believes
/// that there is somebody to see them.
llvm::Error writeWitness(const Inputs &In, llvm::StringRef Path);

/// Writes an object with an empty section of each kind to Path. lld places a
/// section of which the script knows nothing behind the one most like it, and
/// without these that might be one of lld's own tables.
llvm::Error writeLayout(const Inputs &In, llvm::StringRef Path);

} // namespace trivet
#endif
