//===- RefuseUnsupported.cpp - what the scheme cannot express -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Assembly that names data is the main thing: its text reaches no pass, so an
// address in it would be one process's, or none's. Which symbols are data is
// known before any optimisation; immediate operands become constants later, and
// are LowerAccesses' to judge. What assembly this misses (a name in another
// place of the text) the linker finds.
//
//===----------------------------------------------------------------------===//
#include "../Target/Target.h"
#include "Passes.h"
#include "SymbolClass.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

using namespace llvm;

namespace trivet {

void refuse(const GlobalValue &GV, const Twine &Why) {
  std::string Message = ("trivet: '" + GV.getName() + "' " + Why).str();
  const SymbolTable &Table = SymbolTable::get();
  if (!Table.Report || !Table.Report(GV.getName(), Message))
    GV.getContext().emitError(Message);
}

/// The first name in assembly \p Text which stands where an address is asked
/// for.
static StringRef findAddress(const Module &M, const Target *T,
                             StringRef Text) {
  SmallVector<const char *> Before = {".word ", ".long ", ".4byte "};
  if (T)
    append_range(Before, T->BeforeAddress);
  for (StringRef Word : Before)
    for (size_t At = 0; (At = Text.find(Word, At)) != StringRef::npos;) {
      At += Word.size();
      StringRef Name = Text.drop_front(At).ltrim().take_while(
          [](char C) { return isAlnum(C) || C == '_' || C == '.'; });
      const GlobalValue *GV = M.getNamedValue(Name);
      if (GV && hasProcessAddress(*GV))
        return Name;
    }
  return "";
}

bool isImmediate(const InlineAsm::ConstraintInfo &CI) {
  return all_of(CI.Codes, [](const std::string &C) {
    return C == "i" || C == "s" || C == "X" || C == "n";
  });
}

static void diagnose(const CallBase &Call, const Twine &What) {
  std::string Text = ("trivet: inline assembly " + What).str();
  Call.getContext().diagnose(DiagnosticInfoInlineAsm(Call, Text));
}

void refuseName(const CallBase &Call, StringRef Symbol) {
  diagnose(Call, "names '" + Symbol +
                     "', which has another address in each process: "
                     "pass its address in a register (\"r\") instead");
}

static void refuseAssemblyText(const Module &M) {
  const Target *T = findTarget(M.getTargetTriple());
  if (StringRef Name = findAddress(M, T, M.getModuleInlineAsm()); !Name.empty())
    refuse(*M.getNamedValue(Name),
           "is named by assembly, but has another address in each "
           "process: let a function in C hand out its address");
  for (const Function &F : M)
    for (const BasicBlock &BB : F)
      for (const Instruction &I : BB) {
        auto *Call = dyn_cast<CallBase>(&I);
        auto *Asm = Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
        if (!Asm)
          continue;
        if (StringRef Name = findAddress(M, T, Asm->getAsmString()); !Name.empty())
          refuseName(*Call, Name);
        if (T && !F.hasFnAttribute(Attribute::Naked) && T->spoilsStaticBase(*Call))
          diagnose(*Call, "names " + Twine(T->StaticBase) +
                              ", which holds the static base or anything else here: "
                              "list it as a clobber, or take an operand");
      }
}

void refuseUnsupported(Module &M) {
  refuseAssemblyText(M);
  for (GlobalIFunc &GI : M.ifuncs())
    refuse(GI,
           "is an ifunc, whose address only a start-up resolver knows; "
           "functions of a module have one address: use a function pointer");
}

} // namespace trivet
