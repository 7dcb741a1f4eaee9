//===- Target/Fixes.cpp - pseudos, and the side table in machine code -----===//
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
#include "Fixes.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineModuleInfo.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Metadata.h"
#include "llvm/IR/Module.h"
#include "llvm/InitializePasses.h"
#include "llvm/PassInfo.h"
#include "llvm/PassRegistry.h"

using namespace llvm;

static constexpr StringLiteral Section = "trivet.fix";

bool trivet::isPseudo(const MachineInstr &MI) {
  return MI.isInlineAsm() &&
         StringRef(MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName()).starts_with("trivet.");
}

trivet::Pseudo trivet::readPseudo(const MachineInstr &MI) {
  Pseudo Result;
  Result.Name = StringRef(MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName()).split(' ').first;
  // Operands behind the flag words: result, registers, symbol.
  for (unsigned I = InlineAsm::MIOp_FirstOperand; I < MI.getNumOperands() && MI.getOperand(I).isImm();) {
    InlineAsm::Flag Flag(MI.getOperand(I).getImm());
    const MachineOperand &Value = MI.getOperand(I + 1);
    if (Flag.isRegDefKind()) {
      Result.Result = Value.getReg();
    } else if (Flag.isRegUseKind()) {
      Result.Base = Value.getReg();
    } else if (Value.isGlobal()) {
      Result.Symbol = Value.getGlobal();
      assert(Value.getOffset() == 0 && "a pseudo names a symbol");
    }
    I += 1 + Flag.getNumOperandRegisters();
  }
  return Result;
}

void trivet::forgetInDebugInfo(const MachineRegisterInfo &MRI, Register Address) {
  for (MachineInstr &Use : make_early_inc_range(MRI.use_instructions(Address)))
    Use.setDebugValueUndef();
}

MDNode *trivet::makeFix(LLVMContext &C, const Fix &F, int64_t Addend) {
  Type *I32 = Type::getInt32Ty(C);
  Constant *Where = ConstantPointerNull::get(PointerType::get(C, 0)); // an address is as wide
  if (F.Symbol)
    Where = const_cast<GlobalValue *>(F.Symbol);
  if (Addend)
    Where = ConstantExpr::getGetElementPtr(Type::getInt8Ty(C), Where, ConstantInt::get(I32, Addend));
  Metadata *Values = MDNode::get(
      C, {ConstantAsMetadata::get(ConstantInt::get(I32, F.Kind)), ConstantAsMetadata::get(Where)});
  return MDNode::get(C, {MDString::get(C, Section), Values});
}

std::optional<trivet::Fix> trivet::readFix(const MachineInstr &MI) {
  const MDNode *Node = MI.getPCSections();
  if (!Node || Node->getNumOperands() < 2)
    return std::nullopt;
  auto *Name = dyn_cast<MDString>(Node->getOperand(0));
  auto *Values = dyn_cast<MDNode>(Node->getOperand(1));
  if (!Name || Name->getString() != Section || !Values || Values->getNumOperands() < 2)
    return std::nullopt;
  Fix Result;
  if (auto *Kind = mdconst::dyn_extract_or_null<ConstantInt>(Values->getOperand(0)))
    Result.Kind = Kind->getZExtValue();
  auto *Place = mdconst::dyn_extract_or_null<Constant>(Values->getOperand(1));
  if (auto *WithAddend = dyn_cast_or_null<ConstantExpr>(Place))
    Place = WithAddend->getOperand(0);
  Result.Symbol = dyn_cast_or_null<GlobalValue>(Place);
  return Result;
}

void trivet::attachFix(MachineInstr &MI, MCRegister Mark, const Fix &F, int64_t Addend) {
  MachineFunction &MF = *MI.getMF();
  MI.setPCSections(MF, makeFix(MF.getFunction().getContext(), F, Addend));
  MI.addOperand(MF, MachineOperand::CreateReg(Mark, /*isDef=*/false, /*isImp=*/true, /*isKill=*/false,
                                              /*isDead=*/false, /*isUndef=*/true));
}

const MachineOperand *trivet::findMark(const MachineInstr &MI, MCRegister Mark) {
  const MachineOperand *Found = find_if(MI.implicit_operands(), [&](const MachineOperand &MO) {
    return MO.isReg() && MO.getReg() == Mark && MO.isUndef();
  });
  if (Found == MI.operands_end())
    Found = nullptr;
  if (bool(Found) != bool(MI.getPCSections()))
    reportLostFix(*MI.getMF());
  return Found;
}

void trivet::reportLostFix(const MachineFunction &MF) {
  report_fatal_error("trivet: in '" + MF.getName() +
                     "' a code generation pass lost what the linker is to patch; please report this with the source");
}

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
        if (!Node || Seen.insert(Node).second || !trivet::readFix(MI))
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
  initializeMachineOutlinerPass(*PassRegistry::getPassRegistry());
  insertBehind(Config, "machine-outliner", new KeepOutlinedFixes());
}

void trivet::insertBehind(TargetPassConfig &Config, StringRef Name, Pass *New) {
  const PassInfo *Info = PassRegistry::getPassRegistry()->getPassInfo(Name);
  if (!Info)
    report_fatal_error("trivet: this LLVM's code generation has no pass " + Name);
  Config.insertPass(Info->getTypeInfo(), New);
}
