//===- Target/ARM/Module.cpp - Arm's module files -------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixup.h"
#include "Target/ModuleTarget.h"
#include "llvm/BinaryFormat/ELF.h"

namespace trivet {

static constexpr ModuleTarget::Relocation Relocations[] = {
#define TRIVET_RELOC(name, value, text) {#name, value},
#include "Relocs.def"
};

const ModuleTarget ARMModuleTarget = {"EM_ARM", llvm::ELF::EM_ARM,
                                      /*FunctionBit=*/1, Relocations,
                                      arm::RELOC_SLOT, /*FarFrom=*/2048};

} // namespace trivet
