//===- Thumb1.h - Thumb-1's forms of bases and offsets --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What Lowering.cpp makes of a pseudo where there is no Thumb-2: Thumb1.cpp.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_ARM_THUMB1_H
#define TRIVET_TARGET_ARM_THUMB1_H

#include "Machine.h"

namespace llvm {
class Pass;
} // namespace llvm

namespace trivet {
namespace arm {

/// Loads into \p Dest, for use at \p MI, the base of \p Symbol's module (null: of this one)
/// from the table below \p SB. \p Number stands for the symbol.
void loadThumb1Base(MachineInstr &MI, const Names &N, Register Dest, Register SB, unsigned Number,
                    const GlobalValue *Symbol);
/// At \p MI, \p Dest becomes \p Base and the offset of \p Symbol, which is \p Own or may be anybody's; a
/// single load or store through it adds them itself.
void addThumb1Offset(MachineInstr &MI, const Names &N, Register Dest, Register Base, const GlobalValue *Symbol, bool Own);

/// Makes two instructions of what loads a base, when nothing comes between them any more.
Pass *createThumb1Bases();

} // namespace arm
} // namespace trivet
#endif
