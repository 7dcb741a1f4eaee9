//===- Target/Fixes.h - pseudos, and the side table in machine code -*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A field that only linker or loader can fill is an instruction with !pcsections metadata
//
//     !{!"trivet.fix", !{i32 kind, ptr symbol + addend}}
//
// which the AsmPrinter turns into an entry of that section (trivet/module.h has its
// form). Every target makes and reads them here, and the pseudos that they come from.
//
// The instruction also has a mark, an operand more: it "uses" a register that the target
// names and code has no use for. Passes compare operands but not metadata, so they
// take no other instruction for this one; and one that was copied without its metadata,
// an access to anywhere, is found at the end.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_FIXES_H
#define TRIVET_TARGET_FIXES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/CodeGen/Register.h"
#include "llvm/MC/MCRegister.h"
#include <cstdint>
#include <optional>

namespace llvm {
class GlobalValue;
class LLVMContext;
class MachineFunction;
class MachineInstr;
class MachineOperand;
class MachineRegisterInfo;
class MDNode;
class Pass;
class TargetPassConfig;
} // namespace llvm

namespace trivet {

/// A pseudo of Passes.h, which is a piece of assembly.
struct Pseudo {
  llvm::StringRef Name;
  llvm::Register Result, Base; ///< the second: of those that have one
  const llvm::GlobalValue *Symbol = nullptr;
};
bool isPseudo(const llvm::MachineInstr &MI);
Pseudo readPseudo(const llvm::MachineInstr &MI);
/// An address that no instruction makes any more has no debug values either.
void forgetInDebugInfo(const llvm::MachineRegisterInfo &MRI, llvm::Register Address);

/// What an entry says: TRIVET_FIX_*, and whose field; null where the kind needs none.
struct Fix {
  unsigned Kind = 0;
  const llvm::GlobalValue *Symbol = nullptr;
};

llvm::MDNode *makeFix(llvm::LLVMContext &C, const Fix &F, int64_t Addend);
std::optional<Fix> readFix(const llvm::MachineInstr &MI);

/// Lists \p MI's field, and marks it by \p Mark.
void attachFix(llvm::MachineInstr &MI, llvm::MCRegister Mark, const Fix &F, int64_t Addend = 0);
/// The mark of \p MI, null if it has none. Ends compilation if only one of mark and entry is left.
const llvm::MachineOperand *findMark(const llvm::MachineInstr &MI, llvm::MCRegister Mark);
[[noreturn]] void reportLostFix(const llvm::MachineFunction &MF);

/// One entry per instruction, at the very end.
llvm::Pass *createSeparateFixes();
/// And what the outliner took out gets its own, right behind it.
void addKeepOutlinedFixes(llvm::TargetPassConfig &Config);

/// Has \p New run behind LLVM's pass of that name, which must exist.
void insertBehind(llvm::TargetPassConfig &Config, llvm::StringRef Name, llvm::Pass *New);

} // namespace trivet
#endif
