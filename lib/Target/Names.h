//===- Target/Names.h - LLVM's instructions and registers, by name *- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// LLVM does not install the headers that number a target's opcodes and registers. So
// they are found by the names in the generated tables. What an LLVM does not have
// is a fatal error, not a guess.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_NAMES_H
#define TRIVET_TARGET_NAMES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegister.h"

namespace llvm {
class TargetInstrInfo;
class TargetRegisterClass;
class TargetRegisterInfo;
} // namespace llvm

namespace trivet {

unsigned findOpcode(const llvm::MCInstrInfo &Instructions, llvm::StringRef Name);
llvm::MCRegister findRegister(const llvm::TargetRegisterInfo &TRI, llvm::StringRef Name);
const llvm::TargetRegisterClass *findRegisterClass(const llvm::TargetRegisterInfo &TRI, llvm::StringRef Name);
/// A flag of symbol operands, as MIR spells it.
unsigned findOperandFlag(const llvm::TargetInstrInfo &TII, llvm::StringRef Name);

} // namespace trivet
#endif
