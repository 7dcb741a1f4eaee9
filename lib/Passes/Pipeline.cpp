//===- Pipeline.cpp - the order of steps, and how LLVM finds them ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TrivetCodeGen.so, as a pass plug-in of clang, opt and lld and by
// -load into llc. The steps:
//
//   0. LowerThreadLocals, start of the IR pipeline: x -> __emutls_v.x;
//      UniqueTypeNames: types of unnamed namespaces.
//   1. AttachClasses, behind them: names -> metadata, notes.
//      (all of LLVM's IR optimisation, which knows nothing of modules)
//   2. LowerAccesses, start of code generation: metadata -> base pseudos.
//   3. the target's machine passes: pseudos -> instructions, SB as a value.
//
// Steps 2 and 3 hook into code generation itself, by the callback that every
// target's TargetPassConfig runs: so they work in clang, llc and the LTO
// of lld, at every -O level. A pass at the end of the IR pipeline would miss
// LTO.
//
//===----------------------------------------------------------------------===//
#include "../Target/Target.h"
#include "Passes.h"
#include "llvm/CodeGen/TargetPassConfig.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Pass.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Plugins/PassPlugin.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Target/RegisterTargetPassConfigCallback.h"
#include "llvm/Target/TargetMachine.h"

using namespace llvm;

namespace {

template <bool (*Step)(Module &)>
struct StepPass : PassInfoMixin<StepPass<Step>> {
  PreservedAnalyses run(Module &M, ModuleAnalysisManager &) {
    return Step(M) ? PreservedAnalyses::none() : PreservedAnalyses::all();
  }
  static bool isRequired() { return true; } // at -O0 too
};

struct LegacyLowering : ModulePass {
  static char ID;
  LegacyLowering(const trivet::Target &T, bool Static)
      : ModulePass(ID), T(T), Static(Static) {}
  StringRef getPassName() const override { return "Trivet access lowering"; }
  bool runOnModule(Module &M) override {
    if (!Static)
      M.getContext().emitError(
          "trivet: -fPIC, -fpie, -fropi and -frwpi make accesses through a "
          "global "
          "offset table or the program counter, which modules have not: leave "
          "them out, and compile for a library with "
          "-fplugin-arg-trivet-mode=library (the drivers translate -fPIC)");
    trivet::lowerThreadLocals(M); // text input that saw no pipeline
    trivet::lowerAccesses(M);
    trivet::FeatureLists Lists;
    for (Function &F : M) {
      if (F.isDeclaration())
        continue;
      AttributeSet Before = F.getAttributes().getFnAttrs();
      T.prepare(F);
      if (F.getAttributes().getFnAttrs() != Before)
        Lists.shorten(F);
    }
    return true;
  }
  const trivet::Target &T;
  bool Static; ///< relocation model
};
char LegacyLowering::ID = 0;

using ThreadLocalsPass = StepPass<trivet::lowerThreadLocals>;
using TypeNamesPass = StepPass<trivet::uniqueTypeNames>;
using AttachPass = StepPass<trivet::attachClasses>;
using LowerPass = StepPass<trivet::lowerAccesses>;

/// LLVM makes blocks of a module's data as well, in GlobalMerge's doInitialization: before
/// any pass runs, step 2 too, which would find objects that are large.
void leaveGlobalsToAnchors() {
  static const auto &Options = cl::getRegisteredOptions();
  auto It = Options.find("enable-global-merge");
  if (It == Options.end())
    report_fatal_error("trivet: this LLVM has no option -enable-global-merge");
  static_cast<cl::opt<bool> *>(It->second)->setValue(false);
}

RegisterTargetPassConfigCallback CodeGeneration([](TargetMachine &TM,
                                                   PassManagerBase &PM,
                                                   TargetPassConfig *Config) {
  const trivet::Target *T = trivet::findTarget(TM.getTargetTriple());
  if (!T)
    return; // not a module's target: leave it alone
  leaveGlobalsToAnchors();
  PM.add(new LegacyLowering(*T, TM.getRelocationModel() == Reloc::Static));
  T->addMachinePasses(*Config);
});

} // namespace

extern "C" LLVM_ATTRIBUTE_WEAK PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "trivet", "0.1", [](PassBuilder &PB) {
            PB.registerPipelineStartEPCallback(
                [](ModulePassManager &MPM, OptimizationLevel) {
                  MPM.addPass(ThreadLocalsPass());
                  MPM.addPass(TypeNamesPass());
                  MPM.addPass(AttachPass());
                });
            PB.registerPipelineParsingCallback(
                [](StringRef Name, ModulePassManager &MPM,
                   ArrayRef<PassBuilder::PipelineElement>) {
                  if (Name == "trivet-thread-locals")
                    MPM.addPass(ThreadLocalsPass());
                  else if (Name == "trivet-attach")
                    MPM.addPass(AttachPass());
                  else if (Name == "trivet-lower")
                    MPM.addPass(LowerPass());
                  else
                    return false;
                  return true;
                });
          }};
}
