//===- Target.h - the few questions asked of a machine --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A target is one folder and one row in Targets.def. Its compile half
// (Lowering.cpp) answers through this record; LinkTarget.h and ModuleTarget.h
// ask the rest (docs/porting-cpu.md).
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_TARGET_H
#define TRIVET_TARGET_TARGET_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <string>

namespace llvm {
class CallBase;
class Function;
class Pass;
class TargetPassConfig;
class Triple;
} // namespace llvm

namespace trivet {

struct Target {
  const char *Name;
  /// Is code for \p T this target's?
  bool (*matches)(const llvm::Triple &T);
  /// The static base's register, as assembly calls it.
  const char *StaticBase;
  /// Does \p Register, in a variable's asm("..."), name it?
  bool (*isStaticBase)(llvm::StringRef Register);
  /// Does inline assembly use that register without listing it?
  bool (*spoilsStaticBase)(const llvm::CallBase &Asm);
  /// What stands before a name in assembly where its address is asked for,
  /// beyond the directives for a word of 32 bits.
  llvm::ArrayRef<const char *> BeforeAddress;
  /// One immediate reaches offsets below it from a base.
  uint64_t Reach;
  /// Code has no form for the address of what may be absent, 0 then, so that
  /// it must come from a slot.
  bool WeakInSlots;
  /// Last word on a function's attributes before instruction selection.
  void (*prepare)(llvm::Function &F);
  /// Inserts the machine passes which replace the pseudos of Passes.h.
  void (*addMachinePasses)(llvm::TargetPassConfig &Config);
};

/// Lists of target features, without the entries that change nothing:
/// Features.cpp.
class FeatureLists {
public:
  void shorten(llvm::Function &F);

private:
  /// By processor and list.
  std::map<std::pair<llvm::StringRef, llvm::StringRef>, std::string> Short;
};

/// -trivet-verify: shall the target prove what its code promises?
extern bool Verify;

/// What is wrong with an interrupt handler which a machine pass finds to need a process.
inline constexpr llvm::StringLiteral HandlerNeedsProcess =
    "an interrupt handler runs in no process: keep it in the firmware, "
    "and out of modules, or make it call nothing and touch no data";

/// The target of \p T, or null.
const Target *findTarget(const llvm::Triple &T);

#define TRIVET_TARGET(name) extern const Target name##Target;
#include "Targets.def"

} // namespace trivet
#endif
