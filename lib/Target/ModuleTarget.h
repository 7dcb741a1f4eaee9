//===- Target/ModuleTarget.h - a machine's module files ---------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What can be said of a module file without knowing instructions. lib/Module,
// which reads them, asks nothing else of a machine.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_MODULETARGET_H
#define TRIVET_TARGET_MODULETARGET_H
#include "llvm/ADT/ArrayRef.h"
#include <cstdint>
#include <string>

namespace trivet {

struct ModuleTarget {
  const char *Name; ///< of the machine in the ELF specification
  uint16_t Machine; ///< its number: e_machine
  /// Set in the value of a function's symbol and in code addresses: a mode of
  /// the processor, not part of the address. 0 if there is none.
  uint32_t FunctionBit;
  struct Relocation {
    const char *Name;
    uint32_t Type;
  };
  /// All dynamic relocations: rows of Relocs.def ...
  llvm::ArrayRef<Relocation> Relocations;
  /// ... and among them the one whose symbol is looked up in the process.
  uint32_t Slot;
  /// Where "direct far data" begins in the import maps that are written: half of
  /// what one instruction reaches, so that a library's data can grow to twice of it
  /// before its users must be compiled again.
  uint32_t FarFrom;
};

/// The target of an ELF machine number, or null.
const ModuleTarget *findModuleTarget(uint16_t Machine);

/// The names of all machines, for messages.
std::string moduleMachines();

#define TRIVET_TARGET(name) extern const ModuleTarget name##ModuleTarget;
#include "Targets.def"

} // namespace trivet
#endif
