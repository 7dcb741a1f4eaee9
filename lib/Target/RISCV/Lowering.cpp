//===- Target/RISCV/Lowering.cpp - pseudos to instructions ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// gp is the static base: LLVM never allocates it, nobody saves it, so every call finds
// it. Right after instruction selection each pseudo of Passes.h becomes
//
//   trivet.sb            a copy of gp
//   trivet.base.own      lw rB,imm(gp)                  field: module number
//   trivet.base x        the same                       field: module number
//   trivet.own B,x       lui t,%hi(x); add t,t,B; addi a,t,%lo(x)
//     or loads, stores   lui t,%hi(x); add t,t,B; lw r,%lo(x)(t)
//   trivet.direct.far    the same                       fields: offset of x
//   trivet.direct B,x    addi a,B,%lo(x)                field: offset of x
//     or loads, stores   lw r,%lo(x)(B)                 field: offset of x
//
// The address of own data that only a few instructions use is made at each of them, lui and add
// with it: where relaxation deletes those, nothing is left and no register was taken.
// Made once, it takes an instruction and a register, but more of its users are compressed.
//
// Relaxation. The three relocations of own data are ones that every linker relaxes: for
// an x below 2 KiB lui is deleted, for its value is 0; so is add, which claims to be
// the add of a thread-local access; and what remains is  lw r,x(zero) . So what
// linker and compiler say of x is right but for that register. Hence the entry in
// the side table (Fixes.def): it names the field, and B, which the linker front end then
// puts where it belongs. B must live that long, so the instruction "uses" it. lui and
// add stand in one piece of assembly: the add must not be compressed, and only the
// assembler can give it that relocation.
//
// A field's immediate is a symbol, not a number: no pass shortens it, takes two for one
// that differ, or makes the base of one from another. So that no pass loses its side-table
// entry unseen, such an instruction has a mark, an operand more: it "uses" VXSAT.
//
// What may be absent (weak) has address 0 then, out of reach of auipc: LowerAccesses
// puts it into slots.
//
//===----------------------------------------------------------------------===//
#include "../../Passes/Passes.h"
#include "../../Passes/SymbolClass.h"
#include "../Fixes.h"
#include "../Names.h"
#include "../Target.h"
#include "../UnwindTables.h"
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
#include "llvm/IR/GlobalVariable.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace trivet;

namespace {

/// Up to so many users of an address in own data make it themselves. Measured: cJSON's text.
constexpr unsigned FewUsers = 4;

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
    GP = findRegister(TRI, "X3");
    Mark = findRegister(TRI, "VXSAT");
    NoX0 = findRegisterClass(TRI, "GPRNoX0");
    Low = findOperandFlag(TII, "riscv-lo");
    LoadWord = findOpcode(TII, "LW");
    LoadDouble = findOpcode(TII, "LD");
    AddImmediate = findOpcode(TII, "ADDI");
    LoadAddress = findOpcode(TII, "PseudoLLA");
    LoadUpper = findOpcode(TII, "LUI");
    for (StringRef Name : {"LB", "LBU", "LH", "LHU", "LW", "LWU", "LD", "SB", "SH", "SW", "SD", "FLW", "FLD",
                           "FLH", "FSW", "FSD", "FSH", "ADDI"})
      Accesses.insert(findOpcode(TII, Name));
  }
  MCRegister GP, Mark;
  const TargetRegisterClass *NoX0;
  unsigned Low, LoadWord, LoadDouble, AddImmediate, LoadAddress, LoadUpper;
  SmallDenseSet<unsigned, 32> Accesses; ///< and addi; operands: value, base, immediate
};

class RISCVLowering : public MachineFunctionPass {
public:
  static char ID;
  RISCVLowering() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet RISC-V lowering"; }
  bool runOnMachineFunction(MachineFunction &MF) override;

private:
  void expand(MachineInstr &MI);
  enum class Upper { None, Relaxed, Kept };
  /// The address of \p Symbol at \p Base, into its uses or into \p Dest. \p High: what is before
  /// the lower part, a lui which the linker usually deletes or not.
  void expandAddress(MachineInstr &MI, Register Dest, Register Base, const GlobalValue *Symbol, unsigned Kind,
                     Upper High);
  /// Instruction selection copies what other blocks use.
  void mergeCopies(Register Of);
  /// lui and add: t = Base + the upper part of Symbol + Addend's offset.
  Register insertHigh(MachineInstr &Before, Register Base, const GlobalValue *Symbol, int64_t Addend);
  void loadBase(MachineInstr &Before, Register Dest, const GlobalValue *Symbol);
  /// -fstack-protector: LLVM reads libc's guard after accesses were lowered, by
  /// either code model's address.
  void expandStackGuard(MachineInstr &MI);

  void attach(MachineInstr &MI, unsigned Kind, const GlobalValue *Symbol = nullptr, int64_t Addend = 0,
              Register Base = Register()) {
    attachFix(MI, N->Mark, {Kind, Symbol}, Addend);
    if (Base)
      MI.addOperand(*MF, MachineOperand::CreateReg(Base, /*isDef=*/false, /*isImp=*/true));
  }
  MachineInstrBuilder insert(MachineInstr &Before, unsigned Opcode, Register Dest) {
    return BuildMI(*Before.getParent(), Before, Before.getDebugLoc(), TII->get(Opcode), Dest);
  }
  /// gp itself where a register is nothing but a copy of it.
  Register resolve(Register Base) const {
    const MachineInstr *Def = Base.isVirtual() ? MRI->getUniqueVRegDef(Base) : nullptr;
    return Def && Def->isCopy() && Def->getOperand(1).getReg() == N->GP ? Register(N->GP) : Base;
  }
  void refuse(const GlobalValue *Symbol, const Twine &Why) {
    const Function &F = MF->getFunction();
    F.getContext().diagnose(DiagnosticInfoUnsupported(F, "trivet: '" + Symbol->getName() + "': " + Why));
  }

  MachineFunction *MF = nullptr;
  MachineRegisterInfo *MRI = nullptr;
  const TargetInstrInfo *TII = nullptr;
  const Names *N = nullptr;
};
char RISCVLowering::ID = 0;

} // namespace

Register RISCVLowering::insertHigh(MachineInstr &Before, Register Base, const GlobalValue *Symbol, int64_t Addend) {
  Register High = MRI->createVirtualRegister(N->NoX0);
  bool Relax = MF->getSubtarget().checkFeatures("+relax");
  // The add in a form that is not compressed: it is deleted as four bytes.
  std::string Text = "lui $0, %hi($2)\n\t.reloc ., R_RISCV_TPREL_ADD, $2\n\t";
  if (Relax)
    Text += ".reloc ., R_RISCV_RELAX\n\t";
  Text += ".insn r 0x33, 0, 0, $0, $0, $1";
  unsigned ClassID = N->NoX0->getID();
  InlineAsm::Flag Def(InlineAsm::Kind::RegDefEarlyClobber, 1), Use(InlineAsm::Kind::RegUse, 1),
      Name(InlineAsm::Kind::Imm, 1);
  Def.setRegClass(ClassID);
  if (Base.isVirtual())
    Use.setRegClass(ClassID);
  BuildMI(*Before.getParent(), Before, Before.getDebugLoc(), TII->get(TargetOpcode::INLINEASM))
      .addExternalSymbol(MF->createExternalSymbolName(Text))
      .addImm(0)
      .addImm(Def)
      .addReg(High, RegState::Define | RegState::EarlyClobber)
      .addImm(Use)
      .addReg(Base)
      .addImm(Name)
      .addGlobalAddress(Symbol, Addend);
  return High;
}

void RISCVLowering::mergeCopies(Register Of) {
  for (MachineInstr &Use : make_early_inc_range(MRI->use_nodbg_instructions(Of))) {
    Register Copy = Use.isFullCopy() ? Use.getOperand(0).getReg() : Register();
    if (!Copy.isVirtual() || !MRI->constrainRegClass(Of, MRI->getRegClass(Copy)))
      continue;
    Use.eraseFromParent();
    MRI->replaceRegWith(Copy, Of);
  }
  MRI->clearKillFlags(Of);
}

void RISCVLowering::expandAddress(MachineInstr &MI, Register Dest, Register Base, const GlobalValue *Symbol,
                                  unsigned Kind, Upper High) {
  Base = resolve(Base);
  mergeCopies(Dest);
  // These take the lower part themselves. Behind a lui that is theirs together all must want
  // the same address: with another one, the upper part may be another.
  auto Folds = [&](const MachineInstr &Use) {
    return N->Accesses.contains(Use.getOpcode()) && Use.getOperand(1).isReg() && Use.getOperand(1).getReg() == Dest &&
           Use.getOperand(2).isImm() && !(Use.getOperand(0).isReg() && Use.getOperand(0).getReg() == Dest);
  };
  SmallVector<MachineInstr *, 8> Users;
  bool All = true, Same = true;
  for (MachineInstr &Use : MRI->use_nodbg_instructions(Dest)) {
    if (!Folds(Use)) {
      All = false;
      continue;
    }
    Same &= Users.empty() || Use.getOperand(2).getImm() == Users[0]->getOperand(2).getImm();
    Users.push_back(&Use);
  }
  bool Fold = High == Upper::None || (All && (High == Upper::Relaxed ? Users.size() <= FewUsers : Same));
  Register Low = Base;
  if (High == Upper::Kept)
    Low = insertHigh(MI, Base, Symbol, Fold && !Users.empty() ? Users[0]->getOperand(2).getImm() : 0);
  if (Fold)
    for (MachineInstr *Use : Users) {
      int64_t Addend = Use->getOperand(2).getImm();
      if (High == Upper::Relaxed)
        Low = insertHigh(*Use, Base, Symbol, Addend);
      Use->getOperand(1).setReg(Low);
      Use->getOperand(1).setIsKill(false);
      Use->getOperand(2).ChangeToGA(Symbol, Addend, N->Low);
      attach(*Use, Kind, Symbol, Addend, Base);
    }
  if (Low.isVirtual())
    MRI->clearKillFlags(Low);
  if (Base.isVirtual())
    MRI->clearKillFlags(Base);
  if (MRI->use_nodbg_empty(Dest)) {
    forgetInDebugInfo(*MRI, Dest);
    return;
  }
  if (High == Upper::Relaxed)
    Low = insertHigh(MI, Base, Symbol, 0);
  auto Add = insert(MI, N->AddImmediate, Dest).addReg(Low).addGlobalAddress(Symbol, 0, N->Low);
  attach(*Add, Kind, Symbol, 0, Base);
}

/// The base of \p Symbol's module, or of this one if null.
void RISCVLowering::loadBase(MachineInstr &Before, Register Dest, const GlobalValue *Symbol) {
  // Never changes, never faults: may be moved and merged.
  unsigned Size = MF->getDataLayout().getPointerSize();
  MachineMemOperand *Memory = MF->getMachineMemOperand(
      MachinePointerInfo(),
      MachineMemOperand::MOLoad | MachineMemOperand::MOInvariant | MachineMemOperand::MODereferenceable,
      LLT::scalar(8 * Size), Align(Size));
  // The loader writes the immediate; until then a symbol stands for it.
  const GlobalValue *Stand = Symbol ? Symbol : &MF->getFunction();
  auto Load = insert(Before, Size == 8 ? N->LoadDouble : N->LoadWord, Dest)
                  .addReg(N->GP)
                  .addGlobalAddress(Stand, 0, N->Low)
                  .addMemOperand(Memory);
  attach(*Load, Symbol ? TRIVET_FIX_BASE : TRIVET_FIX_BASE_OWN, Symbol);
}

void RISCVLowering::expandStackGuard(MachineInstr &MI) {
  const GlobalValue *Guard = MI.getOperand(1).getGlobal();
  Register Base = MRI->createVirtualRegister(N->NoX0), Result = MI.getOperand(0).getReg();
  loadBase(MI, Base, Guard);
  if (MI.getOpcode() == N->LoadUpper) {
    Register High = insertHigh(MI, Base, Guard, 0);
    for (MachineInstr &Use : make_early_inc_range(MRI->use_nodbg_instructions(Result))) {
      Use.getOperand(1).setReg(High); // lw r,%lo(guard)(result)
      attach(Use, FIX_OFF_LO12, Guard, 0, Base);
    }
    MRI->clearKillFlags(High);
  } else {
    expandAddress(MI, Result, Base, Guard, FIX_OFF_LO12, Upper::Kept);
  }
  MI.eraseFromParent();
}

void RISCVLowering::expand(MachineInstr &MI) {
  auto [Name, Dest, Base, Symbol] = readPseudo(MI);
  MRI->constrainRegClass(Dest, N->NoX0);
  if (Base)
    MRI->constrainRegClass(Base, N->NoX0);

  namespace pseudo = trivet::pseudo;
  if (Name == pseudo::StaticBase)
    insert(MI, TargetOpcode::COPY, Dest).addReg(N->GP);
  else if (Name == pseudo::BaseOwn)
    loadBase(MI, Dest, nullptr);
  else if (Name == pseudo::Base)
    loadBase(MI, Dest, Symbol);
  else if (Name == pseudo::Own)
    expandAddress(MI, Dest, Base, Symbol, FIX_OWN, Upper::Relaxed);
  else if (Name == pseudo::OwnFar)
    expandAddress(MI, Dest, Base, Symbol, FIX_OWN, Upper::Kept);
  else if (Name == pseudo::Direct)
    expandAddress(MI, Dest, Base, Symbol, FIX_OFF12, Upper::None);
  else if (Name == pseudo::DirectFar)
    expandAddress(MI, Dest, Base, Symbol, FIX_OFF_LO12, Upper::Kept);
  else
    report_fatal_error("trivet: unknown pseudo '" + Name + "'");
  MI.eraseFromParent();
}

bool RISCVLowering::runOnMachineFunction(MachineFunction &Function) {
  MF = &Function;
  MRI = &MF->getRegInfo();
  TII = MF->getSubtarget().getInstrInfo();
  if (!N)
    N = &Names::get(*MF);
  // AsmPrinter, which comes later, has just set what the machine usually has.
  nameTypesByAddress(*MF, dwarf::DW_EH_PE_absptr);

  SmallVector<MachineInstr *, 16> Pseudos, Guards;
  bool Calling = false;
  for (MachineBasicBlock &MBB : *MF)
    for (MachineInstr &MI : MBB)
      if (isPseudo(MI)) {
        Pseudos.push_back(&MI);
      } else if ((MI.getOpcode() == N->LoadAddress || MI.getOpcode() == N->LoadUpper) && MI.getOperand(1).isGlobal() &&
                 hasProcessAddress(*MI.getOperand(1).getGlobal())) {
        Guards.push_back(&MI);
      } else
        Calling |= MI.isCall();
  const llvm::Function &IR = MF->getFunction();
  if (IR.hasFnAttribute("interrupt") && (Calling || !Pseudos.empty() || !Guards.empty()))
    refuse(&IR, HandlerNeedsProcess);
  // Bases first: whose address is made from what.
  for (MachineInstr *MI : Pseudos)
    expand(*MI);
  for (MachineInstr *MI : Guards)
    expandStackGuard(*MI);
  return !Pseudos.empty() || !Guards.empty();
}

namespace {

/// The last word on fields: the entry says which register the base is in, none was
/// lost on the way, and gp and data's addresses are nowhere else.
class RISCVFinish : public MachineFunctionPass {
public:
  static char ID;
  RISCVFinish() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet RISC-V fields and check"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesAll();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override {
    const Names &N = Names::get(MF);
    const TargetRegisterInfo &TRI = *MF.getSubtarget().getRegisterInfo();
    bool Changed = false;
    for (MachineBasicBlock &MBB : MF)
      for (MachineInstr &MI : MBB.instrs()) {
        if (const MachineOperand *Mark = findMark(MI, N.Mark))
          Changed |= nameBase(MF, MI, Mark, TRI);
        else if (Verify)
          check(MF, MI, N);
      }
    return Changed;
  }

private:
  /// The base is the next register behind \p Mark.
  static bool nameBase(MachineFunction &MF, MachineInstr &MI, const MachineOperand *Mark,
                       const TargetRegisterInfo &TRI) {
    std::optional<Fix> F = readFix(MI);
    if (!F || F->Kind < FIX_OWN)
      return false;
    const MachineOperand *End = MI.operands_end();
    const MachineOperand *Base =
        std::find_if(Mark + 1, End, [](const MachineOperand &MO) { return MO.isReg() && MO.isUse(); });
    if (Base == End)
      report_fatal_error("trivet: in '" + MF.getName() + "' the base of a field is unknown");
    const MachineOperand *Field = find_if(MI.operands(), [](const MachineOperand &MO) { return MO.isGlobal(); });
    F->Kind |= TRI.getEncodingValue(Base->getReg()) << 8;
    MI.setPCSections(MF, makeFix(MF.getFunction().getContext(), *F, Field->getOffset()));
    return true;
  }
  static void check(const MachineFunction &MF, const MachineInstr &MI, const Names &N) {
    bool High = MI.isInlineAsm() &&
                StringRef(MI.getOperand(InlineAsm::MIOp_AsmString).getSymbolName()).contains("R_RISCV_TPREL_ADD");
    for (const MachineOperand &MO : MI.operands()) {
      if (MO.isReg() && MO.isDef() && MO.getReg() == N.GP)
        report_fatal_error("trivet: in '" + MF.getName() + "' gp is written, which holds the static base");
      if (MO.isGlobal() && !High && hasProcessAddress(*MO.getGlobal()) && !MI.isDebugInstr())
        report_fatal_error("trivet: in '" + MF.getName() + "' code holds the address of '" +
                           MO.getGlobal()->getName() + "', which differs between processes");
    }
  }
};
char RISCVFinish::ID = 0;

/// Does assembly use gp, or a register of that name?
bool namesGP(StringRef Text) {
  while (!Text.empty()) {
    Text = Text.drop_while([](char C) { return !isAlnum(C) && C != '_' && C != '.' && C != '#'; });
    if (Text.consume_front("#")) { // a comment
      Text = Text.drop_until([](char C) { return C == '\n'; });
      continue;
    }
    StringRef Word = Text.take_while([](char C) { return isAlnum(C) || C == '_' || C == '.' || C == '$'; });
    if (Word == "gp" || Word == "x3")
      return true;
    Text = Text.drop_front(Word.size());
  }
  return false;
}

bool spoilsStaticBase(const CallBase &Call) {
  auto &Asm = cast<InlineAsm>(*Call.getCalledOperand());
  StringRef Constraints = Asm.getConstraintString();
  return Constraints.contains("{gp}") || Constraints.contains("{x3}") || namesGP(Asm.getAsmString());
}

constexpr const char *BeforeAddress[] = {"%hi(", "%lo(", "%pcrel_hi(", "%got_pcrel_hi("};

} // namespace

namespace trivet {

const Target RISCVTarget = {
    "RISCV",
    [](const Triple &T) { return T.isOSBinFormatELF() && T.isRISCV(); },
    "gp",
    [](StringRef Register) { return Register == "gp" || Register == "x3"; },
    spoilsStaticBase,
    BeforeAddress,
    /*Reach=*/2048,
    /*WeakInSlots=*/true,
    mentionUnwindTable,
    [](TargetPassConfig &Config) {
      Config.insertPass(&FinalizeISelID, new RISCVLowering());
      Config.insertPass(&FuncletLayoutID, new RISCVFinish());
      Config.insertPass(&FuncletLayoutID, createSeparateFixes());
      addKeepOutlinedFixes(Config);
    },
};

} // namespace trivet
