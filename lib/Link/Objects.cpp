//===- Link/Objects.cpp - may these objects be in a module? ---------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each object compiled by Trivet says so in a note. An object with code and
// without the note is foreign: assembly, compiler support code, a prebuilt C
// library. That is fine as long as whatever it calls finds the static base in
// its register. Foreign code takes that register for a callee-saved one: it
// saves it, uses it, and may call meanwhile. (Of Debian's newlib one function
// in eight does; qsort and bsearch across the callback.)
//
// So the code is disassembled. A foreign function is refused if it writes the
// static base register, other than restoring it from the stack, and may leave
// the foreign code: by an indirect call, or by calling something that is not
// foreign, itself or through other foreign functions. Leaves that save, use and
// restore the register pass.
//
//===----------------------------------------------------------------------===//
#include "Objects.h"
#include "trivet/module.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/MC/MCAsmInfo.h"
#include "llvm/MC/MCContext.h"
#include "llvm/MC/MCDisassembler/MCDisassembler.h"
#include "llvm/MC/MCInst.h"
#include "llvm/MC/MCInstrAnalysis.h"
#include "llvm/MC/MCInstrInfo.h"
#include "llvm/MC/MCRegisterInfo.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/TargetParser/Triple.h"
#include <map>
#include <set>

using namespace llvm;

namespace trivet {

void checkObjects(const Options &O, const Inputs &In, const Image &I,
                  Diagnostics &Diags) {
  auto Mismatch = [&](const Module &M) {
    if (M.target().Machine != I.Target->Module.Machine)
      return "they are for another machine";
    if (M.wordSize() != I.WordSize)
      return "their addresses have another width";
    return I.Target->mismatch(I.Flags, M.flags());
  };
  for (const auto &P : In.Providers)
    if (const char *What = P->File ? Mismatch(*P->File) : nullptr)
      Diags.error(P->Path + ": cannot be linked with these objects: " + What,
                  "", {"remedy: build both for the same target"});
  for (StringRef Name : O.Defsyms)
    if (I.Target->isHelper(Name))
      Diags.error("--defsym=" + Name + ": this function is called without the static base, "
                  "which what stands for it may need", "",
                  {"remedy: define a function of this name, which the compiler can check"});
  for (const ObjectNotes::Object &N : I.Notes.Objects) {
    std::string From = (N.File + " (compiled from " + N.Source + ")").str();
    if (N.Revision != TRIVET_ABI_REVISION)
      Diags.error(From + ": built for ABI revision " + Twine(N.Revision) +
                      ", this linker makes revision " +
                      Twine(TRIVET_ABI_REVISION),
                  "", {"remedy: compile it again"});
    else if (O.Shared && N.Mode == TRIVET_MODE_APPLICATION)
      Diags.error(From + ": application code in a library", "",
                  {"it addresses its data from the static base, which is the "
                   "application's",
                   "remedy: compile it with -fPIC"});
  }
}

namespace {

struct Function {
  std::string Name;
  uint32_t Start = 0, End = 0;
  uint32_t WritesBase = 0; ///< address of an instruction, 0: none
  bool Leaves = false;
  std::set<uint32_t> Callees; ///< starts of foreign functions it calls
};

class ForeignCheck {
public:
  ForeignCheck(const Image &I, Diagnostics &Diags) : I(I), Diags(Diags) {}

  void run() {
    findForeignCode();
    if (Functions.empty() || !openDisassembler())
      return;
    for (auto &[Start, F] : Functions)
      scan(F);
    // Leaving is catching: from callee to caller, until nothing changes.
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (auto &[Start, F] : Functions)
        if (!F.Leaves && any_of(F.Callees, [&](uint32_t Callee) {
              return Functions.at(Callee).Leaves;
            }))
          F.Leaves = Changed = true;
    }
    for (auto &[Start, F] : Functions)
      if (F.WritesBase && F.Leaves)
        Diags.error(
            "foreign code uses the static base register and calls on: " +
                F.Name,
            "in " + I.describe(F.WritesBase),
            {"the object was not compiled by Trivet; what it calls "
             "would not find its data",
             std::string("remedy: ") + I.Target->reserveRemedy()});
  }

private:
  const Image &I;
  Diagnostics &Diags;
  std::map<uint32_t, Function> Functions;
  std::map<uint32_t, bool> Code; ///< mapping symbols: code or data from here
  std::unique_ptr<MCRegisterInfo> Registers;
  std::unique_ptr<MCAsmInfo> AsmInfo;
  std::unique_ptr<MCInstrInfo> Instructions;
  std::unique_ptr<MCSubtargetInfo> Subtarget;
  std::unique_ptr<MCContext> Context;
  std::unique_ptr<MCDisassembler> Disassembler;
  std::unique_ptr<MCInstrAnalysis> Analysis;
  MCTargetOptions TargetOptions;
  MCRegister Base, Stack;

  /// Functions of objects without a note, split at every symbol that can begin
  /// one.
  void findForeignCode() {
    StringSet<> Compiled;
    for (const ObjectNotes::Object &N : I.Notes.Objects)
      Compiled.insert(N.File);
    std::map<uint32_t, uint32_t> Ranges;
    for (const ImageSection &S : I.Sections) {
      if (S.Use != Role::Text || !(S.Flags & ELF::SHF_EXECINSTR) || S.Bytes.empty())
        continue;
      auto It = I.Map.find(S.Name);
      if (It == I.Map.end())
        continue;
      for (const MapEntry &E : It->second) {
        if (!E.Size || E.Object == "<internal>" || Compiled.contains(E.Object))
          continue;
        Ranges[E.Address] = E.Address + E.Size;
        Function &F = Functions[E.Address];
        F.Name = (E.Object + ":(" + E.Section + ")").str();
        F.Start = E.Address;
      }
    }
    if (Ranges.empty())
      return;
    auto Inside = [&](uint32_t A) {
      auto It = Ranges.upper_bound(A);
      return It != Ranges.begin() && A < std::prev(It)->second;
    };
    for (const ImageSymbol &S : I.Symbols) {
      if (S.Section >= I.Sections.size() || S.Section == ELF::SHN_UNDEF)
        continue;
      if (std::optional<bool> Mark = I.Target->codeMark(S.Name))
        Code[S.Value] = *Mark;
      else if (uint32_t Start = I.place(S.Value);
               (S.Type == ELF::STT_FUNC ||
                (S.Type == ELF::STT_NOTYPE && S.Binding != ELF::STB_LOCAL)) &&
               Inside(Start)) {
        Functions[Start].Name = S.Name.str();
        Functions[Start].Start = Start;
      }
    }
    for (auto It = Functions.begin(); It != Functions.end(); ++It) {
      auto Range = std::prev(Ranges.upper_bound(It->first));
      It->second.End = Range->second;
      auto Next = std::next(It);
      if (Next != Functions.end() && Next->first < Range->second)
        It->second.End = Next->first;
    }
  }

  bool openDisassembler() {
    InitializeAllTargetInfos();
    InitializeAllTargetMCs();
    InitializeAllDisassemblers();
    Triple TT(I.Target->triple(I.WordSize));
    std::string Message;
    const Target *T = TargetRegistry::lookupTarget(TT, Message);
    if (T) {
      Registers.reset(T->createMCRegInfo(TT));
      AsmInfo.reset(T->createMCAsmInfo(*Registers, TT, TargetOptions));
      Instructions.reset(T->createMCInstrInfo());
      Subtarget.reset(T->createMCSubtargetInfo(TT, "", I.Target->features()));
      Context = std::make_unique<MCContext>(TT, AsmInfo.get(), Registers.get(),
                                            Subtarget.get());
      Disassembler.reset(T->createMCDisassembler(*Subtarget, *Context));
      Analysis.reset(T->createMCInstrAnalysis(Instructions.get()));
    }
    if (!Disassembler || !Analysis) {
      Diags.error(Twine("cannot disassemble foreign code: ") + Message);
      return false;
    }
    for (unsigned R = 1; R != Registers->getNumRegs(); ++R) {
      StringRef Name = Registers->getName(R);
      if (Name == I.Target->staticBaseRegister())
        Base = R;
      if (Name == I.Target->stackRegister())
        Stack = R;
    }
    return true;
  }

  bool isCode(uint32_t Address) const {
    auto It = Code.upper_bound(Address);
    return It == Code.begin() || std::prev(It)->second;
  }

  bool restoresFromStack(const MCInst &Inst, const MCInstrDesc &Desc) const {
    return Desc.mayLoad() && any_of(Inst, [&](const MCOperand &Op) {
             return Op.isReg() && Op.getReg() == Stack;
           });
  }

  void target(Function &F, uint64_t Address) {
    auto It = Functions.find(I.place(Address));
    if (It != Functions.end()) {
      F.Callees.insert(It->first);
      return;
    }
    if (Address >= F.Start && Address < F.End)
      return;
    // Into the middle of something, another module, or Trivet's code.
    auto After = Functions.upper_bound(Address);
    if (After != Functions.begin() && Address < std::prev(After)->second.End)
      F.Callees.insert(std::prev(After)->first);
    else
      F.Leaves = true;
  }

  void scan(Function &F) {
    const ImageSection *S = I.sectionAt(F.Start);
    const uint32_t Least = I.Target->codeStep();
    uint32_t Step = Least;
    Analysis->resetState();
    for (uint32_t At = F.Start; At < F.End; At += Step) {
      Step = Least;
      if (!isCode(At))
        continue;
      MCInst Inst;
      uint64_t Size = 0;
      ArrayRef<uint8_t> Rest = S->Bytes.slice(At - S->Address);
      if (Disassembler->getInstruction(Inst, Size, Rest, At, nulls()) ==
          MCDisassembler::Fail)
        continue;
      Step = Size;
      const MCInstrDesc &Desc = Instructions->get(Inst.getOpcode());
      bool Writes =
          Desc.hasDefOfPhysReg(Inst, Base, *Registers) ||
          I.Target->writesStaticBase(Instructions->getName(Inst.getOpcode()));
      if (Writes && !restoresFromStack(Inst, Desc) && !F.WritesBase)
        F.WritesBase = At;
      bool Call = Analysis->isCall(Inst);
      uint64_t Destination;
      if (Call || Analysis->isBranch(Inst)) {
        if (Analysis->evaluateBranch(Inst, At, Size, Destination))
          target(F, Destination);
        else if (Call)
          F.Leaves = true;
      }
      // Where a call is two instructions, the second needs the first.
      Analysis->updateState(Inst, At);
    }
  }
};

} // namespace

void checkForeignCode(const Image &I, Diagnostics &Diags) {
  ForeignCheck(I, Diags).run();
}

} // namespace trivet
