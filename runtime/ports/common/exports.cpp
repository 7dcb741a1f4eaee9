//===- exports.cpp - the firmware's own exports, found by name ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rows of TRIVET_EXPORT lie in one section, which the linker brackets with
// two symbols. A firmware exports tens of names, so a walk over them is good
// enough.
//
//===----------------------------------------------------------------------===//
#include "trivet/firmware.h"
#include "trivet/port.h"

extern "C" {
extern const trivet_export __start_trivet_exports[];
extern const trivet_export __stop_trivet_exports[];
}

trivet_addr trivet_port_find_export(const char *name) {
  for (const trivet_export *e = __start_trivet_exports;
       e != __stop_trivet_exports; ++e) {
    const char *a = e->name, *b = name;
    while (*a && *a == *b)
      ++a, ++b;
    if (*a == *b)
      return trivet_addr(reinterpret_cast<uintptr_t>(e->address));
  }
  return 0;
}
