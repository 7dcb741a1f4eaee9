//===- Target/X86/Lowering.cpp - pseudos to instructions ------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The base of segment gs is the static base: Linux leaves it to programs and changes it
// with the thread, and no compiler uses it. It is no register that an instruction adds
// something to, so bases are loaded, the application's own too: the table has
// SB itself in an entry that no module gets (Fixup.h). Right after instruction
// selection each pseudo of Passes.h becomes
//
//   trivet.sb            movq %gs:-512,%rB
//   trivet.base.own      movq %gs:imm,%rB               field: module number
//   trivet.base x        the same                       field: module number
//   trivet.own B,x       leaq x(%rB),%r                 relocation R_X86_64_32S
//   trivet.direct B,x    the same                       field: offset of x
//
// far or not. The relocation of a field is that of an address: the entry of the
// side table says that it is an offset, and what has no entry is refused.
//
// So no pass may lose one, and LLVM's rewrite x86's memory operands a lot: loads go into the
// instructions that use them, and those do not have the load's entry. Hence an address
// is made by leaq, which is no load, and the load of a base is volatile, so that it stays what
// it is. Its immediate is a symbol, so that no pass takes two for one that
// differ; and all such instructions have a mark, an operand more: they "use" DR15.
// RefuseLost, at the end, stops at one without an entry.
//
// Code is for the small code model and not position independent: modules lie in the
// lowest 2 GiB, where an address is 32 bits.
//
//===----------------------------------------------------------------------===//
#include "../../Passes/Passes.h"
#include "../../Passes/SymbolClass.h"
#include "../Fixes.h"
#include "../Names.h"
#include "../Target.h"
#include "../UnwindTables.h"
#include "Fixup.h"
#include "trivet/module.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/Passes.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace trivet;

namespace {

enum : unsigned {
#define TRIVET_FIX(name, value, text) FIX_##name = value,
#include "Fixes.def"
};

/// What LLVM's generated tables call the things we need.
struct Names {
  static const Names &get(const MachineFunction &MF) {
    static const Names Shared(MF);
    return Shared;
  }
  explicit Names(const MachineFunction &MF) {
    const TargetSubtargetInfo &STI = MF.getSubtarget();
    const TargetInstrInfo &TII = *STI.getInstrInfo();
    const TargetRegisterInfo &TRI = *STI.getRegisterInfo();
    GS = findRegister(TRI, "GS");
    Mark = findRegister(TRI, "DR15");
    Address = findRegisterClass(TRI, "GR64_NOSP");
    Load = findOpcode(TII, "MOV64rm");
    LoadAddress = findOpcode(TII, "LEA64r");
  }
  MCRegister GS, Mark;
  const TargetRegisterClass *Address;
  unsigned Load, LoadAddress;
};

class X86Lowering : public MachineFunctionPass {
public:
  static char ID;
  X86Lowering() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet x86-64 lowering"; }
  bool runOnMachineFunction(MachineFunction &MF) override;

private:
  void expand(MachineInstr &MI);
  /// The word at gs + what \p Displacement makes the next operand.
  MachineInstrBuilder load(MachineInstr &Before, Register Dest);
  void finishLoad(MachineInstrBuilder &Load, MachineMemOperand::Flags More);
  void loadBase(MachineInstr &Before, Register Dest, const GlobalValue *Symbol);

  MachineInstrBuilder insert(MachineInstr &Before, unsigned Opcode, Register Dest) {
    return BuildMI(*Before.getParent(), Before, Before.getDebugLoc(), TII->get(Opcode), Dest);
  }

  MachineFunction *MF = nullptr;
  MachineRegisterInfo *MRI = nullptr;
  const TargetInstrInfo *TII = nullptr;
  const Names *N = nullptr;
};
char X86Lowering::ID = 0;

} // namespace

MachineInstrBuilder X86Lowering::load(MachineInstr &Before, Register Dest) {
  return insert(Before, N->Load, Dest).addReg(0).addImm(1).addReg(0);
}

void X86Lowering::finishLoad(MachineInstrBuilder &Load, MachineMemOperand::Flags More) {
  Load.addReg(N->GS).addMemOperand(MF->getMachineMemOperand(
      MachinePointerInfo(), MachineMemOperand::MOLoad | More, LLT::scalar(64), Align(8)));
}

/// The base of \p Symbol's module, or of this one if null.
void X86Lowering::loadBase(MachineInstr &Before, Register Dest, const GlobalValue *Symbol) {
  // The loader writes the displacement; until then a symbol stands for it.
  const GlobalValue *Stand = Symbol ? Symbol : &MF->getFunction();
  MachineInstrBuilder Load = load(Before, Dest).addGlobalAddress(Stand);
  finishLoad(Load, MachineMemOperand::MOVolatile);
  attachFix(*Load, N->Mark, {Symbol ? TRIVET_FIX_BASE : TRIVET_FIX_BASE_OWN, Symbol});
}

void X86Lowering::expand(MachineInstr &MI) {
  auto [Name, Dest, Base, Symbol] = readPseudo(MI);
  MRI->constrainRegClass(Dest, N->Address);
  if (Base)
    MRI->constrainRegClass(Base, N->Address);

  namespace pseudo = trivet::pseudo;
  if (Name == pseudo::StaticBase) {
    // Never changes, never faults: may be moved and merged.
    MachineInstrBuilder Load = load(MI, Dest).addImm(x86::SelfDisplacement);
    finishLoad(Load, MachineMemOperand::MOInvariant | MachineMemOperand::MODereferenceable);
  } else if (Name == pseudo::BaseOwn) {
    loadBase(MI, Dest, nullptr);
  } else if (Name == pseudo::Base) {
    loadBase(MI, Dest, Symbol);
  } else {
    bool Own = Name == pseudo::Own || Name == pseudo::OwnFar;
    if (!Own && Name != pseudo::Direct && Name != pseudo::DirectFar)
      report_fatal_error("trivet: unknown pseudo '" + Name + "'");
    auto Address =
        insert(MI, N->LoadAddress, Dest).addReg(Base).addImm(1).addReg(0).addGlobalAddress(Symbol).addReg(0);
    attachFix(*Address, N->Mark, {Own ? FIX_OWN : FIX_OFF32, Symbol});
  }
  if (Base.isVirtual())
    MRI->clearKillFlags(Base);
  MI.eraseFromParent();
}

bool X86Lowering::runOnMachineFunction(MachineFunction &Function) {
  MF = &Function;
  nameTypesByAddress(*MF, dwarf::DW_EH_PE_udata4);
  MRI = &MF->getRegInfo();
  TII = MF->getSubtarget().getInstrInfo();
  if (!N)
    N = &Names::get(*MF);
  SmallVector<MachineInstr *, 16> Pseudos;
  bool Calling = false;
  for (MachineBasicBlock &MBB : *MF)
    for (MachineInstr &MI : MBB) {
      if (isPseudo(MI))
        Pseudos.push_back(&MI);
      Calling |= MI.isCall();
    }
  const llvm::Function &IR = MF->getFunction();
  if (IR.getCallingConv() == CallingConv::X86_INTR && (Calling || !Pseudos.empty()))
    IR.getContext().diagnose(
        DiagnosticInfoUnsupported(IR, "trivet: '" + IR.getName() + "': " + HandlerNeedsProcess));
  for (MachineInstr *MI : Pseudos)
    expand(*MI);
  return !Pseudos.empty();
}

namespace {

/// The last word on fields: none was lost on the way, and data's addresses are
/// nowhere else.
class RefuseLost : public MachineFunctionPass {
public:
  static char ID;
  RefuseLost() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet x86-64 check"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesAll();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override {
    const Names &N = Names::get(MF);
    for (MachineBasicBlock &MBB : MF)
      for (MachineInstr &MI : MBB.instrs()) {
        bool Marked = findMark(MI, N.Mark);
        // A base's field holds what stands for it: without the mark it would be a load from there.
        bool Base = any_of(MI.operands(), [&](const MachineOperand &MO) {
          return MO.isReg() && MO.getReg() == N.GS;
        }) && any_of(MI.operands(), [](const MachineOperand &MO) { return MO.isGlobal(); });
        if (Base && !Marked)
          reportLostFix(MF);
        if (!Marked)
          refuseOther(MF, MI, N);
        if (!Marked && Verify)
          check(MF, MI);
      }
    return false;
  }

private:
  /// Whoever uses gs for something else (__seg_gs, an option for kernels) reads the table.
  static void refuseOther(const MachineFunction &MF, const MachineInstr &MI, const Names &N) {
    for (unsigned I = 1, E = MI.isInlineAsm() ? 0 : MI.getNumOperands(); I < E; ++I) {
      const MachineOperand &Before = MI.getOperand(I - 1), &MO = MI.getOperand(I);
      if (!MO.isReg() || MO.getReg() != N.GS || (Before.isImm() && Before.getImm() == x86::SelfDisplacement))
        continue;
      const Function &F = MF.getFunction();
      F.getContext().diagnose(
          DiagnosticInfoUnsupported(F, "trivet: %gs holds the static base: nothing else can be reached by it",
                                    MI.getDebugLoc()));
      return;
    }
  }
  static void check(const MachineFunction &MF, const MachineInstr &MI) {
    for (const MachineOperand &MO : MI.operands())
      if (MO.isGlobal() && hasProcessAddress(*MO.getGlobal()) && !MI.isDebugInstr())
        report_fatal_error("trivet: in '" + MF.getName() + "' code holds the address of '" +
                           MO.getGlobal()->getName() + "', which differs between processes");
  }
};
char RefuseLost::ID = 0;

/// Does assembly name the segment register, or write its base?
bool namesGS(StringRef Text) {
  while (!Text.empty()) {
    Text = Text.drop_while([](char C) { return !isAlnum(C) && C != '_' && C != '.' && C != '#'; });
    if (Text.consume_front("#")) { // a comment
      Text = Text.drop_until([](char C) { return C == '\n'; });
      continue;
    }
    StringRef Word = Text.take_while([](char C) { return isAlnum(C) || C == '_' || C == '.' || C == '$'; });
    if (Word.equals_insensitive("gs") || Word.starts_with_insensitive("wrgsbase") ||
        Word.starts_with_insensitive("rdgsbase") || Word.equals_insensitive("swapgs") ||
        Word.starts_with_insensitive("lgs"))
      return true;
    Text = Text.drop_front(Word.size());
  }
  return false;
}

bool spoilsStaticBase(const CallBase &Call) {
  auto &Asm = cast<InlineAsm>(*Call.getCalledOperand());
  return StringRef(Asm.getConstraintString()).contains("{gs}") || namesGS(Asm.getAsmString());
}

/// Every symbol is found by the module's own link, or by the loader, which patches
/// the code: nothing comes from a table, whatever the compiler thought of it.
/// (Clang says so itself, but not of thread-local variables.)
void prepare(Function &F) {
  mentionUnwindTable(F);
  Module &M = *F.getParent();
  if (&*find_if(M, [](const Function &G) { return !G.isDeclaration(); }) == &F) // once
    for (GlobalValue &GV : M.global_values())
      GV.setDSOLocal(true);
}

constexpr const char *BeforeAddress[] = {".quad ", ".8byte ", ".int ", "$"};

} // namespace

namespace trivet {

const Target X86Target = {
    "X86",
    [](const Triple &T) { return T.isOSBinFormatELF() && T.getArch() == Triple::x86_64 && !T.isX32(); },
    "%gs",
    [](StringRef Register) { return Register == "gs"; },
    spoilsStaticBase,
    BeforeAddress,
    /*Reach=*/1u << 30,
    /*WeakInSlots=*/true,
    prepare,
    [](TargetPassConfig &Config) {
      Config.insertPass(&FinalizeISelID, new X86Lowering());
      Config.insertPass(&FuncletLayoutID, new RefuseLost());
      Config.insertPass(&FuncletLayoutID, createSeparateFixes());
      addKeepOutlinedFixes(Config);
    },
};

} // namespace trivet
