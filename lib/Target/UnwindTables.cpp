//===- Target/UnwindTables.cpp - tables of .eh_frame ----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "UnwindTables.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/CodeGen/MachineFunction.h"
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/Module.h"
#include "llvm/Target/TargetLoweringObjectFile.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace {

/// Protected in LLVM, which has no option for them.
struct Tables : TargetLoweringObjectFile {
  static void set(TargetLoweringObjectFile &T, unsigned Types) {
    unsigned Distance = dwarf::DW_EH_PE_pcrel | dwarf::DW_EH_PE_sdata4;
    T.*(&Tables::TTypeEncoding) = Types;
    T.*(&Tables::LSDAEncoding) = Distance;
    T.*(&Tables::PersonalityEncoding) = Distance | dwarf::DW_EH_PE_indirect;
  }
};

} // namespace

void trivet::mentionUnwindTable(Function &F) {
  Module &M = *F.getParent();
  constexpr StringLiteral Name = "__trivet_unwind_table";
  if (!F.needsUnwindTableEntry() || M.getNamedValue(Name))
    return;
  Type *I8 = Type::getInt8Ty(M.getContext());
  auto *Table = new GlobalVariable(M, I8, true, GlobalValue::ExternalLinkage,
                                   nullptr, Name);
  auto *Mention =
      new GlobalVariable(M, Table->getType(), true, GlobalValue::PrivateLinkage,
                         Table, "trivet.unwind");
  Mention->setSection(".note.trivet.unwind");
}

void trivet::nameTypesByAddress(const MachineFunction &MF, unsigned Encoding) {
  Tables::set(*const_cast<TargetMachine &>(MF.getTarget()).getObjFileLowering(),
              Encoding);
}
