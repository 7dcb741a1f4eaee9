//===- Link/Objects.h - may these objects be in a module? -------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_OBJECTS_H
#define TRIVET_LINK_OBJECTS_H
#include "Diagnostics.h"
#include "Image.h"
#include "Inputs.h"
#include "Options.h"

namespace trivet {

/// Objects of another ABI revision, application code in a library,
/// libraries that pass arguments otherwise.
void checkObjects(const Options &O, const Inputs &In, const Image &I,
                  Diagnostics &Diags);

/// Foreign code that loses the static base and calls on.
void checkForeignCode(const Image &I, Diagnostics &Diags);

} // namespace trivet
#endif
