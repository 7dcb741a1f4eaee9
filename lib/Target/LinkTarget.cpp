//===- LinkTarget.cpp - all targets' link halves --------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list of Targets.def, searched by what an input says of itself.
//
//===----------------------------------------------------------------------===//
#include "LinkTarget.h"
#include "llvm/TargetParser/Triple.h"

namespace trivet {

// The header has a table of all functions, sorted.
const char LinkTarget::EhFrameScript[] = R"(
  .gcc_except_table : { *(.gcc_except_table .gcc_except_table.*) } :text
  .eh_frame_hdr : {
    PROVIDE_HIDDEN(__eh_frame_hdr_start = .);
    *(.eh_frame_hdr)
    PROVIDE_HIDDEN(__eh_frame_hdr_end = .);
  } :text
  .eh_frame : { *(.eh_frame) } :text)";

static const LinkTarget *const Targets[] = {
#define TRIVET_TARGET(name) &name##LinkTarget,
#include "Targets.def"
};

const LinkTarget *findLinkTarget(uint16_t Machine, unsigned WordSize) {
  for (const LinkTarget *T : Targets)
    if (T->Module.Machine == Machine)
      return T->objectHeader(WordSize) ? T : nullptr;
  return nullptr;
}

const LinkTarget *findLinkTarget(const llvm::Triple &Of, unsigned WordSize) {
  for (const LinkTarget *T : Targets)
    if (T->objectHeader(WordSize) &&
        llvm::Triple(T->triple(WordSize)).getArch() == Of.getArch())
      return T;
  return nullptr;
}

const LinkTarget &firstLinkTarget() { return *Targets[0]; }

} // namespace trivet
