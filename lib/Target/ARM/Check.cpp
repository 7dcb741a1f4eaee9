//===- Check.cpp - proof of what a module's code promises -----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything between Lowering.cpp and here is LLVM's: a hundred passes that know
// nothing of modules. This is the last of all passes, after outlining and constant
// islands, and it trusts none of them:
//
//   1. r9 holds SB at every call but those of run-time helpers, every tail call, every
//      piece of assembly that may call, and every return;
//   2. the field of a base is relative to a register that holds SB, the field of
//      an offset to one that holds a base of the same provider; on Thumb-1, where
//      offsets are loaded, one is added to nothing but such a base;
//   3. no instruction and no literal names data that differs between processes, except own
//      data by an offset from its base.
//
// For 1 and 2 it follows SB through copies, spill slots and saved registers: forward
// dataflow over what each register and each word of the frame is known to hold. A frame's
// words are told apart by their distance from the stack pointer at entry (or, where
// that changes by an amount nobody knows, from its value behind that instruction), so
// additions of known numbers are followed too. A predicated instruction happens or does
// not: under one condition, two states are kept. What the outliner has
// taken out is followed at each place that calls it, with the state there.
//
// Assumed: a spill slot is written by no store whose address is unknown; a call
// preserves what its register mask says, the stack pointer, and the frame.
//
//===----------------------------------------------------------------------===//
#include "../../Passes/Passes.h"
#include "../../Passes/SymbolClass.h"
#include "../Fixes.h"
#include "../Target.h"
#include "Machine.h"
#include "trivet/module.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/CodeGen/MachineConstantPool.h"
#include "llvm/CodeGen/MachineFunctionPass.h"
#include "llvm/CodeGen/MachineModuleInfo.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace llvm;
using namespace trivet;
using namespace trivet::arm;

namespace {

/// What a register or a word of the frame is known to hold.
struct Value {
  /// Entry: the address of a base in the module table; Offset: of an object.
  enum Kind : uint8_t { Unknown, StaticBase, Base, Stack, Number, Entry, Offset } Is = Unknown;
  /// Entry, Base, Offset: whose, null for own; Stack: counted from behind which instruction,
  /// null for the function's entry.
  const void *Of = nullptr;
  int64_t Distance = 0; ///< from Stack, StaticBase and Base; the Number

  bool isExactly(Kind K) const { return Is == K && !Distance; }
  /// Is it followed through additions?
  bool isAddress() const { return Is == Stack || Is == StaticBase || Is == Base; }

  bool operator==(const Value &V) const {
    return Is == V.Is && Of == V.Of && Distance == V.Distance;
  }
  bool operator!=(const Value &V) const { return !(*this == V); }
};

constexpr unsigned R9 = 9, SP = 13, NumRegisters = 16;

struct State {
  Value Registers[NumRegisters];
  std::map<std::pair<const void *, int64_t>, Value> Frame;

  bool operator==(const State &S) const {
    return std::equal(Registers, Registers + NumRegisters, S.Registers) && Frame == S.Frame;
  }
  /// Keeps what both know.
  void meet(const State &S) {
    for (unsigned R = 0; R != NumRegisters; ++R)
      if (Registers[R] != S.Registers[R])
        Registers[R] = Value();
    for (auto It = Frame.begin(); It != Frame.end();) {
      auto Other = S.Frame.find(It->first);
      It = Other == S.Frame.end() || Other->second != It->second ? Frame.erase(It) : std::next(It);
    }
  }
  Value load(Value Address, int64_t Offset) const {
    if (Address.Is != Value::Stack)
      return Value();
    auto It = Frame.find({Address.Of, Address.Distance + Offset});
    return It == Frame.end() ? Value() : It->second;
  }
  void store(Value Address, int64_t Offset, Value What) {
    if (Address.Is != Value::Stack)
      return;
    std::pair<const void *, int64_t> Word = {Address.Of, Address.Distance + Offset};
    if (What.Is == Value::StaticBase || What.Is == Value::Base || What.Is == Value::Offset)
      Frame[Word] = What;
    else
      Frame.erase(Word);
  }
};

/// How an instruction that the analysis follows computes.
struct Form {
  enum Kind : uint8_t { Move, Add, AddRegister, MoveImmediate, MoveTop, Literal, Load, Store, LoadRegister, StoreRegister,
                        LoadMultiple, StoreMultiple } Is;
  int8_t Sign = 1;
  uint8_t Scale = 1;    ///< of the immediate
  uint8_t Words = 1;    ///< Load, Store: registers; *Multiple: words each
  enum : uint8_t { None, Pre, Post } Writeback = None;
};

const StringMap<Form> &forms() {
  using F = Form;
  static const StringMap<Form> Forms = {
      {"tMOVr", {F::Move}},
      {"t2MOVr", {F::Move}},
      {"COPY", {F::Move}},
      {"tADDrSPi", {F::Add, 1, 4}},
      {"tADDspi", {F::Add, 1, 4}},
      {"tSUBspi", {F::Add, -1, 4}},
      {"tADDi3", {F::Add, 1}},
      {"tADDi8", {F::Add, 1}},
      {"tSUBi3", {F::Add, -1}},
      {"tSUBi8", {F::Add, -1}},
      {"t2ADDri", {F::Add, 1}},
      {"t2ADDri12", {F::Add, 1}},
      {"t2SUBri", {F::Add, -1}},
      {"t2SUBri12", {F::Add, -1}},
      {"t2ADDspImm", {F::Add, 1}},
      {"t2ADDspImm12", {F::Add, 1}},
      {"t2SUBspImm", {F::Add, -1}},
      {"t2SUBspImm12", {F::Add, -1}},
      {"tADDrr", {F::AddRegister, 1}},
      {"tADDhirr", {F::AddRegister, 1}},
      {"tADDrSP", {F::AddRegister, 1}},
      {"tADDspr", {F::AddRegister, 1}},
      {"t2ADDrr", {F::AddRegister, 1}},
      {"tSUBrr", {F::AddRegister, -1}},
      {"t2SUBrr", {F::AddRegister, -1}},
      {"tMOVi8", {F::MoveImmediate}},
      {"t2MOVi", {F::MoveImmediate}},
      {"t2MOVi16", {F::MoveImmediate}},
      {"t2MOVTi16", {F::MoveTop}},
      {"tLDRpci", {F::Literal}},
      {"tLDRr", {F::LoadRegister}},
      {"tSTRr", {F::StoreRegister}},
      {"t2LDRi12", {F::Load}},
      {"t2LDRi8", {F::Load}},
      {"tLDRi", {F::Load, 1, 4}},
      {"tLDRspi", {F::Load, 1, 4}},
      {"t2LDRDi8", {F::Load, 1, 1, 2}},
      {"t2LDR_PRE", {F::Load, 1, 1, 1, F::Pre}},
      {"t2LDR_POST", {F::Load, 1, 1, 1, F::Post}},
      {"t2LDRD_PRE", {F::Load, 1, 1, 2, F::Pre}},
      {"t2LDRD_POST", {F::Load, 1, 1, 2, F::Post}},
      {"t2STRi12", {F::Store}},
      {"t2STRi8", {F::Store}},
      {"tSTRi", {F::Store, 1, 4}},
      {"tSTRspi", {F::Store, 1, 4}},
      {"t2STRDi8", {F::Store, 1, 1, 2}},
      {"t2STR_PRE", {F::Store, 1, 1, 1, F::Pre}},
      {"t2STR_POST", {F::Store, 1, 1, 1, F::Post}},
      {"t2STRD_PRE", {F::Store, 1, 1, 2, F::Pre}},
      {"t2STRD_POST", {F::Store, 1, 1, 2, F::Post}},
      {"tPUSH", {F::StoreMultiple, -1, 4, 1, F::Pre}},
      {"tPOP", {F::LoadMultiple, 1, 4, 1, F::Post}},
      {"tPOP_RET", {F::LoadMultiple, 1, 4, 1, F::Post}},
      {"t2STMDB_UPD", {F::StoreMultiple, -1, 4, 1, F::Pre}},
      {"t2STMDB", {F::StoreMultiple, -1, 4, 1}},
      {"t2STMIA_UPD", {F::StoreMultiple, 1, 4, 1, F::Post}},
      {"tSTMIA_UPD", {F::StoreMultiple, 1, 4, 1, F::Post}},
      {"t2STMIA", {F::StoreMultiple, 1, 4, 1}},
      {"t2LDMIA_UPD", {F::LoadMultiple, 1, 4, 1, F::Post}},
      {"t2LDMIA_RET", {F::LoadMultiple, 1, 4, 1, F::Post}},
      {"tLDMIA_UPD", {F::LoadMultiple, 1, 4, 1, F::Post}},
      {"t2LDMIA", {F::LoadMultiple, 1, 4, 1}},
      {"tLDMIA", {F::LoadMultiple, 1, 4, 1}},
      {"t2LDMDB_UPD", {F::LoadMultiple, -1, 4, 1, F::Pre}},
      {"t2LDMDB", {F::LoadMultiple, -1, 4, 1}},
      {"VSTMDDB_UPD", {F::StoreMultiple, -1, 8, 2, F::Pre}},
      {"VLDMDIA_UPD", {F::LoadMultiple, 1, 8, 2, F::Post}},
      {"VSTMSDB_UPD", {F::StoreMultiple, -1, 4, 1, F::Pre}},
      {"VLDMSIA_UPD", {F::LoadMultiple, 1, 4, 1, F::Post}},
  };
  return Forms;
}

/// Data of one known provider share a base; all else has one of its own.
bool shareBase(const GlobalValue *A, const GlobalValue *B) {
  if (A == B)
    return true;
  if (!A || !B)
    return false;
  std::string Provider = classify(*A).Provider;
  return !Provider.empty() && Provider == classify(*B).Provider;
}

class ARMCheck : public MachineFunctionPass {
public:
  static char ID;
  ARMCheck() : MachineFunctionPass(ID) {}
  StringRef getPassName() const override { return "Trivet check of promises"; }
  void getAnalysisUsage(AnalysisUsage &AU) const override {
    AU.setPreservesAll();
    AU.addRequired<MachineModuleInfoWrapperPass>();
    MachineFunctionPass::getAnalysisUsage(AU);
  }
  bool runOnMachineFunction(MachineFunction &Function) override;

private:
  void prepare();
  // Names of data.
  void checkOperands();
  BitVector offsetLiterals();
  /// Which constant a load names.
  unsigned literal(const MachineOperand &MO) const {
    auto Island = Islands.find(MO.getIndex());
    return Island == Islands.end() ? MO.getIndex() : Island->second;
  }
  void checkName(const GlobalValue &GV, bool FromBase, const MachineInstr *MI);
  // Dataflow.
  bool needsDataflow() const;
  void followBlock(const MachineBasicBlock &MBB, State &S, bool Report);
  /// \p Last: what returns in \p MI returns to the function's caller.
  void follow(const MachineInstr &MI, State &S, bool Report, bool Last = true);
  void followCall(const MachineInstr &MI, State &S, bool Report, bool Last);
  void assign(State &S, unsigned R, Value V, const MachineInstr &MI);
  void compute(const MachineInstr &MI, const Form &F, State &S);
  void checkField(const MachineInstr &MI, const State &S);
  void checkOffsets(const MachineInstr &MI, const State &S);
  void require(const State &S, const MachineInstr &MI, StringRef What);
  void fail(const MachineInstr *MI, const Twine &What);

  const MachineFunction *calleeTakenOut(const MachineInstr &MI) const;
  unsigned number(Register R) const {
    return R.isPhysical() ? Index[R.id()] : NumRegisters;
  }
  /// Registers that an instruction reads, without predicate and flags.
  SmallVector<unsigned, 4> uses(const MachineInstr &MI) const;
  std::optional<int64_t> immediate(const MachineInstr &MI) const;

  const MachineFunction *MF = nullptr;
  const MachineModuleInfo *MMI = nullptr;
  const TargetInstrInfo *TII = nullptr;
  const TargetRegisterInfo *TRI = nullptr;
  const Names *N = nullptr;
  std::vector<const Form *> FormOf;  ///< by opcode
  unsigned ConstantPoolEntry = 0;
  DenseMap<unsigned, unsigned> Islands; ///< what a load names -> which constant is there
  DenseSet<unsigned> Adds;           ///< opcodes that add two registers, for an address or a value
  std::vector<unsigned char> Index;  ///< by register: its number, NumRegisters if none
  DenseSet<const MachineInstr *> Failed;
};
char ARMCheck::ID = 0;
RegisterPass<ARMCheck> Register("trivet-check", "Trivet: proof of what a module's code promises");

} // namespace

void ARMCheck::prepare() {
  TII = MF->getSubtarget().getInstrInfo();
  TRI = MF->getSubtarget().getRegisterInfo();
  if (N) // all processors share the tables
    return;
  N = &Names::get(*MF);
  FormOf.assign(TII->getNumOpcodes(), nullptr);
  for (const auto &Entry : forms())
    FormOf[N->opcode(Entry.getKey())] = &Entry.getValue();
  ConstantPoolEntry = N->opcode("CONSTPOOL_ENTRY");
  for (const char *Name : {"tADDrr", "tADDhirr", "tLDRr", "tLDRBr", "tLDRHr", "tLDRSB", "tLDRSH", "tSTRr", "tSTRBr", "tSTRHr"})
    Adds.insert(N->opcode(Name));
  Index.assign(TRI->getNumRegs(), NumRegisters);
  for (unsigned R = 1, E = TRI->getNumRegs(); R != E; ++R) {
    StringRef Name = TRI->getName(R);
    unsigned Number;
    if (Name == "SP" || Name == "LR" || Name == "PC")
      Index[R] = Name == "SP" ? 13 : Name == "LR" ? 14 : 15;
    else if (Name.consume_front("R") && !Name.getAsInteger(10, Number) && Number < 13)
      Index[R] = Number;
  }
}

void ARMCheck::fail(const MachineInstr *MI, const Twine &What) {
  std::string Text;
  raw_string_ostream OS(Text);
  OS << "trivet: in '" << MF->getName() << "' " << What;
  if (MI) {
    OS << ", at '";
    MI->print(OS, /*IsStandalone=*/true, /*SkipOpers=*/false, /*SkipDebugLoc=*/true,
              /*AddNewLine=*/false, TII);
    OS << "'";
  }
  OS << ": code generation broke a promise of modules; please report this with the source";
  const Function &F = MF->getFunction();
  F.getContext().diagnose(
      DiagnosticInfoUnsupported(F, Text, MI ? DiagnosticLocation(MI->getDebugLoc()) : DiagnosticLocation()));
}

//===-- names of data -------------------------------------------------------===//

void ARMCheck::checkName(const GlobalValue &GV, bool FromBase, const MachineInstr *MI) {
  if (!hasProcessAddress(GV) || (FromBase && classify(GV).Class == SymbolClass::Own))
    return;
  fail(MI, "code holds the address of '" + GV.getName() + "', which has another one in each process");
}

static void collectSymbols(const Constant *C, SmallPtrSetImpl<const GlobalValue *> &Found) {
  if (auto *GV = dyn_cast<GlobalValue>(C))
    Found.insert(GV);
  else
    for (const Use &Op : C->operands())
      if (auto *Inner = dyn_cast<Constant>(Op))
        collectSymbols(Inner, Found);
}

/// Which constants are addresses in the object, but offsets in the module: all that load one say
/// so (Thumb-1). What nothing loads is nowhere.
BitVector ARMCheck::offsetLiterals() {
  const std::vector<MachineConstantPoolEntry> &Constants = MF->getConstantPool()->getConstants();
  Islands.clear();
  for (const MachineBasicBlock &MBB : *MF)
    for (const MachineInstr &MI : MBB)
      if (MI.getOpcode() == ConstantPoolEntry)
        Islands[MI.getOperand(0).getImm()] = MI.getOperand(1).getIndex();
  BitVector Offsets(Constants.size(), isThumb1(*MF)), Others(Constants.size());
  for (const MachineBasicBlock &MBB : *MF)
    for (const MachineInstr &MI : MBB)
      for (const MachineOperand &MO : MI.operands()) {
        if (!MO.isCPI() || MI.getOpcode() == ConstantPoolEntry)
          continue;
        unsigned Index = literal(MO);
        std::optional<Fix> F = readFix(MI);
        SmallPtrSet<const GlobalValue *, 4> Symbols;
        if (!Constants[Index].isMachineConstantPoolEntry())
          collectSymbols(Constants[Index].Val.ConstVal, Symbols);
        bool IsOffset = F && Symbols.size() == 1 && *Symbols.begin() == F->Symbol &&
                        (F->Kind == TRIVET_FIX_OFF_WORD ||
                         (F->Kind == TRIVET_FIX_OWN_WORD && classify(*F->Symbol).Class == SymbolClass::Own));
        if (!IsOffset)
          Others.set(Index);
      }
  return Offsets.reset(Others);
}

void ARMCheck::checkOperands() {
  unsigned FromBase = N->flag("arm-sbrel");
  const Module &M = *MF->getFunction().getParent();
  for (const MachineBasicBlock &MBB : *MF)
    for (const MachineInstr &MI : MBB.instrs()) {
      if (MI.isDebugInstr())
        continue;
      for (const MachineOperand &MO : MI.operands())
        if (MO.isGlobal())
          checkName(*MO.getGlobal(), MO.getTargetFlags() & FromBase, &MI);
        else if (MO.isSymbol())
          if (const GlobalValue *GV = M.getNamedValue(MO.getSymbolName()))
            checkName(*GV, MO.getTargetFlags() & FromBase, &MI);
    }
  BitVector Offsets = offsetLiterals();
  for (const auto &[Index, Entry] : enumerate(MF->getConstantPool()->getConstants())) {
    if (Offsets[Index])
      continue;
    SmallPtrSet<const GlobalValue *, 4> Symbols;
    bool Relative = false;
    if (Entry.isMachineConstantPoolEntry()) {
      // Arm's own kind of literal prints as its symbol, then "(SBREL)" or the like.
      std::string Text;
      raw_string_ostream OS(Text);
      Entry.Val.MachineCPVal->print(OS);
      StringRef Name = StringRef(Text).take_until([](char C) { return C == '('; });
      Relative = StringRef(Text).contains_insensitive("(sbrel)");
      if (const GlobalValue *GV = M.getNamedValue(Name))
        Symbols.insert(GV);
    } else {
      collectSymbols(Entry.Val.ConstVal, Symbols);
    }
    for (const GlobalValue *GV : Symbols)
      checkName(*GV, Relative, nullptr);
  }
}

//===-- where SB is -----------------------------------------------------------===//

SmallVector<unsigned, 4> ARMCheck::uses(const MachineInstr &MI) const {
  SmallVector<unsigned, 4> Result;
  for (const MachineOperand &MO : MI.explicit_operands())
    if (MO.isReg() && MO.isUse() && number(MO.getReg()) != NumRegisters)
      Result.push_back(number(MO.getReg()));
  return Result;
}

/// The first immediate; what comes behind it is the predicate.
std::optional<int64_t> ARMCheck::immediate(const MachineInstr &MI) const {
  for (const MachineOperand &MO : MI.explicit_operands()) {
    if (MO.isImm())
      return MO.getImm();
    if (!MO.isReg())
      break;
  }
  return std::nullopt;
}

/// \p V into register \p R. The stack pointer always points somewhere.
void ARMCheck::assign(State &S, unsigned R, Value V, const MachineInstr &MI) {
  if (R == SP && V.Is != Value::Stack)
    V = {Value::Stack, &MI, 0};
  S.Registers[R] = V;
}

void ARMCheck::compute(const MachineInstr &MI, const Form &F, State &S) {
  auto Reg = [&](unsigned Operand) { return number(MI.getOperand(Operand).getReg()); };
  auto Set = [&](unsigned R, Value V) {
    if (R != NumRegisters)
      assign(S, R, V, MI);
  };
  auto Get = [&](unsigned R) { return R == NumRegisters ? Value() : S.Registers[R]; };
  // Of a field that the linker fills, the number is not the number.
  bool HasField = MI.getPCSections();

  switch (F.Is) {
  case Form::Move:
    return Set(Reg(0), Get(Reg(1)));
  case Form::MoveImmediate: {
    std::optional<int64_t> Number = immediate(MI);
    return Set(Reg(0), Number && !HasField ? Value{Value::Number, nullptr, *Number} : Value());
  }
  case Form::MoveTop: {
    std::optional<int64_t> Number = immediate(MI);
    Value Low = Get(Reg(1));
    bool Known = Number && !HasField && Low.Is == Value::Number;
    return Set(Reg(0), Known ? Value{Value::Number, nullptr, (Low.Distance & 0xffff) | *Number << 16} : Value());
  }
  case Form::Literal: {
    // Thumb-1's distances in large frames.
    const MachineOperand &From = MI.getOperand(1);
    if (!From.isCPI() || HasField)
      return Set(Reg(0), Value());
    const MachineConstantPoolEntry &Entry = MF->getConstantPool()->getConstants()[literal(From)];
    auto *Number = Entry.isMachineConstantPoolEntry() ? nullptr : dyn_cast<ConstantInt>(Entry.Val.ConstVal);
    return Set(Reg(0), Number && Number->getBitWidth() <= 32 ? Value{Value::Number, nullptr, Number->getSExtValue()} : Value());
  }
  case Form::LoadRegister:
  case Form::StoreRegister: {
    Value Address = Get(Reg(1)), Distance = Get(Reg(2));
    if (Address.Is == Value::Number)
      std::swap(Address, Distance);
    if (Distance.Is != Value::Number)
      Address = Value();
    if (F.Is == Form::LoadRegister)
      Set(Reg(0), S.load(Address, int32_t(Distance.Distance)));
    else
      S.store(Address, int32_t(Distance.Distance), Get(Reg(0)));
    return;
  }
  case Form::Add: {
    SmallVector<unsigned, 4> Used = uses(MI);
    std::optional<int64_t> Number = immediate(MI);
    Value From = Used.empty() ? Value() : Get(Used[0]);
    if (!Number || HasField || !From.isAddress())
      return Set(Reg(0), Value());
    From.Distance += F.Sign * F.Scale * *Number;
    return Set(Reg(0), From);
  }
  case Form::AddRegister: {
    SmallVector<unsigned, 4> Used = uses(MI);
    if (Used.size() < 2)
      return Set(Reg(0), Value());
    Value A = Get(Used[0]), B = Get(Used[1]);
    if (F.Sign > 0 && A.Is == Value::Number)
      std::swap(A, B);
    if (A.Is != Value::Stack || B.Is != Value::Number)
      return Set(Reg(0), Value());
    A.Distance += F.Sign * int32_t(B.Distance);
    return Set(Reg(0), A);
  }
  case Form::Load:
  case Form::Store: {
    // Registers, base, immediate; the new base first or, in loads, behind them.
    bool IsLoad = F.Is == Form::Load;
    unsigned First = F.Writeback && !IsLoad ? 1 : 0;
    unsigned BaseAt = F.Words + (F.Writeback ? 1 : 0);
    std::optional<int64_t> Number = immediate(MI);
    Value Address = MI.getOperand(BaseAt).isReg() ? Get(Reg(BaseAt)) : Value();
    if (!Number || HasField || !MI.getOperand(BaseAt + 1).isImm())
      Address = Value();
    int64_t Distance = Number.value_or(0) * F.Scale;
    Value Accessed = Address;
    if (F.Writeback != Form::Post)
      Accessed.Distance += Distance;
    Address.Distance += Distance;
    Value Loaded[2];
    if (IsLoad && Address.Is == Value::Entry && !Distance)
      return Set(Reg(0), {Value::Base, Address.Of});
    for (unsigned I = 0; I != F.Words; ++I)
      if (IsLoad)
        Loaded[I] = S.load(Accessed, 4 * I);
      else
        S.store(Accessed, 4 * I, Get(Reg(First + I)));
    for (unsigned I = 0; IsLoad && I != F.Words; ++I)
      Set(Reg(First + I), Loaded[I]);
    if (F.Writeback)
      Set(Reg(IsLoad ? F.Words : 0), Address.Is == Value::Stack ? Address : Value());
    return;
  }
  case Form::LoadMultiple:
  case Form::StoreMultiple: {
    // [new base,] base, predicate and its register, list; push and pop: no base.
    unsigned At = 0;
    while (!MI.getOperand(At).isImm())
      ++At;
    unsigned BaseRegister = At == 0 ? unsigned(SP) : Reg(At - 1);
    SmallVector<unsigned, 16> List;
    for (const MachineOperand &MO : drop_begin(MI.explicit_operands(), At + 2))
      if (MO.isReg() && MO.getReg())
        List.push_back(number(MO.getReg()));
    llvm::sort(List); // the lowest register at the lowest address
    Value Base = Get(BaseRegister);
    int64_t Total = int64_t(F.Scale) * List.size();
    Value Low = Base;
    if (F.Sign < 0)
      Low.Distance -= Total;
    Value New = Base;
    New.Distance += F.Sign * Total;
    if (F.Is == Form::StoreMultiple)
      for (unsigned I = 0; I != List.size(); ++I)
        for (unsigned W = 0; W != F.Words; ++W)
          S.store(Low, F.Scale * I + 4 * W, F.Words == 1 ? Get(List[I]) : Value());
    SmallVector<Value, 16> Loaded;
    for (unsigned I = 0; F.Is == Form::LoadMultiple && I != List.size(); ++I)
      Loaded.push_back(S.load(Low, F.Scale * I));
    for (unsigned I = 0; I != Loaded.size(); ++I)
      Set(List[I], Loaded[I]);
    if (F.Writeback)
      Set(BaseRegister, Base.isAddress() ? New : Value());
    return;
  }
  }
}

void ARMCheck::require(const State &S, const MachineInstr &MI, StringRef What) {
  if (!S.Registers[R9].isExactly(Value::StaticBase) && Failed.insert(&MI).second)
    fail(&MI, "r9 may not hold the static base at " + What);
}

void ARMCheck::checkField(const MachineInstr &MI, const State &S) {
  std::optional<Fix> F = readFix(MI);
  if (!F)
    return;
  auto Holds = [&](Value::Kind Kind, const GlobalValue *Of) {
    for (unsigned R : uses(MI)) {
      const Value &V = S.Registers[R];
      if (V.isExactly(Kind) && (Kind == Value::StaticBase ||
                           shareBase(Of, static_cast<const GlobalValue *>(V.Of))))
        return true;
    }
    return false;
  };
  bool Right = true;
  switch (F->Kind) {
  case TRIVET_FIX_BASE:
  case TRIVET_FIX_BASE_OWN:
    Right = Holds(Value::StaticBase, nullptr);
    break;
  case TRIVET_FIX_OFF12:
  case TRIVET_FIX_OFF12_ADD:
    Right = Holds(Value::Base, F->Symbol);
    break;
  }
  if (!Right && Failed.insert(&MI).second)
    fail(&MI, F->Kind == TRIVET_FIX_BASE || F->Kind == TRIVET_FIX_BASE_OWN
                  ? "a base is loaded relative to what may not be the static base"
                  : "an offset is taken from what may not be its provider's base");
}

/// An offset in a register is good for one thing, to be added to its base.
void ARMCheck::checkOffsets(const MachineInstr &MI, const State &S) {
  SmallVector<unsigned, 4> Used = uses(MI);
  for (unsigned R : Used) {
    const Value &O = S.Registers[R];
    if (O.Is != Value::Offset || Adds.count(MI.getOpcode()) == 0)
      continue;
    if (none_of(Used, [&](unsigned Other) {
          const Value &B = S.Registers[Other];
          return B.isExactly(Value::Base) ? shareBase(static_cast<const GlobalValue *>(O.Of), static_cast<const GlobalValue *>(B.Of))
                                     : B.isExactly(Value::StaticBase) && !O.Of && !isLibrary(*MF->getFunction().getParent());
        }) &&
        Failed.insert(&MI).second)
      fail(&MI, "an offset is added to what may not be its provider's base");
  }
}

/// The outliner's function that \p MI calls, if it does.
const MachineFunction *ARMCheck::calleeTakenOut(const MachineInstr &MI) const {
  for (const MachineOperand &MO : MI.explicit_operands())
    if (MO.isGlobal())
      if (auto *Callee = dyn_cast<Function>(MO.getGlobal()))
        if (const MachineFunction *Taken = MMI->getMachineFunction(*Callee))
          return Taken->isOutlined() ? Taken : nullptr;
  return nullptr;
}

void ARMCheck::followCall(const MachineInstr &MI, State &S, bool Report, bool Last) {
  Last &= MI.isReturn(MachineInstr::IgnoreBundle);
  if (const MachineFunction *Taken = calleeTakenOut(MI)) {
    // One block, which ends in a return or in somebody else's call. Its return is
    // that of the caller only if nothing comes back.
    for (const MachineBasicBlock &MBB : *Taken)
      for (const MachineInstr &Inner : MBB.instrs()) {
        if (Inner.isReturn(MachineInstr::IgnoreBundle) && !Inner.isCall(MachineInstr::IgnoreBundle) && !Last) {
          if (const Form *F = FormOf[Inner.getOpcode()])
            compute(Inner, *F, S);
          continue;
        }
        follow(Inner, S, Report, Last);
      }
    return;
  }
  // A helper that is called last returns to this function's caller, which wants SB.
  if (Report && (Last || !callsHelper(MI)))
    require(S, MI, Last ? "a tail call" : "a call");
  for (const MachineOperand &MO : MI.operands()) {
    if (MO.isRegMask()) {
      for (unsigned R = 1; R != Index.size(); ++R)
        if (Index[R] < SP && MO.clobbersPhysReg(R))
          S.Registers[Index[R]] = Value();
    } else if (MO.isReg() && MO.isDef() && number(MO.getReg()) < NumRegisters &&
               number(MO.getReg()) != SP) {
      S.Registers[number(MO.getReg())] = Value();
    }
  }
}

void ARMCheck::follow(const MachineInstr &MI, State &S, bool Report, bool Last) {
  if (MI.isDebugInstr() || MI.isCFIInstruction() || MI.isKill() || MI.isBundle())
    return;
  if (Report) {
    checkField(MI, S);
    checkOffsets(MI, S);
  }
  if (MI.isCall(MachineInstr::IgnoreBundle))
    return followCall(MI, S, Report, Last);
  if (Report && MI.isInlineAsm() && mayCall(MI, *N))
    require(S, MI, "assembly that may call");

  if (const Form *F = FormOf[MI.getOpcode()]) {
    compute(MI, *F, S);
  } else {
    for (const MachineOperand &MO : MI.operands()) {
      if (!MO.isReg() || !MO.isDef() || !MO.getReg().isPhysical())
        continue;
      for (MCPhysReg R : TRI->subregs_inclusive(MO.getReg()))
        if (Index[R] < NumRegisters)
          assign(S, Index[R], Value(), MI);
    }
  }
  if (std::optional<Fix> F = readFix(MI)) {
    unsigned R = MI.getOperand(0).isReg() ? number(MI.getOperand(0).getReg()) : NumRegisters;
    bool IsBase = F->Kind == TRIVET_FIX_BASE || F->Kind == TRIVET_FIX_BASE_OWN;
    bool IsOwn = F->Kind == TRIVET_FIX_OWN_WORD;
    if (R < NumRegisters && IsBase)
      assign(S, R, {MI.mayLoad() ? Value::Base : Value::Entry, F->Symbol, 0}, MI);
    else if (R < NumRegisters && (IsOwn || F->Kind == TRIVET_FIX_OFF_WORD))
      assign(S, R, {Value::Offset, IsOwn ? nullptr : F->Symbol, 0}, MI);
  }
  if (Report && MI.isReturn(MachineInstr::IgnoreBundle))
    require(S, MI, "a return");
}

/// \p S: in, then out. A run of predicated instructions has two states, for the
/// condition that it began with and for its opposite.
void ARMCheck::followBlock(const MachineBasicBlock &MBB, State &S, bool Report) {
  State Otherwise; // if Split, while S is for Condition
  bool Split = false;
  int64_t Condition = 0;
  auto Join = [&] {
    if (Split)
      S.meet(Otherwise);
    Split = false;
  };
  for (const MachineInstr &MI : MBB.instrs()) {
    if (MI.isDebugInstr() || MI.isBundle())
      continue;
    int Predicate = MI.findFirstPredOperandIdx();
    bool Always = Predicate < 0 || !MI.getOperand(Predicate).isImm() ||
                  MI.getOperand(Predicate).getImm() == AlwaysPredicate;
    // A conditional branch does nothing here.
    if (!Always && MI.isBranch(MachineInstr::IgnoreBundle) && !MI.isReturn(MachineInstr::IgnoreBundle))
      continue;
    if (Always) {
      if (Split && !MI.isInlineAsm() && !MI.isCall(MachineInstr::IgnoreBundle) &&
          !MI.modifiesRegister(N->Conditions, TRI)) {
        follow(MI, S, Report);
        follow(MI, Otherwise, Report);
        continue;
      }
      Join();
      follow(MI, S, Report);
      continue;
    }
    int64_t Now = MI.getOperand(Predicate).getImm();
    if (Split && Now != Condition && Now != (Condition ^ 1))
      Join();
    if (!Split) {
      Otherwise = S;
      Condition = Now;
      Split = true;
    }
    follow(MI, Now == Condition ? S : Otherwise, Report);
    if (MI.isReturn(MachineInstr::IgnoreBundle)) { // who comes past it has the other state
      if (Now == Condition)
        S = Otherwise;
      Split = false;
    } else if (MI.modifiesRegister(N->Conditions, TRI)) {
      Join();
    }
  }
  Join();
}

/// Nothing to prove where r9 is never written and SB never elsewhere.
bool ARMCheck::needsDataflow() const {
  for (const MachineBasicBlock &MBB : *MF)
    for (const MachineInstr &MI : MBB.instrs()) {
      for (const MachineOperand &MO : MI.operands())
        if ((MO.isReg() && MO.isDef() && MO.getReg() && TRI->regsOverlap(MO.getReg(), N->R9)) ||
            (MO.isRegMask() && MO.clobbersPhysReg(N->R9)))
          return true;
      if (std::optional<Fix> F = readFix(MI)) {
        if (F->Kind == TRIVET_FIX_OFF12 || F->Kind == TRIVET_FIX_OFF12_ADD || F->Kind == TRIVET_FIX_OWN_WORD ||
            F->Kind == TRIVET_FIX_OFF_WORD)
          return true;
        if ((F->Kind == TRIVET_FIX_BASE || F->Kind == TRIVET_FIX_BASE_OWN) && uses(MI) != SmallVector<unsigned, 4>{R9})
          return true;
      }
      if (MI.isCall(MachineInstr::IgnoreBundle) && calleeTakenOut(MI))
        return true;
    }
  return false;
}

bool ARMCheck::runOnMachineFunction(MachineFunction &Function) {
  MF = &Function;
  const llvm::Function &F = MF->getFunction();
  if (!Verify || !(isThumb1(*MF) || isThumb2(*MF)))
    return false;
  MMI = &getAnalysis<MachineModuleInfoWrapperPass>().getMMI();
  prepare();
  Failed.clear();
  checkOperands();
  // What was taken out is followed where it is called; naked code is its author's.
  if (MF->isOutlined() || F.hasFnAttribute(Attribute::Naked) || !needsDataflow())
    return false;

  State Entry;
  Entry.Registers[R9] = {Value::StaticBase};
  Entry.Registers[SP] = {Value::Stack, nullptr, 0};
  DenseMap<const MachineBasicBlock *, State> In;
  In[&MF->front()] = Entry;
  ReversePostOrderTraversal<const MachineFunction *> Order(MF);
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const MachineBasicBlock *MBB : Order) {
      State S = In[MBB];
      followBlock(*MBB, S, /*Report=*/false);
      for (const MachineBasicBlock *Next : MBB->successors()) {
        auto [It, New] = In.try_emplace(Next, S);
        if (New) {
          Changed = true;
          continue;
        }
        State Met = It->second;
        Met.meet(S);
        if (!(Met == It->second)) {
          It->second = std::move(Met);
          Changed = true;
        }
      }
    }
  }
  for (const MachineBasicBlock *MBB : Order) {
    State S = In[MBB];
    followBlock(*MBB, S, /*Report=*/true);
  }
  return false;
}

namespace trivet {

void addARMCheck(TargetPassConfig &Config) {
  insertBehind(Config, "arm-low-overhead-loops", new ARMCheck());
}

} // namespace trivet
