//===- LowerAccesses.cpp - from symbols to bases and offsets --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs once per module at the start of code generation, after all IR optimisation:
// until here a global is a global, and LLVM knows all it can know about it.
//
// What differs from one process to the next has no address that code could hold:
// own writable data, data of other modules, pending imports. Their
// uses in functions become
//
//     own data     base + offset        base = SB, or one table entry in a library
//     direct data  provider's base + offset of the symbol
//     pending      what the symbol's slot holds; the slot is own data
//
// with the pseudos of Passes.h for whatever only linker and loader know. Functions and
// shared constants keep their symbols: they have one address.
//
// Anchors. The offset of own data in the module is the linker's business, an
// instruction and 16 bits for each object. So the objects of a translation unit
// are laid out here as one struct, the anchor, small ones first: one offset for
// all, and constants inside, which instruction selection folds. Under LTO the
// anchor is the start of the module's data, and no offset is left. Zeros
// cost file space in an initialised anchor, so larger zero-initialised objects form
// an anchor of their own.
//
// Constants. A constant that holds an address of what is lowered here cannot be
// shared: it becomes data. Everything else stays in shared text, vtables included.
//
// What is unique by address (OnePerProcess.h) has two: this module's own, for who
// calls and reads, and the process's, in a slot, for the others. Nobody knows which
// is which before this step. Notes name those that have a slot, or are named by data.
//
//===----------------------------------------------------------------------===//
#include "../Target/Target.h"
#include "Notes.h"
#include "OnePerProcess.h"
#include "Passes.h"
#include "SymbolClass.h"
#include "trivet/module.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/ReplaceConstant.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include <map>

using namespace llvm;

namespace trivet {

static cl::opt<bool> AnchorZeroOption(
    "trivet-anchor0", cl::desc("Trivet: this module's anchor is the start of "
                               "the data segment"));
static cl::opt<bool> AnchorZeroLTO(
    "trivet-anchor0-lto",
    cl::desc("Trivet: so is that of what full LTO has merged (set by the linker)"));

/// Only one unit may claim the start. Full LTO makes one of all; ThinLTO's are
/// many, and do not carry the flag that clang puts into objects for full LTO.
static bool claimsStart(const Module &M) {
  return AnchorZeroOption || (AnchorZeroLTO && M.getModuleFlag("ThinLTO"));
}

static cl::opt<bool>
    FarData("trivet-far-data",
            cl::desc("Trivet: own data may lie beyond 64 KiB of its base"));

namespace {

/// Zero-initialised objects up to this size share the initialised anchor.
constexpr uint64_t SmallZero = 32;

class AccessLowering {
public:
  explicit AccessLowering(Module &M)
      : M(M), DL(M.getDataLayout()), T(findTarget(M.getTargetTriple())), Library(isLibrary(M)),
        AnchorZero(claimsStart(M)),
        PtrTy(PointerType::getUnqual(M.getContext())) {}

  bool run();

private:
  bool holdsProcessAddress(const Constant *C, bool Unique = false);
  void refuseAssembly();
  void putWeakIntoSlots();
  void moveConstantsToData();
  void findUniqueAddresses();
  bool isProcessAddress(const Use &U) const;

  // Layout.
  void makeSlots();
  void makeAnchors();
  void makeAnchor(MutableArrayRef<GlobalVariable *> Members, StringRef Section,
                  bool Zero);
  void placeLargeObjects();

  // Code.
  void rewrite(Function &F);
  CallInst *emitPseudo(IRBuilder<> &B, StringRef Name,
                       ArrayRef<Value *> Operands);

  Module &M;
  const DataLayout &DL;
  const Target *T; ///< null: text for opt alone
  bool Library, AnchorZero;
  PointerType *PtrTy;

  DenseMap<const Constant *, bool> Holds[2]; ///< the second: unique addresses too
  /// Unique by address, and used by code that can tell.
  SmallPtrSet<const GlobalValue *, 16> UniqueInCode;
  MapVector<GlobalValue *, WeakTrackingVH> Slots; ///< symbol -> slot's address
  SmallPtrSet<GlobalVariable *, 4> Anchors;
  GlobalVariable *Anchor0 = nullptr;
};

/// Walks every constant that code or initialisers use.
bool isUsedByCode(const Value *V, SmallPtrSetImpl<const Value *> &Seen) {
  for (const User *U : V->users()) {
    if (isa<Instruction>(U))
      return true;
    if (isa<GlobalValue>(U) || !isa<Constant>(U) || !Seen.insert(U).second)
      continue;
    if (isUsedByCode(U, Seen))
      return true;
  }
  return false;
}
bool isUsedByCode(const Value *V) {
  SmallPtrSet<const Value *, 16> Seen;
  return isUsedByCode(V, Seen);
}

} // namespace

bool AccessLowering::holdsProcessAddress(const Constant *C, bool Unique) {
  if (isa<ConstantData>(C) || isa<BlockAddress>(C))
    return false;
  if (auto *GV = dyn_cast<GlobalValue>(C))
    return hasProcessAddress(*GV) || (Unique && hasUniqueAddress(*GV));
  auto [It, New] = Holds[Unique].try_emplace(C, false);
  if (!New)
    return It->second;
  for (const Use &Op : C->operands())
    if (holdsProcessAddress(cast<Constant>(Op), Unique)) {
      Holds[Unique][C] = true;
      return true;
    }
  return false;
}

/// Not earlier: the optimiser had yet to make constants of the operands.
void AccessLowering::refuseAssembly() {
  // Assembly text that names data by an immediate operand bypasses every base.
  for (Function &F : M)
    for (BasicBlock &BB : F)
      for (Instruction &I : BB) {
        auto *Call = dyn_cast<CallBase>(&I);
        auto *Asm = Call ? dyn_cast<InlineAsm>(Call->getCalledOperand()) : nullptr;
        if (!Asm)
          continue;
        unsigned Argument = 0;
        for (const InlineAsm::ConstraintInfo &CI : Asm->ParseConstraints()) {
          if (!CI.hasArg())
            continue;
          Value *V = Call->getArgOperand(Argument++);
          auto *C = dyn_cast<Constant>(V);
          if (!isImmediate(CI) || !C || !holdsProcessAddress(C))
            continue;
          auto *GV = dyn_cast<GlobalValue>(C->stripInBoundsOffsets());
          refuseName(*Call, GV ? GV->getName() : StringRef("data"));
          // Any other symbol: one error is enough.
          if (V->getType() == F.getType())
            Call->setArgOperand(Argument - 1, &F);
        }
      }
}

/// Where code has no form for an address that may turn out to be 0.
void AccessLowering::putWeakIntoSlots() {
  for (GlobalObject &GO : M.global_objects()) {
    if (!GO.hasExternalWeakLinkage() || isSpecial(GO) || classify(GO).Class == SymbolClass::Pending)
      continue;
    SymbolInfo Info;
    Info.Class = SymbolClass::Pending;
    Info.Weak = true;
    setSymbolInfo(GO, Info);
  }
}

/// Constants with addresses of what differs between processes become data.
/// Moving one may make another such: repeat until nothing changes.
void AccessLowering::moveConstantsToData() {
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (auto &Map : Holds)
      Map.clear();
    for (GlobalVariable &GV : M.globals()) {
      if (!GV.isConstant() || !GV.hasInitializer() || isSpecial(GV))
        continue;
      if (!holdsProcessAddress(GV.getInitializer()) &&
          !(holdsProcessAddress(GV.getInitializer(), /*Unique=*/true) &&
            !keepsOwnAddresses(GV)))
        continue;
      // Of several copies in data, as of all variables, only one counts.
      if (hasUniqueMark(GV))
        setSymbolInfo(GV, SymbolInfo::onePerProcess());
      GV.setConstant(false);
      Changed = true;
    }
  }
}

namespace {
/// Who uses an address that is unique.
struct AddressUsers {
  bool Code = false, Data = false;

  explicit AddressUsers(const GlobalObject &GO) { visit(GO); }

private:
  SmallPtrSet<const Value *, 16> Seen;

  void visit(const Value &V) {
    for (const Use &U : V.uses()) {
      const User *By = U.getUser();
      if (isa<Instruction>(By))
        Code |= !anyCopyWillDo(U);
      else if (auto *GV = dyn_cast<GlobalVariable>(By))
        Data |= !GV->isConstant() && !isSpecial(*GV);
      else if ((isa<ConstantExpr>(By) || isa<ConstantAggregate>(By)) &&
               Seen.insert(By).second)
        visit(*By);
    }
  }
};
} // namespace

void AccessLowering::findUniqueAddresses() {
  Notes Notes(M);
  for (GlobalObject &GO : M.global_objects()) {
    if (hasUniqueAddress(GO)) {
      AddressUsers Users(GO);
      if (Users.Code)
        UniqueInCode.insert(&GO);
      if (!Users.Code && !Users.Data)
        continue;
    } else if (!hasUniqueMark(GO) || !hasProcessAddress(GO)) {
      continue;
    }
    Notes.add(NT_TRIVET_UNIQUE, {}, {GO.getName()});
  }
  Notes.emit();
}

/// Must code get what \p U names for each process?
bool AccessLowering::isProcessAddress(const Use &U) const {
  auto *GV = dyn_cast<GlobalValue>(U.get());
  return GV && (hasProcessAddress(*GV) ||
                (UniqueInCode.contains(GV) && !anyCopyWillDo(U)));
}

/// One slot in this unit's own data for each symbol that code reaches through it.
void AccessLowering::makeSlots() {
  SmallVector<GlobalValue *, 16> Pending;
  for (GlobalObject &GO : M.global_objects())
    if (UniqueInCode.contains(&GO) ||
        (!isSpecial(GO) && classify(GO).Class == SymbolClass::Pending &&
         isUsedByCode(&GO)))
      Pending.push_back(&GO);
  // What only calls go through may be filled at the first one.
  Notes Notes(M);
  for (Function &F : M) {
    F.removeDeadConstantUsers();
    if (isSpecial(F) || UniqueInCode.contains(&F) || !F.isDeclaration() ||
        classify(F).Class != SymbolClass::Pending)
      continue;
    bool OnlyCalled = all_of(F.uses(), [](const Use &U) {
      auto *Call = dyn_cast<CallBase>(U.getUser());
      return Call && Call->isCallee(&U);
    });
    Notes.add(NT_TRIVET_CALLED, {OnlyCalled}, {F.getName()});
  }
  Notes.emit();
  for (GlobalValue *GV : Pending) {
    auto *Slot =
        new GlobalVariable(M, PtrTy, false, GlobalValue::InternalLinkage, GV,
                           "trivet.slot." + GV->getName());
    Slot->setAlignment(DL.getPointerABIAlignment(0));
    Slots[GV] = Slot;
  }
}

bool isLargeObject(const GlobalVariable &GV) {
  return GV.getParent()->getDataLayout().getTypeAllocSize(GV.getValueType()) > LargeObject ||
         GV.getAlign().valueOrOne().value() > LargeObject;
}

static bool mayJoinAnchor(const GlobalVariable &GV, const DataLayout &DL,
                          ArrayRef<GlobalValue *> Retained) {
  if (is_contained(Retained, &GV))
    return false; // its section says so to the linker
  if (GV.isConstant() || !GV.hasInitializer() ||
      GV.hasSection() || GV.hasComdat() || isSpecial(GV))
    return false;
  if (!GV.hasLocalLinkage() && !GV.hasExternalLinkage())
    return false; // weak, common, linkonce, available elsewhere
  if (DL.getTypeAllocSize(GV.getValueType()) > LargeObject)
    return false;
  return GV.getAlign().valueOrOne() <= Align(16);
}

void AccessLowering::makeAnchors() {
  SmallVector<GlobalValue *, 4> Retained;
  collectUsedGlobalVariables(M, Retained, /*CompilerUsed=*/false);
  SmallVector<GlobalVariable *, 32> Initialised, Zero;
  for (GlobalVariable &GV : M.globals())
    if (mayJoinAnchor(GV, DL, Retained))
      (GV.getInitializer()->isNullValue() ? Zero : Initialised).push_back(&GV);
  if (AnchorZero || !Initialised.empty()) {
    // Small zeros join the initialised objects; under LTO as far as one
    // immediate reaches.
    erase_if(Zero, [&](GlobalVariable *GV) {
      if (DL.getTypeAllocSize(GV->getValueType()) > SmallZero)
        return false;
      Initialised.push_back(GV);
      return true;
    });
  }
  if (AnchorZero ? !Initialised.empty() : Initialised.size() > 1)
    makeAnchor(Initialised, AnchorZero ? ".trivet.anchor0" : ".data", false);
  if (Zero.size() > 1)
    makeAnchor(Zero, ".bss", true);
}

void AccessLowering::makeAnchor(MutableArrayRef<GlobalVariable *> Members,
                                StringRef Section, bool Zero) {
  auto Size = [&](const GlobalVariable *GV) {
    return DL.getTypeAllocSize(GV->getValueType()).getFixedValue();
  };
  auto AlignOf = [&](const GlobalVariable *GV) {
    return DL.getValueOrABITypeAlignment(GV->getAlign(), GV->getValueType());
  };
  // Small first, so that short immediates reach most; words before bytes of
  // the same size class cost no padding.
  stable_sort(Members, [&](GlobalVariable *A, GlobalVariable *B) {
    bool LargeA = Size(A) > 16, LargeB = Size(B) > 16;
    if (LargeA != LargeB)
      return LargeB;
    if (AlignOf(A) != AlignOf(B))
      return AlignOf(A) > AlignOf(B);
    return Size(A) < Size(B);
  });

  LLVMContext &C = M.getContext();
  SmallVector<Type *, 32> Types;
  SmallVector<Constant *, 32> Values;
  SmallVector<std::pair<GlobalVariable *, uint64_t>, 32> Offsets;
  uint64_t Offset = 0;
  Align Most(4);
  for (GlobalVariable *GV : Members) {
    uint64_t At = alignTo(Offset, AlignOf(GV));
    if (At >= (T ? T->Reach : 4096)) // one immediate reaches all members' starts
      break;
    if (At != Offset) {
      Types.push_back(ArrayType::get(Type::getInt8Ty(C), At - Offset));
      Values.push_back(Constant::getNullValue(Types.back()));
    }
    Types.push_back(GV->getValueType());
    Values.push_back(GV->getInitializer());
    Offsets.push_back({GV, At});
    Offset = At + Size(GV);
    Most = std::max(Most, AlignOf(GV));
  }
  auto *Ty = StructType::get(C, Types, /*isPacked=*/true);
  // Private: then the members, which become aliases, keep types and sizes.
  auto *Anchor = new GlobalVariable(M, Ty, false, GlobalValue::PrivateLinkage,
                                    ConstantStruct::get(Ty, Values),
                                    Zero ? "trivet.anchor.zero" : "trivet.anchor");
  Anchor->setSection(Section);
  Anchor->setAlignment(Most);
  if (AnchorZero && !Zero) {
    Anchor0 = Anchor;
    // A second object that claims offset 0 is a duplicate definition.
    GlobalAlias::create(Ty, 0, GlobalValue::ExternalLinkage, "__trivet_anchor0",
                        Anchor, &M)
        ->setVisibility(GlobalValue::HiddenVisibility);
  }
  Anchors.insert(Anchor);

  for (auto [GV, At] : Offsets) {
    Constant *Address =
        At ? ConstantExpr::getInBoundsGetElementPtr(
                 Type::getInt8Ty(C), Anchor,
                 ConstantInt::get(Type::getInt32Ty(C), At))
           : Anchor;
    Anchor->copyMetadata(GV, At); // debug info, shifted
    auto *Alias = GlobalAlias::create(GV->getValueType(), 0, GV->getLinkage(),
                                      "", Address, &M);
    Alias->takeName(GV);
    Alias->setVisibility(GV->getVisibility());
    Alias->setDSOLocal(true);
    // llvm.compiler.used names symbols, all else wants the place.
    GV->replaceUsesWithIf(Alias, [](Use &U) {
      return isa<ConstantAggregate>(U.getUser()) &&
             any_of(U.getUser()->users(), [](User *List) {
               return List->getName() == "llvm.compiler.used";
             });
    });
    GV->replaceAllUsesWith(Address);
    GV->eraseFromParent();
  }
}

/// Large objects go behind the small ones, which 16-bit offsets then reach.
void AccessLowering::placeLargeObjects() {
  for (GlobalVariable &GV : M.globals()) {
    if (GV.isConstant() || !GV.hasInitializer() || GV.hasSection() ||
        GV.hasComdat() || GV.hasCommonLinkage() || isSpecial(GV) ||
        GV.hasAvailableExternallyLinkage() || !isLargeObject(GV))
      continue;
    bool Zero = GV.getInitializer()->isNullValue();
    GV.setSection(((Zero ? ".bss.large." : ".data.large.") + GV.getName()).str());
  }
}

CallInst *AccessLowering::emitPseudo(IRBuilder<> &B, StringRef Name,
                                     ArrayRef<Value *> Operands) {
  SmallVector<Type *, 2> Types;
  std::string Text = Name.str(), Constraints = "=r";
  for (Value *V : Operands) {
    Types.push_back(V->getType());
    Text += (Types.size() > 1 ? ", $" : " $") + std::to_string(Types.size());
    Constraints += isa<GlobalValue>(V) ? ",i" : ",r";
  }
  auto *Ty = FunctionType::get(PtrTy, Types, false);
  CallInst *Call = B.CreateCall(
      InlineAsm::get(Ty, Text, Constraints, /*hasSideEffects=*/false), Operands);
  Call->setDoesNotAccessMemory();
  Call->setDoesNotThrow();
  Call->addFnAttr(Attribute::WillReturn);
  return Call;
}

namespace {
/// The latest place outside all loops which dominates every one of some uses.
class CommonPoint {
public:
  CommonPoint(DominatorTree &DT, LoopInfo &LI) : DT(DT), LI(LI) {}

  static Instruction *of(const Use &U) {
    auto *I = cast<Instruction>(U.getUser());
    if (auto *Phi = dyn_cast<PHINode>(I))
      return Phi->getIncomingBlock(U)->getTerminator();
    return I;
  }

  Instruction *of(ArrayRef<Instruction *> Points) {
    BasicBlock *BB = nullptr;
    for (Instruction *I : Points)
      BB = BB ? DT.findNearestCommonDominator(BB, I->getParent())
              : I->getParent();
    while (Loop *L = LI.getLoopFor(BB)) {
      BasicBlock *Preheader = L->getOutermostLoop()->getLoopPreheader();
      BB = Preheader ? Preheader : DT.getNode(BB)->getIDom()->getBlock();
    }
    Instruction *First = BB->getTerminator();
    for (Instruction *I : Points)
      if (I->getParent() == BB && I->comesBefore(First))
        First = I;
    return First;
  }

private:
  DominatorTree &DT;
  LoopInfo &LI;
};
} // namespace

/// What is used in one loop alone is made right before it, not for those who go past it.
static bool addPreheader(ArrayRef<Use *> Uses, DominatorTree &DT, LoopInfo &LI) {
  BasicBlock *Common = nullptr;
  for (Use *U : Uses) {
    BasicBlock *BB = CommonPoint::of(*U)->getParent();
    if (DT.isReachableFromEntry(BB))
      Common = Common ? DT.findNearestCommonDominator(Common, BB) : BB;
  }
  Loop *L = Common ? LI.getLoopFor(Common) : nullptr;
  return L && !L->getOutermostLoop()->getLoopPreheader() &&
         InsertPreheaderForLoop(L->getOutermostLoop(), &DT, &LI, nullptr,
                                /*PreserveLCSSA=*/false);
}

void AccessLowering::rewrite(Function &F) {
  auto Collect = [&] {
    SmallVector<Use *, 16> Uses;
    for (BasicBlock &BB : F)
      for (Instruction &I : BB)
        for (Use &U : I.operands())
          if (isProcessAddress(U))
            Uses.push_back(&U);
    return Uses;
  };
  SmallVector<Use *, 16> All = Collect();
  if (All.empty())
    return;
  DominatorTree DT(F);
  LoopInfo LI(DT);
  if (addPreheader(All, DT, LI))
    All = Collect(); // PHIs were split
  MapVector<GlobalValue *, SmallVector<Use *, 4>> Roots;
  for (Use *U : All)
    Roots[cast<GlobalValue>(U->get())].push_back(U);

  // Unreachable code has no dominator: whatever it reads is never read.
  for (auto &[GV, Uses] : Roots)
    erase_if(Uses, [&](Use *U) {
      if (DT.isReachableFromEntry(CommonPoint::of(*U)->getParent()))
        return false;
      U->set(PoisonValue::get(U->get()->getType()));
      return true;
    });
  CommonPoint Common(DT, LI);
  auto PointsOf = [](ArrayRef<Use *> Uses) {
    SmallVector<Instruction *, 8> Points;
    for (Use *U : Uses)
      Points.push_back(CommonPoint::of(*U));
    return Points;
  };

  // Pending imports first: their slots are own data, which join the roots when
  // nobody walks over them any more.
  SmallVector<std::pair<GlobalValue *, Use *>, 8> SlotUses;
  for (auto &[GV, Uses] : Roots) {
    auto It = Slots.find(GV);
    if (It == Slots.end() || Uses.empty())
      continue;
    Value *Slot = It->second;
    IRBuilder<> B(Common.of(PointsOf(Uses)));
    // The place of a slot is an anchor and an offset, once more as code.
    APInt Offset(DL.getIndexTypeSizeInBits(PtrTy), 0);
    auto *Root = cast<GlobalValue>(Slot->stripAndAccumulateInBoundsConstantOffsets(
        DL, Offset));
    Value *Address = Root;
    if (Offset != 0)
      Address = B.Insert(GetElementPtrInst::CreateInBounds(
          B.getInt8Ty(), Root, {B.getInt(Offset)}));
    LoadInst *Load = B.CreateAlignedLoad(PtrTy, Address,
                                         DL.getPointerABIAlignment(0));
    // Filled before the process runs, and never again.
    Load->setMetadata(LLVMContext::MD_invariant_load,
                      MDNode::get(F.getContext(), {}));
    for (Use *U : Uses)
      U->set(Load);
    Uses.clear();
    auto *User = Offset != 0 ? cast<Instruction>(Address) : Load;
    SlotUses.push_back({Root, &User->getOperandUse(0)});
  }
  for (auto &[Root, U] : SlotUses)
    Roots[Root].push_back(U);

  // Group by base: own data, and each provider. By itself goes a symbol of no
  // known provider, and one that may have no data base: a constant, which its
  // provider may keep in text, and a weak one, which may be absent. Their base
  // may turn out to be 0, and the offset the address.
  struct Group {
    GlobalValue *Representative = nullptr; ///< null: own data
    SmallVector<std::pair<GlobalValue *, SymbolInfo>, 4> Members;
  };
  std::map<std::string, Group> Groups; // key: empty for own data
  for (auto &[GV, Uses] : Roots) {
    if (Uses.empty())
      continue;
    SymbolInfo Info = classify(*GV);
    bool Own = Info.Class == SymbolClass::Own;
    auto *Var = dyn_cast<GlobalVariable>(GV);
    bool Alone = Info.Provider.empty() || GV->hasExternalWeakLinkage() ||
                 (Var && Var->isConstant());
    std::string Key = Own     ? std::string()
                      : Alone ? "s:" + GV->getName().str()
                              : "m:" + Info.Provider;
    Group &G = Groups[Key];
    if (!Own && !G.Representative)
      G.Representative = GV;
    G.Members.push_back({GV, Info});
  }

  for (auto &[Key, G] : Groups) {
    bool Own = Key.empty();
    // Where each member's address is made; without one, where it is used.
    SmallVector<Instruction *, 8> Points;
    DenseMap<GlobalValue *, Instruction *> AddressAt;
    for (auto &[GV, Info] : G.Members) {
      SmallVector<Instruction *, 8> UsePoints = PointsOf(Roots[GV]);
      AddressAt[GV] = Common.of(UsePoints);
      Points.push_back(AddressAt[GV]);
    }
    IRBuilder<> B(Common.of(Points));
    Value *Base =
        !Own      ? emitPseudo(B, pseudo::Base, {G.Representative})
        : Library ? emitPseudo(B, pseudo::BaseOwn, {})
                  : emitPseudo(B, pseudo::StaticBase, {});
    for (auto &[GV, Info] : G.Members) {
      Value *Address = Base;
      if (GV != Anchor0) {
        StringRef Name;
        if (Own) {
          auto *Var = dyn_cast<GlobalVariable>(GV);
          uint64_t Size = Var ? DL.getTypeAllocSize(Var->getValueType()) : 0;
          // The linker places common symbols last, whatever their size.
          bool Near = Anchors.count(Var) ||
                      (Size > 0 && !isLargeObject(*Var) && !Var->hasCommonLinkage());
          Name = Near && !FarData ? pseudo::Own : pseudo::OwnFar;
        } else {
          Name = Info.Far ? pseudo::DirectFar : pseudo::Direct;
        }
        B.SetInsertPoint(AddressAt[GV]);
        Address = emitPseudo(B, Name, {Base, GV});
      }
      for (Use *U : Roots[GV])
        U->set(Address);
    }
  }
}

bool AccessLowering::run() {
  if (!M.getModuleFlag(ModeFlag))
    refuseUnsupported(M); // text input that AttachClasses has not seen
  refuseAssembly();
  if (T && T->WeakInSlots)
    putWeakIntoSlots();
  moveConstantsToData();
  findUniqueAddresses();
  makeSlots();
  makeAnchors();
  placeLargeObjects();
  // Fence: from here on no object is added or moved.

  // Addresses inside constant expressions become instructions of their own.
  SmallVector<Constant *, 32> Symbols;
  for (GlobalValue &GV : M.global_values())
    if (hasProcessAddress(GV) || UniqueInCode.contains(&GV))
      Symbols.push_back(&GV);
  convertUsersOfConstantsToInstructions(Symbols);
  for (Function &F : M)
    if (!F.isDeclaration())
      rewrite(F);
  return true;
}

bool lowerAccesses(Module &M) { return AccessLowering(M).run(); }

} // namespace trivet
