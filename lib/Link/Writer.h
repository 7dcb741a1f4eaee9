//===- Link/Writer.h - writing a module file --------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_WRITER_H
#define TRIVET_LINK_WRITER_H
#include "Classify.h"

namespace trivet {

llvm::Error writeModule(const Options &O, const Image &I,
                        const ModulePlan &Plan);

} // namespace trivet
#endif
