//===- Passes.h - the steps of Trivet's code generation -------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The order is Pipeline.cpp's. Each step is a function of the module, so that
// new and legacy pass managers, clang, opt, llc and lld's LTO run the same.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PASSES_PASSES_H
#define TRIVET_PASSES_PASSES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/IR/InlineAsm.h"

namespace llvm {
class CallBase;
class GlobalValue;
class GlobalVariable;
class Module;
class Twine;
} // namespace llvm

namespace trivet {

/// Step 0, start of the pipeline: thread-local variables become calls of
/// __emutls_get_address and ordinary objects.
bool lowerThreadLocals(llvm::Module &M);
/// What such an object's name begins with; the variable's follows.
inline constexpr llvm::StringLiteral EmulatedPrefix = "__emutls_v.";

/// Step 0 as well: names of types that are internal to a translation unit become
/// the unit's own, since type information compares by name.
bool uniqueTypeNames(llvm::Module &M);

/// Step 1, behind them: puts classes on declarations, the mode into
/// the module flags, and the notes of trivet/module.h into the object.
bool attachClasses(llvm::Module &M);

/// The module flag that says whose code it is: TRIVET_MODE_*. Bitcode that has it
/// has been through step 1.
inline constexpr llvm::StringLiteral ModeFlag = "trivet.mode";

/// Reports what is wrong with \p GV, at its declaration if the source is at hand.
void refuse(const llvm::GlobalValue &GV, const llvm::Twine &Why);

/// Reports that the assembly \p Call names \p Symbol.
void refuseName(const llvm::CallBase &Call, llvm::StringRef Symbol);

/// An operand of assembly that is a symbol, not a register.
bool isImmediate(const llvm::InlineAsm::ConstraintInfo &CI);

/// Refuses what the scheme, or this revision of it, cannot express at all.
void refuseUnsupported(llvm::Module &M);

/// Step 2, start of code generation: all access to data that is not at a fixed address
/// becomes base pseudos and offsets.
bool lowerAccesses(llvm::Module &M);

/// Objects above this size, in bytes, stay out of anchors, at the end of their
/// part of the segment, and are reached by a full offset.
inline constexpr uint64_t LargeObject = 1024;
/// So do those whose alignment alone would push the small ones away.
bool isLargeObject(const llvm::GlobalVariable &GV);

/// What lowerAccesses leaves for lib/Target: inline assembly without side
/// effects, whose text is one of these words and its operands. LLVM merges and
/// hoists it like arithmetic; the target's machine pass replaces it right after
/// instruction selection.
namespace pseudo {
/// SB.
inline constexpr llvm::StringLiteral StaticBase = "trivet.sb";
/// This module's own data base (library code).
inline constexpr llvm::StringLiteral BaseOwn = "trivet.base.own";
/// Operand: symbol. Base of the module that provides it.
inline constexpr llvm::StringLiteral Base = "trivet.base";
/// Operands: own base, symbol. Its address; offset below 64 KiB / any.
inline constexpr llvm::StringLiteral Own = "trivet.own";
inline constexpr llvm::StringLiteral OwnFar = "trivet.own.far";
/// Operands: provider's base, symbol. Its address; offset below 4 KiB / any.
inline constexpr llvm::StringLiteral Direct = "trivet.direct";
inline constexpr llvm::StringLiteral DirectFar = "trivet.direct.far";
} // namespace pseudo

/// Is \p M to become part of a library (own data through the module table)?
bool isLibrary(const llvm::Module &M);

} // namespace trivet
#endif
