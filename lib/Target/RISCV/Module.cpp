//===- Target/RISCV/Module.cpp - RISC-V's module files --------------------===//
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

const ModuleTarget RISCVModuleTarget = {"EM_RISCV", llvm::ELF::EM_RISCV,
                                        /*FunctionBit=*/0, Relocations,
                                        riscv::RELOC_SLOT, /*FarFrom=*/1024};

} // namespace trivet
