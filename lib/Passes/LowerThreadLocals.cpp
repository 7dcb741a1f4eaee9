//===- LowerThreadLocals.cpp - thread-local variables, emulated -----------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// No register leads to a thread's own data. So a thread-local variable x
// becomes what -femulated-tls makes of it (GCC's ABI, libgcc's emutls.c): an
// ordinary, writable object __emutls_v.x {size, alignment, for the run-time
// library, initial value}, and its address a call of
// __emutls_get_address(&__emutls_v.x). LLVM's own lowering comes after
// instruction selection has begun, too late for us to see the address of that
// object, which like all data is private to the process.
//
//===----------------------------------------------------------------------===//
#include "Passes.h"
#include "SymbolClass.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/ReplaceConstant.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;

namespace trivet {

/// Pure, as GCC has it: the same address each time, so LLVM may merge and hoist
/// calls.
static FunctionCallee getAddressFunction(Module &M) {
  auto *Pointer = PointerType::getUnqual(M.getContext());
  FunctionCallee Callee =
      M.getOrInsertFunction("__emutls_get_address", Pointer, Pointer);
  if (auto *F = dyn_cast<Function>(Callee.getCallee())) {
    F->setDoesNotThrow();
    F->setWillReturn();
    F->setDoesNotAccessMemory();
  }
  return Callee;
}

static void copyProperties(GlobalVariable &To, const GlobalVariable &From,
                           StringRef Prefix) {
  To.setVisibility(From.getVisibility());
  // Like every symbol of a module; a compiler may have thought of a table.
  To.setDSOLocal(true);
  if (const Comdat *C = From.getComdat()) {
    Comdat *Own =
        To.getParent()->getOrInsertComdat((Prefix + C->getName()).str());
    Own->setSelectionKind(C->getSelectionKind());
    To.setComdat(Own);
  }
}

/// The object that stands for \p GV.
static GlobalVariable *makeControl(GlobalVariable &GV) {
  Module &M = *GV.getParent();
  const DataLayout &DL = M.getDataLayout();
  Type *Word = DL.getIntPtrType(M.getContext());
  auto *Pointer = PointerType::getUnqual(M.getContext());
  auto *Layout = StructType::get(Word, Word, Pointer, Pointer);

  GlobalValue::LinkageTypes Linkage = GV.getLinkage();
  if (GV.hasCommonLinkage()) // it has contents now
    Linkage = GlobalValue::WeakAnyLinkage;
  auto *Control =
      new GlobalVariable(M, Layout, /*isConstant=*/false, Linkage, nullptr,
                         Twine(EmulatedPrefix) + GV.getName());
  Control->setAlignment(DL.getABITypeAlign(Pointer));
  copyProperties(*Control, GV, EmulatedPrefix);
  if (GV.isDeclarationForLinker())
    return Control;

  Constant *Value = GV.getInitializer(),
           *Initial = Constant::getNullValue(Pointer);
  Align Alignment =
      DL.getValueOrABITypeAlignment(GV.getAlign(), GV.getValueType());
  if (!Value->isNullValue() && !isa<UndefValue>(Value)) {
    auto *Template = new GlobalVariable(
        M, GV.getValueType(), /*isConstant=*/true, GlobalValue::PrivateLinkage,
        Value, "__emutls_t." + GV.getName());
    Template->setAlignment(Alignment);
    if (Control->hasComdat())
      Template->setComdat(Control->getComdat());
    Initial = Template;
  }
  Control->setInitializer(ConstantStruct::get(
      Layout, {ConstantInt::get(Word, DL.getTypeAllocSize(GV.getValueType())),
               ConstantInt::get(Word, Alignment.value()),
               Constant::getNullValue(Pointer), Initial}));
  return Control;
}

/// Clang asks for most addresses by an intrinsic; for those in its own
/// initialisers it does not.
static void replaceUse(Use &U, Instruction &I, FunctionCallee GetAddress,
                       GlobalVariable *Control) {
  auto *Phi = dyn_cast<PHINode>(&I);
  IRBuilder<> B(Phi ? Phi->getIncomingBlock(U)->getTerminator() : &I);
  if (!Phi)
    B.SetCurrentDebugLocation(I.getDebugLoc());
  Value *Address = B.CreateCall(GetAddress, {Control});
  if (Phi) // a block may come in twice, with one value
    return Phi->setIncomingValueForBlock(Phi->getIncomingBlock(U), Address);
  auto *Intrinsic = dyn_cast<IntrinsicInst>(&I);
  if (Intrinsic &&
      Intrinsic->getIntrinsicID() == Intrinsic::threadlocal_address) {
    Intrinsic->replaceAllUsesWith(Address);
    Intrinsic->eraseFromParent();
  } else {
    U.set(Address);
  }
}

bool lowerThreadLocals(Module &M) {
  SmallVector<GlobalVariable *, 8> Variables;
  for (GlobalVariable &GV : M.globals())
    if (GV.isThreadLocal())
      Variables.push_back(&GV);
  if (Variables.empty())
    return false;

  DenseMap<Value *, GlobalVariable *> Controls;
  SmallVector<Constant *, 8> Constants(Variables.begin(), Variables.end());
  convertUsersOfConstantsToInstructions(Constants);
  FunctionCallee GetAddress = getAddressFunction(M);
  for (GlobalVariable *GV : Variables) {
    GlobalVariable *Control = Controls[GV] = makeControl(*GV);
    SmallVector<Use *, 16> Uses;
    for (Use &U : GV->uses())
      if (isa<Instruction>(U.getUser()))
        Uses.push_back(&U);
    for (Use *U : Uses)
      if (U->get() == GV)
        replaceUse(*U, *cast<Instruction>(U->getUser()), GetAddress, Control);
  }
  // `used` keeps what stands for the variable.
  auto InUsedList = [&](Constant *C) {
    return Controls.contains(C->stripPointerCasts());
  };
  SmallVector<GlobalValue *, 8> Used, CompilerUsed;
  for (auto *List : {&Used, &CompilerUsed}) {
    SmallVector<GlobalValue *, 8> All;
    collectUsedGlobalVariables(M, All, /*CompilerUsed=*/List == &CompilerUsed);
    for (GlobalValue *GV : All)
      if (GlobalVariable *Control = Controls.lookup(GV))
        List->push_back(Control);
  }
  removeFromUsedLists(M, InUsedList);
  appendToUsed(M, Used);
  appendToCompilerUsed(M, CompilerUsed);

  for (GlobalVariable *GV : Variables) {
    GV->removeDeadConstantUsers();
    if (GV->use_empty())
      GV->eraseFromParent();
    else
      refuse(*GV,
             "is thread-local, and its address is asked for without saying in "
             "which thread (by an alias or in assembly): ask for it in a "
             "function");
  }
  return true;
}

} // namespace trivet
