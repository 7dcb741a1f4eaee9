//===- Target/Names.cpp - LLVM's instructions and registers, by name ------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetOpcodes.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"

using namespace llvm;

[[noreturn]] static void missing(const char *What, StringRef Name) {
  report_fatal_error(Twine("trivet: this LLVM has no ") + What + " " + Name);
}

/// Most runs ask for a few dozen of thousands, so there is no table: LLVM numbers
/// pseudo instructions first, then the others, and either kind by name.
unsigned trivet::findOpcode(const MCInstrInfo &Instructions, StringRef Name) {
  if (Name == "COPY")
    return TargetOpcode::COPY;
  auto All = seq(TargetOpcode::GENERIC_OP_END + 1u, Instructions.getNumOpcodes());
  auto Others = partition_point(All, [&](unsigned Op) { return Instructions.get(Op).isPseudo(); });
  for (auto Kind : {make_range(Others, All.end()), make_range(All.begin(), Others)}) {
    auto Op = partition_point(Kind, [&](unsigned Op) { return Instructions.getName(Op) < Name; });
    if (Op != Kind.end() && Instructions.getName(*Op) == Name)
      return *Op;
  }
  missing("instruction", Name);
}

MCRegister trivet::findRegister(const TargetRegisterInfo &TRI, StringRef Name) {
  for (unsigned R = 1, E = TRI.getNumRegs(); R != E; ++R)
    if (TRI.getName(R) == Name)
      return R;
  missing("register", Name);
}

const TargetRegisterClass *trivet::findRegisterClass(const TargetRegisterInfo &TRI, StringRef Name) {
  for (const TargetRegisterClass *RC : TRI.regclasses())
    if (TRI.getRegClassName(RC) == Name)
      return RC;
  missing("register class", Name);
}

unsigned trivet::findOperandFlag(const TargetInstrInfo &TII, StringRef Name) {
  for (auto [Flag, Known] : TII.getSerializableDirectMachineOperandTargetFlags())
    if (Known == Name)
      return Flag;
  for (auto [Flag, Known] : TII.getSerializableBitmaskMachineOperandTargetFlags())
    if (Known == Name)
      return Flag;
  missing("operand flag", Name);
}
