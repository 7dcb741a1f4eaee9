//===- Thumb1.cpp - Thumb-1's forms of bases and offsets ------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Cortex-M0 and M0+ have 16-bit instructions only: r9 can be copied, but not loaded
// from; there are no negative offsets, and no immediate has room for an offset
// that only the linker knows. So (docs/decisions/0010 has what else was tried)
//
//   trivet.sb            mov  t,r9
//   trivet.base.own      mov  t,r9; subs t,#252; ldr t,[t]      field: both after the mov
//   trivet.base x        the same
//   trivet.own B,x       ldr  o,literal; adds a,B,o             field: the literal
//     or a single load   ldr  o,literal; ldr r,[B,o]
//   trivet.direct B,x    the same, with another kind of entry in trivet.fix
//
// In the object a literal is the symbol's address (LLVM keeps its constants with
// "(sbrel)" to itself), and the entry, at the load, says what is meant.
//
// subs and ldr must stay neighbours, since linker and loader replace both. So
// until the very end they are one instruction of the same size, "movt t,#number":
// it has the result in the register of its operand, Thumb-1 has no use for it, LLVM
// knows nothing to do with its result, and its 16 bits tell symbols apart.
//
// SB costs no more to copy from r9 than from another register, so two bases have a copy each,
// and none stays in a register between them: the copies are instructions that LLVM takes for different.
//
// subs changes the flags, which may be in use where the pseudo stands. Then the base
// is loaded further up.
//
//===----------------------------------------------------------------------===//
#include "Thumb1.h"
#include "trivet/module.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/CodeGen/MachineConstantPool.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/IR/Constants.h"

using namespace llvm;
using namespace trivet;
using namespace trivet::arm;

static MachineInstrBuilder insert(MachineInstr &Before, const Names &N, StringRef Opcode, Register Dest) {
  const TargetInstrInfo &TII = *Before.getMF()->getSubtarget().getInstrInfo();
  return BuildMI(*Before.getParent(), Before, Before.getDebugLoc(), TII.get(N.opcode(Opcode)), Dest);
}

/// Will somebody read the flags that are set before \p MI?
static bool flagsInUse(const MachineInstr &MI, const Names &N) {
  const MachineBasicBlock &MBB = *MI.getParent();
  for (const MachineInstr &I : make_range(MachineBasicBlock::const_iterator(MI), MBB.end())) {
    if (I.readsRegister(N.Conditions, /*TRI=*/nullptr))
      return true;
    if (I.modifiesRegister(N.Conditions, MBB.getParent()->getSubtarget().getRegisterInfo()))
      return false;
  }
  return any_of(MBB.successors(), [&](const MachineBasicBlock *Next) { return Next->isLiveIn(N.Conditions); });
}

/// The last place up to \p MI where the flags are free.
static std::pair<MachineBasicBlock *, MachineBasicBlock::iterator> flagsFree(MachineInstr &MI, const Names &N,
                                                                             Register SB) {
  MachineInstr *At = &MI;
  while (At && flagsInUse(*At, N))
    At = At->getPrevNode();
  if (At && !At->isPHI())
    return {At->getParent(), At->getIterator()};
  // Not in this block: at entry, behind what keeps SB.
  MachineBasicBlock &Entry = MI.getMF()->front();
  if (!SB.isVirtual())
    return {&Entry, Entry.begin()};
  return {&Entry, std::next(MI.getMF()->getRegInfo().getVRegDef(SB)->getIterator())};
}

void arm::loadThumb1Base(MachineInstr &MI, const Names &N, Register Dest, Register SB, unsigned Number,
                         const GlobalValue *Symbol) {
  MachineFunction &MF = *MI.getMF();
  const TargetInstrInfo &TII = *MF.getSubtarget().getInstrInfo();
  auto [MBB, At] = flagsFree(MI, N, SB);
  Register Static = MF.getRegInfo().createVirtualRegister(N.Low);
  BuildMI(*MBB, At, MI.getDebugLoc(), TII.get(N.opcode("tMOVr")), Static)
      .addReg(SB)
      .addImm(AlwaysPredicate)
      .addReg(0)
      .addReg(N.S0.id() + Number % 32, RegState::Implicit | RegState::Undef);
  auto Load = BuildMI(*MBB, At, MI.getDebugLoc(), TII.get(N.opcode("t2MOVTi16")), Dest)
                  .addReg(Static)
                  .addImm(Number)
                  .addImm(AlwaysPredicate)
                  .addReg(0)
                  .addReg(N.Conditions, RegState::ImplicitDefine | RegState::Dead);
  attachFix(*Load, N, Symbol ? TRIVET_FIX_BASE : TRIVET_FIX_BASE_OWN, Symbol);
}

/// A register that holds the offset of \p Symbol + \p Addend.
static Register loadOffset(MachineInstr &Before, const Names &N, const GlobalValue *Symbol, int64_t Addend, bool Own) {
  MachineFunction &MF = *Before.getMF();
  Register Offset = MF.getRegInfo().createVirtualRegister(N.Low);
  Constant *Literal = const_cast<GlobalValue *>(Symbol);
  LLVMContext &C = MF.getFunction().getContext();
  if (Addend)
    Literal = ConstantExpr::getGetElementPtr(Type::getInt8Ty(C), Literal, ConstantInt::get(Type::getInt32Ty(C), Addend));
  auto Load = insert(Before, N, "tLDRpci", Offset)
                  .addConstantPoolIndex(MF.getConstantPool()->getConstantPoolIndex(Literal, Align(4)))
                  .addImm(AlwaysPredicate)
                  .addReg(0)
                  .addMemOperand(MF.getMachineMemOperand(
                      MachinePointerInfo::getConstantPool(MF),
                      MachineMemOperand::MOLoad | MachineMemOperand::MOInvariant | MachineMemOperand::MODereferenceable,
                      LLT::scalar(32), Align(4)));
  attachFix(*Load, N, Own ? TRIVET_FIX_OWN_WORD : TRIVET_FIX_OFF_WORD, Symbol, Addend);
  return Offset;
}

void arm::addThumb1Offset(MachineInstr &MI, const Names &N, Register Dest, Register Base, const GlobalValue *Symbol,
                          bool Own) {
  struct Form {
    const char *Indexed;
    int64_t Scale; ///< of the immediate
  };
  static const StringMap<Form> Forms = {{"tLDRi", {"tLDRr", 4}},   {"tLDRBi", {"tLDRBr", 1}}, {"tLDRHi", {"tLDRHr", 2}},
                                        {"tSTRi", {"tSTRr", 4}},   {"tSTRBi", {"tSTRBr", 1}}, {"tSTRHi", {"tSTRHr", 2}}};
  MachineRegisterInfo &MRI = MI.getMF()->getRegInfo();
  const TargetInstrInfo &TII = *MI.getMF()->getSubtarget().getInstrInfo();
  MRI.clearKillFlags(Base);
  if (MRI.hasOneNonDBGUse(Dest)) {
    // Operands: value, base, immediate, predicate.
    MachineInstr &Use = *MRI.use_instr_nodbg_begin(Dest);
    auto Single = Forms.find(TII.getName(Use.getOpcode()));
    if (Single != Forms.end() && Use.getOperand(1).isReg() && Use.getOperand(1).getReg() == Dest &&
        Use.getOperand(2).isImm()) {
      int64_t Addend = Use.getOperand(2).getImm() * Single->second.Scale;
      Register Offset = loadOffset(MI, N, Symbol, Addend, Own);
      Use.setDesc(TII.get(N.opcode(Single->second.Indexed)));
      Use.getOperand(1).setReg(Base);
      Use.getOperand(1).setIsKill(false);
      Use.getOperand(2).ChangeToRegister(Offset, /*isDef=*/false);
      forgetInDebugInfo(MRI, Dest);
      return;
    }
  }
  Register Offset = loadOffset(MI, N, Symbol, 0, Own);
  if (flagsInUse(MI, N)) {
    insert(MI, N, "tADDhirr", Dest).addReg(Base).addReg(Offset).addImm(AlwaysPredicate).addReg(0);
    return;
  }
  insert(MI, N, "tADDrr", Dest)
      .addReg(N.Conditions, RegState::Define | RegState::Dead)
      .addReg(Base)
      .addReg(Offset)
      .addImm(AlwaysPredicate)
      .addReg(0);
}

namespace {

class Thumb1Bases : public MachineFunctionPass {
public:
  static char ID;
  Thumb1Bases() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet Thumb-1 loads of bases"; }
  bool runOnMachineFunction(MachineFunction &MF) override {
    if (!isThumb1(MF))
      return false;
    const Names &N = Names::get(MF);
    const TargetInstrInfo &TII = *MF.getSubtarget().getInstrInfo();
    unsigned Stand = N.opcode("t2MOVTi16");
    bool Changed = false;
    for (MachineBasicBlock &MBB : MF)
      for (MachineInstr &MI : make_early_inc_range(MBB)) {
        std::optional<Fix> F = readFix(MI);
        if (MI.getOpcode() != Stand || !F)
          continue;
        Register Base = MI.getOperand(0).getReg();
        auto Subtract = insert(MI, N, "tSUBi8", Base)
                            .addReg(N.Conditions, RegState::Define | RegState::Dead)
                            .addReg(Base)
                            .addImm(252)
                            .addImm(AlwaysPredicate)
                            .addReg(0);
        attachFix(*Subtract, N, F->Kind, F->Symbol);
        // Each entry is its own node: Fixes.cpp.
        Subtract->setPCSections(MF, MI.getPCSections());
        BuildMI(MBB, MI, MI.getDebugLoc(), TII.get(N.opcode("tLDRi")), Base)
            .addReg(Base)
            .addImm(0)
            .addImm(AlwaysPredicate)
            .addReg(0);
        MI.eraseFromParent();
        Changed = true;
      }
    return Changed;
  }
};
char Thumb1Bases::ID = 0;

} // namespace

Pass *arm::createThumb1Bases() { return new Thumb1Bases; }
