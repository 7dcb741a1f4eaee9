//===- Module/Order.h - what is linked before what --------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_MODULE_ORDER_H
#define TRIVET_MODULE_ORDER_H
#include "Module.h"

namespace trivet {

/// The indices of Modules, libraries before programs, otherwise each behind
/// all it needs that is among them. Where libraries need each other, behind
/// those from which it imports directly. (If they all do, in any order: the
/// loader refuses them.) Null ones, files that are no modules, come last.
std::vector<unsigned> orderOfLinking(llvm::ArrayRef<const Module *> Modules);

} // namespace trivet
#endif
