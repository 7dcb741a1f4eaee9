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
// The outliner copies instructions too, into a function of its own, and what hangs on
// them stays in the memory of the function that they came from. That is freed once
// the function is written, and the outlined one is written last: its entries would be
// read from freed memory. So right behind the outliner they move.
//
//===----------------------------------------------------------------------===//
#include "Target.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineModuleInfo.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Metadata.h"
#include "llvm/IR/Module.h"
#include "llvm/InitializePasses.h"
#include "llvm/PassInfo.h"
#include "llvm/PassRegistry.h"

using namespace llvm;

namespace {

class SeparateFixes : public MachineFunctionPass {
public:
  static char ID;
  SeparateFixes() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet separate side-table entries"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesAll();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
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

class KeepOutlinedFixes : public ModulePass {
public:
  static char ID;
  KeepOutlinedFixes() : ModulePass(ID) {}
  StringRef getPassName() const override { return "Trivet side-table entries of outlined code"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.addRequired<MachineModuleInfoWrapperPass>();
    AU.setPreservesAll();
  }
  bool runOnModule(Module &M) override {
    MachineModuleInfo &MMI = getAnalysis<MachineModuleInfoWrapperPass>().getMMI();
    bool Changed = false;
    for (Function &F : M)
      if (MachineFunction *MF = MMI.getMachineFunction(F); MF && MF->isOutlined())
        for (MachineBasicBlock &MBB : *MF)
          for (MachineInstr &MI : MBB.instrs())
            if (MDNode *Node = MI.getPCSections()) {
              MI.setPCSections(*MF, nullptr); // or setting it would change nothing
              MI.setPCSections(*MF, Node);
              Changed = true;
            }
    return Changed;
  }
};
char KeepOutlinedFixes::ID = 0;

} // namespace

Pass *trivet::createSeparateFixes() { return new SeparateFixes; }

void trivet::addKeepOutlinedFixes(TargetPassConfig &Config) {
  PassRegistry &Registry = *PassRegistry::getPassRegistry();
  initializeMachineOutlinerPass(Registry);
  Config.insertPass(Registry.getPassInfo(StringRef("machine-outliner"))->getTypeInfo(),
                    new KeepOutlinedFixes());
}
