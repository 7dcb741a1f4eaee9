//===- Lowering.cpp - pseudos to instructions, SB as a value --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Right after instruction selection each pseudo of Passes.h becomes (on Thumb-2; for
// Thumb-1, which is less able, see Thumb1.cpp)
//
//   trivet.sb            a copy of SB
//   trivet.base.own      ldr.w rB,[r9,#-252]            field: module number
//   trivet.base x        ldr.w rB,[r9,#-4k]             field: module number
//   trivet.own B,x       movw t,#:lower16:x(sbrel); add B+t
//     or a single load   movw t,#:lower16:x(sbrel); ldr r,[B,t]
//   trivet.own.far B,x   movw, movt, add
//   trivet.direct B,x    addw a,B,#k                    field: offset of x
//     and a load from a  ldr r,[B,#k]                   field: offset of x
//   trivet.direct.far    movw t,#k; movt t,#k; add B+t  fields: offset of x
//
// Fields that only linker or loader can fill carry "trivet.fix" metadata, which the
// AsmPrinter turns into an entry of that section. Until then they hold a
// number that stands for their symbol, so that no pass takes two fields for one
// (CSE, tail merging, outlining) and none shortens the instruction, which
// would drop the metadata: the numbers are beyond every 16-bit encoding and
// 16 apart, so that load/store merging finds no neighbours either. The program
// may hold an honest instruction with the same number, so a field's instruction also
// has a mark, an operand more: it "uses" SPSR, which M profiles do not have.
// Passes compare operands, but not this metadata; and none folds an instruction
// with a physical register into a select, copying operands only.
//
// SB. Callers guarantee r9 = SB at a call, and r9 is callee-saved. So a function
// takes it at entry, hands it over at each call, and in between r9 is a
// register like any other: register allocation coalesces the copies where
// pressure is low, and spills or remaps SB where it is high. That beats a
// reserved r9 in functions which hardly call. With many calls it loses, since
// each one reloads a spilled SB: such a function has r9 reserved (figures:
// docs/decisions/0003). Calls of run-time helpers do not count: they need no SB.
// On Thumb-1, which allocates no high register, it always is.
//
// Opcodes and registers are found by name: LLVM does not install the headers
// that number them.
//
//===----------------------------------------------------------------------===//
#include "../../Passes/Passes.h"
#include "../Fixes.h"
#include "../Target.h"
#include "Machine.h"
#include "Thumb1.h"
#include "trivet/module.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineInstrBuilder.h"
#include "llvm/CodeGen/MachineRegisterInfo.h"
#include "llvm/CodeGen/Passes.h"
#include "llvm/CodeGen/TargetInstrInfo.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/CodeGen/TargetRegisterInfo.h"
#include "llvm/CodeGen/TargetSubtargetInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/GlobalValue.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace trivet;
using namespace trivet::arm;

namespace {

/// Placeholder numbers of one module, see above.
class Placeholders {
public:
  /// Stands for \p Symbol + \p Addend in a 12-bit field; nullopt: none left.
  std::optional<unsigned> offset12(const GlobalValue *Symbol, int64_t Addend) {
    auto [It, New] = Offsets.try_emplace({Symbol, Addend}, Offsets.size());
    unsigned Value = 129 + 16 * It->second;
    return Value < 4096 ? std::optional<unsigned>(Value) : std::nullopt;
  }
  /// Stands for \p Symbol in a 16-bit field; nullopt: none left.
  std::optional<unsigned> offset16(const GlobalValue *Symbol) {
    unsigned Value =
        0x1000 + Wide.try_emplace(Symbol, Wide.size()).first->second;
    return Value <= 0xffff ? std::optional<unsigned>(Value) : std::nullopt;
  }
  /// Stands for the module of \p Symbol as distance below SB, 4..248, then what is
  /// no multiple of 4, up to 255; nullopt: none left.
  std::optional<unsigned> distance(const GlobalValue *Symbol) {
    unsigned N = 1 + Numbers.try_emplace(Symbol, Numbers.size()).first->second;
    if (N <= 62)
      return 4 * N;
    N -= 63;
    unsigned Odd = N / 3 * 4 + N % 3 + 1;
    return Odd <= 255 ? std::optional<unsigned>(Odd) : std::nullopt;
  }
  static constexpr unsigned Own = 252;

private:
  DenseMap<std::pair<const GlobalValue *, int64_t>, unsigned> Offsets;
  DenseMap<const GlobalValue *, unsigned> Wide, Numbers;
};

class ARMLowering : public MachineFunctionPass {
public:
  static char ID;
  ARMLowering() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet Thumb-2 lowering"; }
  bool doInitialization(Module &M) override {
    Numbers = Placeholders();
    Helpers.clear();
    for (const Function &F : M)
      if (isHelper(F.getName()) || (F.getName().starts_with("__wrap_") && isHelper(F.getName().drop_front(7))))
        Helpers.insert(&F);
    for (const GlobalAlias &GA : M.aliases())
      if (auto *F = dyn_cast_or_null<Function>(GA.getAliaseeObject()); F && isHelper(GA.getName()))
        Helpers.insert(F);
    return false;
  }
  bool runOnMachineFunction(MachineFunction &MF) override;

private:
  void expand(MachineInstr &MI);
  void expandDirect(MachineInstr &MI, Register Dest, Register Base,
                    const GlobalValue *Symbol);
  void expandDirectFar(MachineInstr &MI, Register Dest, Register Base,
                       const GlobalValue *Symbol);
  void expandOwn(MachineInstr &MI, Register Dest, Register Base,
                 const GlobalValue *Symbol, bool Far);
  std::optional<unsigned> standFor(const GlobalValue *Symbol);
  void loadBase(MachineInstr &MI, Register Dest, unsigned Number,
                const GlobalValue *Symbol);
  void expandStackGuard(MachineInstr &MI);
  void handOver(MachineInstr &Call);
  Register staticBase();
  MachineInstrBuilder insert(MachineInstr &Before, StringRef Opcode, Register Dest) {
    return BuildMI(*Before.getParent(), Before, Before.getDebugLoc(),
                   TII->get(N->opcode(Opcode)), Dest);
  }
  void add(MachineInstr &Before, Register Dest, Register A, Register B) {
    insert(Before, "t2ADDrr", Dest)
        .addReg(A)
        .addReg(B)
        .addImm(AlwaysPredicate)
        .addReg(0)
        .addReg(0);
  }
  Register temporary() { return MRI->createVirtualRegister(Thumb1 ? N->Low : N->GPR); }
  void refuse(const GlobalValue *Symbol, const Twine &Why);

  MachineFunction *MF = nullptr;
  MachineRegisterInfo *MRI = nullptr;
  const TargetInstrInfo *TII = nullptr;
  const Names *N = nullptr;
  bool Thumb1 = false;
  Placeholders Numbers;
  SmallPtrSet<const Function *, 4> Helpers; ///< under whatever name
  Register SB;
};
char ARMLowering::ID = 0;

} // namespace

void ARMLowering::refuse(const GlobalValue *Symbol, const Twine &Why) {
  const Function &F = MF->getFunction();
  F.getContext().diagnose(DiagnosticInfoUnsupported(
      F, "trivet: '" + Symbol->getName() + "': " + Why));
}

/// SB in this function, made at first need.
Register ARMLowering::staticBase() {
  if (SB)
    return SB;
  if (MF->getSubtarget().getRegisterInfo()->getReservedRegs(*MF).test(N->R9))
    return SB = N->R9;
  MachineBasicBlock &Entry = MF->front();
  Entry.addLiveIn(N->R9);
  MRI->addLiveIn(N->R9); // so that saving r9 at entry does not end its life
  SB = temporary();
  BuildMI(Entry, Entry.begin(), DebugLoc(), TII->get(TargetOpcode::COPY), SB)
      .addReg(N->R9);
  return SB;
}

/// r9 = SB at \p Call.
void ARMLowering::handOver(MachineInstr &Call) {
  // Assembly that spoils r9 spoils it after it was given SB there.
  for (MachineOperand &MO : Call.operands())
    if (MO.isReg() && MO.isDef() && MO.getReg() == N->R9)
      MO.setIsEarlyClobber(false);
  if (staticBase() == N->R9)
    return;
  BuildMI(*Call.getParent(), Call, Call.getDebugLoc(),
          TII->get(TargetOpcode::COPY), N->R9)
      .addReg(staticBase());
  Call.addOperand(*MF, MachineOperand::CreateReg(N->R9, /*isDef=*/false,
                                                 /*isImp=*/true));
}

void ARMLowering::expandDirect(MachineInstr &MI, Register Dest, Register Base,
                               const GlobalValue *Symbol) {
  // Loads and stores through the address take the offset themselves.
  static const StringSet<> Foldable = {
      "t2LDRi12",  "t2LDRBi12",  "t2LDRHi12", "t2LDRSBi12",
      "t2LDRSHi12", "t2STRi12", "t2STRBi12", "t2STRHi12"};
  for (MachineInstr &Use :
       make_early_inc_range(MRI->use_nodbg_instructions(Dest))) {
    if (!Foldable.contains(TII->getName(Use.getOpcode())))
      continue;
    // Operands: value, base, immediate, predicate.
    MachineOperand &UseBase = Use.getOperand(1), &Immediate = Use.getOperand(2);
    if (!UseBase.isReg() || UseBase.getReg() != Dest || !Immediate.isImm() ||
        (Use.getOperand(0).isReg() && Use.getOperand(0).getReg() == Dest))
      continue;
    int64_t Addend = Immediate.getImm();
    std::optional<unsigned> Field = Numbers.offset12(Symbol, Addend);
    if (!Field)
      continue;
    UseBase.setReg(Base);
    UseBase.setIsKill(false);
    Immediate.setImm(*Field);
    attachFix(Use, *N, TRIVET_FIX_OFF12, Symbol, Addend);
  }
  MRI->clearKillFlags(Base);
  if (MRI->use_nodbg_empty(Dest)) {
    forgetInDebugInfo(*MRI, Dest);
    return;
  }
  if (std::optional<unsigned> Field = Numbers.offset12(Symbol, 0)) {
    auto Add = insert(MI, "t2ADDri12", Dest)
                   .addReg(Base)
                   .addImm(*Field)
                   .addImm(AlwaysPredicate)
                   .addReg(0);
    attachFix(*Add, *N, TRIVET_FIX_OFF12_ADD, Symbol);
    return;
  }
  // More symbols than the field has numbers for: the wide form always works.
  expandDirectFar(MI, Dest, Base, Symbol);
}

void ARMLowering::expandOwn(MachineInstr &MI, Register Dest, Register Base,
                            const GlobalValue *Symbol, bool Far) {
  Register Offset = temporary();
  unsigned Relative = N->SBRelative;
  auto InsertOffset = [&] {
    if (Far)
      insert(MI, "t2MOVi32imm", Offset)
          .addGlobalAddress(Symbol, 0, Relative);
    else
      insert(MI, "t2MOVi16", Offset)
          .addGlobalAddress(Symbol, 0, Relative | N->LowHalf)
          .addImm(AlwaysPredicate)
          .addReg(0);
  };
  // A single load or store adds base and offset itself.
  static const StringMap<const char *> Indexed = {
      {"t2LDRi12", "t2LDRs"},     {"t2LDRBi12", "t2LDRBs"},
      {"t2LDRHi12", "t2LDRHs"},   {"t2LDRSBi12", "t2LDRSBs"},
      {"t2LDRSHi12", "t2LDRSHs"}, {"t2STRi12", "t2STRs"},
      {"t2STRBi12", "t2STRBs"},   {"t2STRHi12", "t2STRHs"}};
  if (MRI->hasOneNonDBGUse(Dest)) {
    MachineInstr &Use = *MRI->use_instr_nodbg_begin(Dest);
    auto Form = Indexed.find(TII->getName(Use.getOpcode()));
    // Operands: value, base, immediate, predicate. No addend: LLVM's encoder
    // does not know symbol + number relative to SB.
    if (Form != Indexed.end() && Use.getOperand(1).isReg() &&
        Use.getOperand(1).getReg() == Dest && Use.getOperand(2).isImm() &&
        Use.getOperand(2).getImm() == 0) {
      InsertOffset();
      auto New = BuildMI(*Use.getParent(), Use, Use.getDebugLoc(),
                         TII->get(N->opcode(Form->second)))
                     .add(Use.getOperand(0))
                     .addReg(Base)
                     .addReg(Offset)
                     .addImm(0);
      for (unsigned I = 3; I < Use.getNumOperands(); ++I)
        New.add(Use.getOperand(I));
      New.cloneMemRefs(Use);
      Use.eraseFromParent();
      forgetInDebugInfo(*MRI, Dest);
      MRI->clearKillFlags(Base);
      return;
    }
  }
  InsertOffset();
  add(MI, Dest, Base, Offset);
}

void ARMLowering::expandDirectFar(MachineInstr &MI, Register Dest,
                                  Register Base, const GlobalValue *Symbol) {
  Register Low = temporary(), Offset = temporary();
  std::optional<unsigned> Number = Numbers.offset16(Symbol);
  if (!Number)
    refuse(Symbol, "more imported objects in one translation unit than a 16-bit "
                   "field can tell apart: split it, or link without LTO");
  unsigned Field = Number.value_or(0);
  auto Movw = insert(MI, "t2MOVi16", Low).addImm(Field);
  attachFix(*Movw.addImm(AlwaysPredicate).addReg(0), *N, TRIVET_FIX_OFF_LO16, Symbol);
  auto Movt = insert(MI, "t2MOVTi16", Offset).addReg(Low).addImm(Field);
  attachFix(*Movt.addImm(AlwaysPredicate).addReg(0), *N, TRIVET_FIX_OFF_HI16, Symbol);
  add(MI, Dest, Base, Offset);
}

/// The number in the load of the base of \p Symbol's module, if one is left.
std::optional<unsigned> ARMLowering::standFor(const GlobalValue *Symbol) {
  return Thumb1 ? Numbers.offset16(Symbol) : Numbers.distance(Symbol);
}

/// The base of \p Symbol's module, or of this one if null; \p Number stands for it.
void ARMLowering::loadBase(MachineInstr &MI, Register Dest, unsigned Number,
                           const GlobalValue *Symbol) {
  if (Thumb1)
    return loadThumb1Base(MI, *N, Dest, staticBase(), Number, Symbol);
  // Never changes, never faults: may be moved, merged and made again. The
  // modest alignment keeps it out of LDRD and LDM.
  MachineMemOperand *Memory = MF->getMachineMemOperand(
      MachinePointerInfo(),
      MachineMemOperand::MOLoad | MachineMemOperand::MOInvariant |
          MachineMemOperand::MODereferenceable,
      LLT::scalar(32), Align(2));
  auto Load = insert(MI, "t2LDRi8", Dest)
                  .addReg(staticBase())
                  .addImm(-int(Number))
                  .addImm(AlwaysPredicate)
                  .addReg(0)
                  .addMemOperand(Memory);
  attachFix(*Load, *N, Symbol ? TRIVET_FIX_BASE : TRIVET_FIX_BASE_OWN, Symbol);
}

/// -fstack-protector: LLVM reads the guard by a pseudo of its own, long after
/// accesses were lowered. libc keeps the guard, as data of each process.
void ARMLowering::expandStackGuard(MachineInstr &MI) {
  const auto *Guard = cast<GlobalValue>((*MI.memoperands_begin())->getValue());
  std::optional<unsigned> Number = standFor(Guard);
  if (!Number)
    refuse(Guard, "no base is left for the stack protector's guard in this "
                  "translation unit: split it");
  Register Base = temporary(), Address = temporary();
  loadBase(MI, Base, Number.value_or(1), Guard);
  if (Thumb1)
    addThumb1Offset(MI, *N, Address, Base, Guard, /*Own=*/false);
  else
    expandDirectFar(MI, Address, Base, Guard);
  auto Load = insert(MI, Thumb1 ? "tLDRi" : "t2LDRi12", MI.getOperand(0).getReg())
                  .addReg(Address)
                  .addImm(0)
                  .addImm(AlwaysPredicate)
                  .addReg(0);
  Load.cloneMemRefs(MI);
  MI.eraseFromParent();
}

void ARMLowering::expand(MachineInstr &MI) {
  auto [Name, Dest, Base, Symbol] = readPseudo(MI);
  const TargetRegisterClass *Class = Thumb1 ? N->Low : N->GPR;
  MRI->constrainRegClass(Dest, Class);
  if (Base)
    MRI->constrainRegClass(Base, Class);

  namespace pseudo = trivet::pseudo;
  if (Name == pseudo::StaticBase) {
    insert(MI, "COPY", Dest).addReg(staticBase());
  } else if (Name == pseudo::BaseOwn || Name == pseudo::Base) {
    bool Own = Name == pseudo::BaseOwn;
    std::optional<unsigned> Number = Own ? Placeholders::Own : standFor(Symbol);
    if (!Number) {
      refuse(Symbol, "more than 254 bases of direct data in one translation "
                     "unit: name the modules, direct(\"libx\"), so that their "
                     "data can share one");
      Number = 1;
    }
    loadBase(MI, Dest, *Number, Own ? nullptr : Symbol);
  } else if (Thumb1) {
    bool Own = Name == pseudo::Own || Name == pseudo::OwnFar;
    addThumb1Offset(MI, *N, Dest, Base, Symbol, Own);
  } else if (Name == pseudo::Own || Name == pseudo::OwnFar) {
    expandOwn(MI, Dest, Base, Symbol, Name == pseudo::OwnFar);
  } else if (Name == pseudo::Direct) {
    expandDirect(MI, Dest, Base, Symbol);
  } else if (Name == pseudo::DirectFar) {
    expandDirectFar(MI, Dest, Base, Symbol);
  } else {
    report_fatal_error("trivet: unknown pseudo '" + Name + "'");
  }
  MI.eraseFromParent();
}

/// A function has r9 reserved (see above) if it has so many call sites, and not so
/// many instructions between two of them.
static constexpr unsigned ManyCalls = 4, FarApart = 25;

/// Does \p I become a call that hands over SB?
static bool handsOver(const Instruction &I) {
  auto *Call = dyn_cast<CallBase>(&I);
  if (!Call || Call->isInlineAsm() || isa<IntrinsicInst>(Call))
    return false;
  if (const Function *Callee = Call->getCalledFunction(); Callee && isHelper(Callee->getName()))
    return false;
  auto *CI = dyn_cast<CallInst>(Call);
  bool Tail = CI && CI->isTailCall() &&
              isa_and_nonnull<ReturnInst>(CI->getNextNode());
  return !Tail;
}

/// By the name in the triple, the only thing to know it from in IR; where it says less, SB is a
/// value on Thumb-1 too.
static bool hasOnlyThumb1(const Function &F) {
  Triple::SubArchType Kind = F.getParent()->getTargetTriple().getSubArch();
  return Kind == Triple::ARMSubArch_v6m || Kind == Triple::ARMSubArch_v8m_baseline;
}

/// What Thumb-1 cannot do. LLVM would stop at a call that must be a jump, with no word of where it
/// is; a coroutine's, which nobody wrote, returns as any other.
static void refuseForThumb1(Function &F) {
  if (F.getFnAttribute("target-features").getValueAsString().contains("+execute-only"))
    F.getContext().diagnose(DiagnosticInfoUnsupported(
        F, "trivet: '" + F.getName() + "': -mexecute-only: Thumb-1 code of modules reads literals in its text: leave it out"));
  auto IsCoroutine = [&] {
    return F.getCallingConv() == CallingConv::Fast &&
           any_of(ArrayRef<StringRef>{".resume", ".destroy", ".cleanup"},
                  [&](StringRef End) { return F.getName().ends_with(End); });
  };
  for (BasicBlock &BB : F)
    for (Instruction &I : BB)
      if (auto *Call = dyn_cast<CallInst>(&I); Call && Call->isMustTailCall()) {
        if (!IsCoroutine())
          F.getContext().diagnose(DiagnosticInfoUnsupported(
            F, "trivet: '" + F.getName() + "': 'musttail' needs a jump to another function, which Thumb-1 code does not have: leave it out",
            Call->getDebugLoc()));
        Call->setTailCallKind(CallInst::TCK_None);
      }
}

static void reserveStaticBase(Function &F) {
  if (hasOnlyThumb1(F))
    refuseForThumb1(F);
  unsigned Calls = 0, Instructions = 0;
  for (const BasicBlock &BB : F)
    for (const Instruction &I : BB) {
      if (I.isDebugOrPseudoInst())
        continue;
      // Assembly that writes r9 needs it saved, which a reserved one is not.
      auto *Call = dyn_cast<CallBase>(&I);
      auto *Asm = Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
      if (Asm && StringRef(Asm->getConstraintString()).contains("{r9}"))
        return;
      Calls += handsOver(I);
      ++Instructions;
    }
  bool Always = hasOnlyThumb1(F);
  if (!Always && (Calls < ManyCalls || Instructions > Calls * FarApart))
    return;
  StringRef Features = F.getFnAttribute("target-features").getValueAsString();
  F.addFnAttr("target-features",
              (Features + (Features.empty() ? "" : ",") + "+reserve-r9").str());
}

/// Does assembly \p Text name r9 in an operand, or load it with others? ("sb" is a
/// mnemonic as well.) Saving and restoring it with others, by push and pop, is no business of ours.
static bool namesR9(StringRef Text) {
  while (!Text.empty()) {
    StringRef Statement;
    std::tie(Statement, Text) = Text.split('\n');
    SmallVector<StringRef, 4> Parts;
    Statement.split('@').first.split("//").first.split(Parts, ';');
    for (StringRef Rest : Parts) {
      auto TakeWord = [&] {
        Rest = Rest.drop_while([](char C) { return !isAlnum(C) && C != '_' && C != '.' && C != '$' && C != '-'; });
        StringRef Word = Rest.take_while([](char C) { return isAlnum(C) || C == '_' || C == '.' || C == '$'; });
        if (Word.empty())
          Word = Rest.take_front(); // "-"
        Rest = Rest.drop_front(Word.size());
        return Word;
      };
      StringRef Mnemonic = TakeWord();
      while (Rest.consume_front(":")) // a label
        Mnemonic = TakeWord();
      bool Loads = Mnemonic.starts_with_insensitive("ldm"), InRange = false;
      unsigned Before = 0, Number; // of the register before this word
      for (StringRef Word = TakeWord(); !Word.empty(); Word = TakeWord()) {
        if (Word.equals_insensitive("r9") || Word.equals_insensitive("sb") || Word.equals_insensitive("v6"))
          return true;
        if (Word != "-") {
          if (!Word.consume_front_insensitive("r") || Word.getAsInteger(10, Number))
            Number = 0;
          if (Loads && InRange && Before < 9 && Number > 9)
            return true;
          Before = Number;
        }
        InRange = Word == "-";
      }
    }
  }
  return false;
}

static bool spoilsStaticBase(const CallBase &Call) {
  auto &Asm = cast<InlineAsm>(*Call.getCalledOperand());
  return !StringRef(Asm.getConstraintString()).contains("{r9}") && namesR9(Asm.getAsmString());
}

bool ARMLowering::runOnMachineFunction(MachineFunction &Function) {
  MF = &Function;
  MRI = &MF->getRegInfo();
  TII = MF->getSubtarget().getInstrInfo();
  if (!N)
    N = &Names::get(*MF);
  SB = Register();
  Thumb1 = isThumb1(*MF);
  bool Naked = MF->getFunction().hasFnAttribute(Attribute::Naked);

  SmallVector<MachineInstr *, 16> Pseudos, Guards, Calls;
  bool Calling = false;
  for (MachineBasicBlock &MBB : *MF)
    for (MachineInstr &MI : MBB) {
      if (isPseudo(MI)) {
        Pseudos.push_back(&MI);
      } else if (MI.isInlineAsm()) {
        if (!Naked && mayCall(MI, *N))
          Calls.push_back(&MI);
      } else if (MI.getOpcode() == TargetOpcode::LOAD_STACK_GUARD) {
        Guards.push_back(&MI);
      } else if (MI.isCall() && !callsHelper(MI)) {
        if (!MI.isReturn())
          Calls.push_back(&MI); // after a tail call's epilogue r9 is SB again
        Calling = true;
      }
    }
  const llvm::Function &IR = MF->getFunction();
  if (Helpers.contains(&IR) && (Calling || !Pseudos.empty() || !Guards.empty()))
    refuse(&IR, "a run-time helper, which is called without the static base in r9, can use no data and "
                "call no other function: give it another name, or leave that out (a stack protector too)");
  if (Pseudos.empty() && Guards.empty() && Calls.empty())
    return false;
  if (!Thumb1 && !isThumb2(*MF))
    refuse(&IR, "modules are Thumb code of the M profile or Thumb-2 code, and this function's processor or "
                "instruction set has none: use a Cortex-M");
  if (IR.hasFnAttribute("interrupt"))
    refuse(&IR, HandlerNeedsProcess);
  for (MachineInstr *MI : Pseudos)
    expand(*MI);
  for (MachineInstr *MI : Guards)
    expandStackGuard(*MI);
  for (MachineInstr *MI : Calls)
    handOver(*MI);
  return true;
}

namespace {

/// The last word: a field whose side-table entry was lost on the way would keep its
/// placeholder, an access to anywhere.
class ARMFieldCheck : public MachineFunctionPass {
public:
  static char ID;
  ARMFieldCheck() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet check of fields"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesAll();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &MF) override {
    MCRegister Mark = Names::get(MF).Mark;
    for (const MachineBasicBlock &MBB : MF)
      for (const MachineInstr &MI : MBB.instrs())
        findMark(MI, Mark);
    return false;
  }
};
char ARMFieldCheck::ID = 0;

} // namespace

namespace trivet {

void addARMCheck(TargetPassConfig &Config); // Check.cpp

static constexpr const char *BeforeAddress[] = {":lower16:", ":upper16:", "="};

const Target ARMTarget = {
    "ARM",
    [](const Triple &T) {
      return T.isOSBinFormatELF() && (T.isThumb() || T.isARM());
    },
    "r9",
    [](StringRef Register) { return Register == "r9" || Register == "sb"; },
    spoilsStaticBase,
    BeforeAddress,
    /*Reach=*/4096,
    /*WeakInSlots=*/false,
    reserveStaticBase,
    [](TargetPassConfig &Config) {
      Config.insertPass(&FinalizeISelID, new ARMLowering());
      Config.insertPass(&FuncletLayoutID, createSeparateFixes());
      Config.insertPass(&FuncletLayoutID, new ARMFieldCheck());
      addKeepOutlinedFixes(Config);
      // Behind these two comes the AsmPrinter.
      insertBehind(Config, "arm-low-overhead-loops", createThumb1Bases());
      addARMCheck(Config);
    },
};

} // namespace trivet
