//===- Target/UnwindTables.h - tables of .eh_frame -------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How code is unwound on targets whose tables are .eh_frame. LLVM's tables name
// types by words in data, at a distance from text that is no constant here:
// they name them by address instead, which the loader patches (decision 7). The
// word that names a personality routine has a section of its own, which the
// linker front end places in text.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_UNWINDTABLES_H
#define TRIVET_TARGET_UNWINDTABLES_H

namespace llvm {
class Function;
class MachineFunction;
} // namespace llvm

namespace trivet {

/// The module's unwind table is registered by a member of libgcc.a, which a
/// mention makes the linker take. The section is dropped.
void mentionUnwindTable(llvm::Function &F);

/// In tables of \p MF's module types stand by address, in DWARF's \p Encoding;
/// what is the module's own by its distance.
void nameTypesByAddress(const llvm::MachineFunction &MF, unsigned Encoding);

} // namespace trivet
#endif
