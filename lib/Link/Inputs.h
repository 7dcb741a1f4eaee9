//===- Link/Inputs.h - what a link is made of -------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Modules on the command line, and the firmware, become *providers*; all other
// inputs stay lld's. lld cannot link against a module (for it, a call to
// another shared object means a PLT), so each provider is represented in the
// link by a stub object (Stubs.cpp) at the module's place on the command line.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_INPUTS_H
#define TRIVET_LINK_INPUTS_H
#include "Diagnostics.h"
#include "Module/ImportMap.h"
#include "Module/Module.h"
#include "Options.h"
#include "Target/LinkTarget.h"
#include "llvm/ADT/StringMap.h"
#include <memory>
#include <optional>

namespace trivet {

/// A module that this one may import from, or the firmware.
struct Provider {
  std::string Path;
  std::string Name; ///< SONAME, or "firmware"
  bool Firmware = false;
  bool AsNeeded = false;
  bool Used = false; ///< set by Classify: something is imported from it
  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  std::optional<Module> File; ///< not for the firmware
  struct Export {
    enum ExportKind { Function, Data, Const } Kind;
    uint32_t Offset = 0; ///< Data: in the provider's data segment today
    bool Weak = false;
    uint32_t Size = 0;
    llvm::StringRef Version = {}; ///< in the provider's file
    bool Unique = false; ///< it looks this up in the process, first of all
  };
  llvm::StringMap<Export> Exports;
};

struct Inputs {
  /// Of the first input that says for which machine it is.
  const LinkTarget *Target = nullptr;
  unsigned WordSize = 4; ///< and with addresses of how many bytes
  /// e_flags of the first object of that machine, or of the first module.
  std::optional<uint32_t> Flags;
  std::vector<std::unique_ptr<Provider>> Providers; ///< search order
  /// lld's command line; an empty string stands for the next provider's stub.
  std::vector<std::string> LldArgs;
  /// Names that a needed library, or one that it needs, looks up in the
  /// application: pending imports, and what is to be one per process.
  std::vector<std::string> PendingInLibraries;

  /// From whom libraries that were found import directly: name -> names.
  llvm::StringMap<std::vector<std::string>> DirectNeeds;
  /// Does a needed library, or one that it needs, call dlopen?
  bool OpensLibraries = false;

  /// The provider and export that an import of that name binds to.
  std::pair<Provider *, const Provider::Export *>
  find(llvm::StringRef Symbol) const;
};

Inputs collectInputs(const Options &O, Diagnostics &Diags);

/// Two needed libraries that export one name.
void checkDuplicateExports(const Inputs &In, Diagnostics &Diags);

} // namespace trivet
#endif
