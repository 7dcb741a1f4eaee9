//===- Machine.h - Arm's instructions and registers, by name --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lowering.cpp makes instructions and Check.cpp reads them, both by LLVM's names
// (../Names.h). What they must agree on is here too.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_ARM_MACHINE_H
#define TRIVET_TARGET_ARM_MACHINE_H

#include "../Fixes.h"
#include "../Names.h"
#include "Helpers.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/CodeGen/MachineInstr.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/GlobalValue.h"
#include "llvm/IR/InlineAsm.h"

namespace trivet {
namespace arm {
using namespace llvm;

/// What LLVM's generated Arm tables call the things we need.
struct Names {
  /// One serves every function: the tables are LLVM's own and do not depend on
  /// the processor.
  static const Names &get(const MachineFunction &MF) {
    static const Names Shared(MF);
    return Shared;
  }
  explicit Names(const MachineFunction &MF)
      : Instructions(*MF.getSubtarget().getInstrInfo()) {
    const TargetRegisterInfo &TRI = *MF.getSubtarget().getRegisterInfo();
    R9 = findRegister(TRI, "R9");
    LR = findRegister(TRI, "LR");
    Mark = findRegister(TRI, "SPSR");
    Conditions = findRegister(TRI, "CPSR");
    S0 = findRegister(TRI, "S0");
    GPR = findRegisterClass(TRI, "rGPR");
    Low = findRegisterClass(TRI, "tGPR");
    const TargetInstrInfo &TII = *MF.getSubtarget().getInstrInfo();
    SBRelative = findOperandFlag(TII, "arm-sbrel");
    LowHalf = findOperandFlag(TII, "arm-lo16");
  }
  unsigned opcode(StringRef Name) const { return findOpcode(Instructions, Name); }
  MCInstrInfo Instructions; ///< a copy, which needs no subtarget to live
  unsigned SBRelative, LowHalf; ///< flags of operands
  MCRegister R9, LR, Mark, Conditions, S0;
  const TargetRegisterClass *GPR = nullptr, *Low = nullptr; ///< Low: r0 to r7
};

/// Has the function's processor nothing but Thumb-1, and is it one of the M profile?
inline bool isThumb1(const MachineFunction &MF) {
  return MF.getSubtarget().checkFeatures("+thumb-mode,-thumb2,+mclass");
}
inline bool isThumb2(const MachineFunction &MF) {
  return MF.getSubtarget().checkFeatures("+thumb-mode,+thumb2");
}

/// Lists \p MI's field in the side table, and marks the instruction (Lowering.cpp).
inline void attachFix(MachineInstr &MI, const Names &N, unsigned Kind, const GlobalValue *Symbol = nullptr,
                      int64_t Addend = 0) {
  trivet::attachFix(MI, N.Mark, {Kind, Symbol}, Addend);
}

/// Does \p Call name one?
inline bool callsHelper(const MachineInstr &Call) {
  for (const MachineOperand &MO : Call.explicit_operands())
    if (MO.isGlobal() || MO.isSymbol())
      return isHelper(MO.isGlobal() ? MO.getGlobal()->getName() : MO.getSymbolName());
  return false;
}

inline constexpr int64_t AlwaysPredicate = 14; // ARMCC::AL

/// Is \p Asm one that may call? What it returns in r9, or takes there, is its
/// author's business.
inline bool mayCall(const MachineInstr &Asm, const Names &N) {
  bool ReturnAddress = false;
  for (unsigned I = InlineAsm::MIOp_FirstOperand; I < Asm.getNumOperands();) {
    if (!Asm.getOperand(I).isImm())
      break;
    InlineAsm::Flag Flag(Asm.getOperand(I).getImm());
    for (unsigned R = 1; R <= Flag.getNumOperandRegisters(); ++R) {
      const MachineOperand &MO = Asm.getOperand(I + R);
      if (!MO.isReg())
        continue;
      if (MO.getReg() == N.R9 && !Flag.isClobberKind())
        return false;
      ReturnAddress |= MO.getReg() == N.LR;
    }
    I += 1 + Flag.getNumOperandRegisters();
  }
  return ReturnAddress || Asm.hasUnmodeledSideEffects();
}

} // namespace arm
} // namespace trivet
#endif
