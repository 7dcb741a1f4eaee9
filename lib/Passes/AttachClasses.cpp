//===- AttachClasses.cpp - from names to metadata and notes ---------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs before any optimisation, in the compile step of LTO too, so that bitcode
// carries everything. What happens here:
//
//   - a declaration gets the class that its attribute, an import map or the default
//     says, in this order of strength; a definition needs none;
//   - in library code, what C++ wants to be one object although several modules may
//     define it (inline variables, static locals of inline functions, static members of
//     templates, and operator new) is pending, defined here or not; functions and
//     constants of that kind are marked (OnePerProcess.h);
//   - a pending symbol becomes weak undefined, since the static linker must not
//     insist on finding it; whether the *source* called it weak stays in the
//     metadata and in a note;
//   - the object's notes are written, which the linker checks.
//
//===----------------------------------------------------------------------===//
#include "Notes.h"
#include "OnePerProcess.h"
#include "Passes.h"
#include "SymbolClass.h"
#include "trivet/module.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/CommandLine.h"

using namespace llvm;

namespace trivet {

static cl::opt<std::string> ModeOption(
    "trivet-mode",
    cl::desc("Trivet: 'application' or 'library', whatever the objects say "
             "(the linker sets it for LTO)"));

bool isLibrary(const Module &M) {
  if (!ModeOption.empty())
    return ModeOption == "library";
  auto *Flag =
      mdconst::extract_or_null<ConstantInt>(M.getModuleFlag(ModeFlag));
  return Flag && Flag->getZExtValue() == TRIVET_MODE_LIBRARY;
}

/// What the source and its maps say of \p GO, if anything.
static std::optional<SymbolInfo> lookUp(const SymbolTable &Table,
                                        const GlobalObject &GO) {
  StringRef Name = GO.getName();
  Name.consume_front("\1");
  Name.consume_front(EmulatedPrefix);
  if (auto It = Table.Attributes.find(Name); It != Table.Attributes.end())
    return It->second;
  if (auto Mapped = Table.Map ? Table.Map(Name) : std::nullopt)
    return Mapped;
  // The default is for what the source could have marked: not for what the
  // compiler declares by itself, nor for what the module itself must define.
  if (!Table.Default || *Table.Default == SymbolClass::Own ||
      GO.hasHiddenVisibility() || isRuntimeType(Name))
    return std::nullopt;
  SymbolInfo Info;
  Info.Class = *Table.Default;
  return Info;
}

static bool isOrdinaryDeclaration(const GlobalObject &GO) {
  if (!GO.isDeclarationForLinker() || GO.getName().starts_with("llvm."))
    return false;
  auto *F = dyn_cast<Function>(&GO);
  return !F || !F->isIntrinsic();
}

/// The plug-in's own clang annotations have done their work once the classes
/// are attached; left in place they would keep declarations alive.
static void dropAnnotations(Module &M) {
  GlobalVariable *GV = M.getGlobalVariable("llvm.global.annotations");
  if (!GV || !GV->hasInitializer())
    return;
  auto *List = dyn_cast<ConstantArray>(GV->getInitializer());
  if (!List)
    return;
  SmallVector<Constant *, 8> Kept;
  for (Value *V : List->operands()) {
    auto *Entry = cast<ConstantStruct>(V);
    auto *Text = dyn_cast<GlobalVariable>(
        Entry->getOperand(1)->stripPointerCasts());
    auto *Data = Text && Text->hasInitializer()
                     ? dyn_cast<ConstantDataArray>(Text->getInitializer())
                     : nullptr;
    if (Data && Data->isCString() &&
        Data->getAsCString().starts_with("trivet."))
      continue;
    Kept.push_back(Entry);
  }
  if (Kept.size() == List->getNumOperands())
    return;
  if (!Kept.empty()) {
    auto *Type = ArrayType::get(List->getType()->getElementType(), Kept.size());
    auto *New = new GlobalVariable(M, Type, false, GV->getLinkage(),
                                   ConstantArray::get(Type, Kept));
    New->takeName(GV);
    New->setSection(GV->getSection());
  }
  GV->eraseFromParent();
}

bool attachClasses(Module &M) {
  if (M.getModuleFlag(ModeFlag))
    return false; // done when this bitcode was made
  const SymbolTable &Table = SymbolTable::get();
  Notes Notes(M);

  bool Library =
      !ModeOption.empty() ? ModeOption == "library" : Table.Library.value_or(false);
  uint32_t Mode = Library ? TRIVET_MODE_LIBRARY : TRIVET_MODE_APPLICATION;
  // Max: library objects may join an application, which is then compiled as
  // library code; the linker knows how to resolve that.
  M.addModuleFlag(Module::Max, ModeFlag, Mode);
  Notes.add(NT_TRIVET_OBJECT, {TRIVET_ABI_REVISION, Mode},
            {M.getSourceFileName()});

  // The unwinder's tables name personality functions; no call does.
  SmallPtrSet<const Value *, 2> Personalities;
  for (Function &F : M)
    if (F.hasPersonalityFn())
      Personalities.insert(F.getPersonalityFn()->stripPointerCasts());

  for (GlobalObject &GO : M.global_objects()) {
    bool Marked = isa<GlobalVariable>(GO) && GO.isDeclarationForLinker() &&
                  (getSymbolInfo(GO) || lookUp(Table, GO));
    if (Library && isUnique(GO) && !Marked) {
      Notes.add(NT_TRIVET_UNIQUE, {}, {GO.getName()});
      setSymbolInfo(GO, SymbolInfo::onePerProcess());
      if (auto *F = dyn_cast<Function>(&GO))
        F->addFnAttr(Attribute::NoInline); // another module's may come first
      continue;
    }
    if (Library && isUniqueByAddress(GO))
      markUniqueByAddress(GO);
    if (!isOrdinaryDeclaration(GO))
      continue;
    std::optional<SymbolInfo> Info = getSymbolInfo(GO); // .ll input
    if (!Info)
      Info = lookUp(Table, GO);
    bool IsFunction = isa<Function>(GO);
    // Clang declares the vtables of type_info's descendants as if they were
    // writable; then all type information would be data of each process.
    if (!Info && !IsFunction && isRuntimeType(GO.getName())) {
      Info.emplace();
      Info->Class = SymbolClass::Address;
    }
    if (!Info || Personalities.contains(&GO))
      continue;
    // A function, and what the firmware provides, has one address.
    if (Info->Class == SymbolClass::Direct &&
        (IsFunction || Info->Provider == "firmware"))
      Info->Class = SymbolClass::Address;
    // The provider may keep a constant in text or, if it holds addresses of
    // data, in data: base 0 and a full offset serve both.
    auto *GV = dyn_cast<GlobalVariable>(&GO);
    bool Mapped = Table.Map && Table.Map(GO.getName()) &&
                  !Table.Attributes.count(GO.getName()); // a map knows
    if (GV && Info->Class == SymbolClass::Direct && !Mapped) {
      // Large objects, and arrays of unknown size, lie behind the small ones.
      uint64_t Size = M.getDataLayout().getTypeAllocSize(GV->getValueType());
      Info->Far |= GV->isConstant() || Size == 0 || isLargeObject(*GV);
    }
    if (Info->Class == SymbolClass::Pending) {
      Info->Weak |= GO.hasExternalWeakLinkage();
      GO.setLinkage(GlobalValue::ExternalWeakLinkage);
      Notes.add(NT_TRIVET_PENDING, {Info->Weak}, {GO.getName()});
    }
    // What a map says of a function only helps until somebody defines another.
    bool Binding = Info->Class == SymbolClass::Direct ||
                   Table.Attributes.count(GO.getName());
    if (!Info->Provider.empty() && Binding && Info->Class != SymbolClass::Pending)
      Notes.add(NT_TRIVET_PROVIDER, {}, {GO.getName(), Info->Provider});
    setSymbolInfo(GO, *Info);
  }
  refuseUnsupported(M); // here the source is at hand, with LTO too
  Notes.emit();
  dropAnnotations(M);
  return true;
}

} // namespace trivet
