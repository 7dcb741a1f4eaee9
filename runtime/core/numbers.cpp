//===- numbers.cpp - module numbers ---------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A library's number is the place of its data in every process's module table,
// and stands in the instructions of all who import from it. So a number is
// free again only when its module goes, and a module goes only when nobody
// needs it. The smallest free one is taken: a process's table is as long as
// the highest number in it.
//
//===----------------------------------------------------------------------===//
#include "core.h"

uint8_t trivet::freeNumber() {
  for (unsigned number = 0; ++number <= TRIVET_MAX_MODULES;) {
    const Module *m = modules;
    while (m && m->number != number)
      m = m->next;
    if (!m)
      return uint8_t(number);
  }
  return 0;
}
