//===- Core.h - what must hold of a core, whatever it eats -----*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_FUZZ_CORE_H
#define TRIVET_FUZZ_CORE_H
#include "emulated.h"
#include "trivet/circle.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace trivet {
namespace fuzz {

inline void require(bool Holds, const char *What) {
  if (Holds)
    return;
  std::fprintf(stderr, "%s; %u errors of the board: %s; %zu live\n", What,
               Board.Errors, Board.FirstError.c_str(), Board.live());
  std::abort();
}

inline bool isText(const char *Text) { return std::strlen(Text) < 65536; }

/// If not, it has been said why.
inline bool succeeded(int Code) {
  if (Code == TRIVET_OK)
    return true;
  require(std::strcmp(trivet_error_text(Code), trivet_error_text(0)) != 0,
          "a code without a text");
  require(isText(trivet_last_name()), "no name");
  if (Code == TRIVET_E_CYCLE) {
    char Circle[40];
    trivet_circle_text(trivet_last_name(), Circle, sizeof Circle);
    require(std::strlen(Circle) < sizeof Circle, "a circle without an end");
  }
  return false;
}

inline trivet_module_info describe(const trivet_module *M) {
  trivet_module_info Info;
  trivet_module_describe(M, &Info);
  require(Info.number <= TRIVET_MAX_MODULES, "a number too high");
  return Info;
}

/// At the end.
inline void requireNothingLeft() {
  require(Board.live() == 0, "something was not given back");
  require(Board.Errors == 0, "a wrong access");
}

} // namespace fuzz
} // namespace trivet
#endif
