//===- Target/X86/Module.cpp - x86-64's module files ----------------------===//
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

const ModuleTarget X86ModuleTarget = {"EM_X86_64", llvm::ELF::EM_X86_64,
                                      /*FunctionBit=*/0, Relocations,
                                      x86::RELOC_SLOT, /*FarFrom=*/1u << 30};

} // namespace trivet
