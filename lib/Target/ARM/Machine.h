//===- Machine.h - Arm's instructions and registers, by name --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// LLVM does not install the headers that number a target's opcodes and registers. So
// Lowering.cpp, which makes instructions, and Check.cpp, which reads them, find
// them by the names in the generated tables. What both must agree on is here too.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_ARM_MACHINE_H
#define TRIVET_TARGET_ARM_MACHINE_H

#include "../Fixes.h"
#include "Helpers.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/Sequence.h"
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
    const TargetInstrInfo &TII = *MF.getSubtarget().getInstrInfo();
    const TargetRegisterInfo &TRI = *MF.getSubtarget().getRegisterInfo();
    for (unsigned R = 1, E = TRI.getNumRegs(); R != E; ++R) {
      if (StringRef(TRI.getName(R)) == "R9")
        R9 = R;
      if (StringRef(TRI.getName(R)) == "LR")
        LR = R;
      if (StringRef(TRI.getName(R)) == "SPSR")
        Mark = R;
      if (StringRef(TRI.getName(R)) == "CPSR")
        Conditions = R;
      if (StringRef(TRI.getName(R)) == "S0")
        S0 = R;
    }
    for (const TargetRegisterClass *RC : TRI.regclasses())
      if (StringRef(TRI.getRegClassName(RC)) == "rGPR")
        GPR = RC;
      else if (StringRef(TRI.getRegClassName(RC)) == "tGPR")
        Low = RC;
    for (auto [Flag, Name] : TII.getSerializableDirectMachineOperandTargetFlags())
      Flags[Name] = Flag;
    for (auto [Flag, Name] :
         TII.getSerializableBitmaskMachineOperandTargetFlags())
      Flags[Name] = Flag;
  }
  /// Most runs ask for a few dozen of 4500, so there is no table: LLVM numbers
  /// pseudo instructions first, then the others, and either kind by name.
  unsigned opcode(StringRef Name) const {
    if (Name == "COPY")
      return TargetOpcode::COPY;
    auto All =
        seq(TargetOpcode::GENERIC_OP_END + 1u, Instructions.getNumOpcodes());
    auto Others = partition_point(
        All, [&](unsigned Op) { return Instructions.get(Op).isPseudo(); });
    for (auto Kind :
         {make_range(Others, All.end()), make_range(All.begin(), Others)}) {
      auto Op = partition_point(
          Kind, [&](unsigned Op) { return Instructions.getName(Op) < Name; });
      if (Op != Kind.end() && Instructions.getName(*Op) == Name)
        return *Op;
    }
    report_fatal_error("trivet: this LLVM has no Arm instruction " + Name);
  }
  unsigned flag(StringRef Name) const {
    auto It = Flags.find(Name);
    if (It == Flags.end())
      report_fatal_error("trivet: this LLVM has no Arm operand flag " + Name);
    return It->second;
  }
  MCInstrInfo Instructions; ///< a copy, which needs no subtarget to live
  DenseMap<StringRef, unsigned> Flags;
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
  MachineFunction &MF = *MI.getMF();
  MI.setPCSections(MF, makeFix(MF.getFunction().getContext(), {Kind, Symbol}, Addend));
  MI.addOperand(MF, MachineOperand::CreateReg(N.Mark, /*isDef=*/false, /*isImp=*/true,
                                              /*isKill=*/false, /*isDead=*/false, /*isUndef=*/true));
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
