//===- OnePerProcess.h - what several modules define and is one -*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++ lets each translation unit define inline functions and variables,
// templates and what belongs to them, and wants one of each in the program:
// here, in the process. An application needs nothing for it, as its definition
// comes first in every look-up. In library code there are two kinds:
//
//   - unique: variables, and operator new. All use goes through a slot.
//   - unique by address: functions, and constants in shared text. Every copy
//     does the same, so calls and reads take the module's own; only who can
//     tell the address (by keeping it, comparing it, handing it out) needs the
//     process's, from a slot.
//
// The mark of the second kind is an attribute of function or variable, and not
// metadata, because ThinLTO leaves metadata behind where it imports the code
// that uses a function but not the function.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PASSES_ONEPERPROCESS_H
#define TRIVET_PASSES_ONEPERPROCESS_H

#include "llvm/ADT/StringRef.h"

namespace llvm {
class GlobalObject;
class GlobalValue;
class GlobalVariable;
class Use;
} // namespace llvm

namespace trivet {

/// Vtables, VTTs, type information and its names (Itanium C++ ABI, 5.1.4.1).
bool isRuntimeType(llvm::StringRef Name);

/// Must \p GO be one per process, whichever of several modules defines it?
bool isUnique(const llvm::GlobalObject &GO);

/// Must all modules agree on the address of \p GO? Asked before optimisation;
/// the answer is kept by the mark.
bool isUniqueByAddress(const llvm::GlobalObject &GO);
void markUniqueByAddress(llvm::GlobalObject &GO);

/// Has \p GV the mark, and does it still count? Not for what LTO or a
/// visibility has made this module's own, nor in an application.
bool hasUniqueMark(const llvm::GlobalValue &GV);
/// The same, of what has an address that code can hold: no data.
bool hasUniqueAddress(const llvm::GlobalValue &GV);

/// Does code that uses an address as \p U does work alike with each of several
/// equal copies? Calls, reads, comparisons with null.
bool anyCopyWillDo(const llvm::Use &U);

/// May \p Holder, a constant, keep this module's own addresses? So do vtables,
/// whose functions are only called, and tables that only this module's code
/// calls from.
bool keepsOwnAddresses(const llvm::GlobalVariable &Holder);

} // namespace trivet
#endif
