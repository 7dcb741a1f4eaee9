//===- SeparateFixes.cpp - one entry in the side table per instruction ----===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Passes copy instructions: tail duplication, rematerialisation, the register
// allocator. Their !pcsections metadata comes along, the same node, and for one node
// the AsmPrinter writes all labels and then the constants once. But an entry of
// trivet.fix is one label and its constants. So at the very end, each instruction
// gets a node of its own.
//
//===----------------------------------------------------------------------===//
#include "Target.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Metadata.h"

using namespace llvm;

namespace {

class SeparateFixes : public MachineFunctionPass {
public:
  static char ID;
  SeparateFixes() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet separate side-table entries"; }
  bool runOnMachineFunction(MachineFunction &MF) override {
    SmallPtrSet<MDNode *, 16> Seen;
    bool Changed = false;
    for (MachineBasicBlock &MBB : MF)
      for (MachineInstr &MI : MBB.instrs()) {
        MDNode *Node = MI.getPCSections();
        if (!Node || Node->getNumOperands() == 0 || Seen.insert(Node).second)
          continue;
        auto *Section = dyn_cast<MDString>(Node->getOperand(0));
        if (!Section || Section->getString() != "trivet.fix")
          continue;
        SmallVector<Metadata *, 4> Operands(Node->operands());
        MI.setPCSections(MF, MDNode::getDistinct(MF.getFunction().getContext(), Operands));
        Changed = true;
      }
    return Changed;
  }
};
char SeparateFixes::ID = 0;

} // namespace

Pass *trivet::createSeparateFixes() { return new SeparateFixes; }
