//===- Module/Module.h - reading a module file ------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The host tools' view of a module file (docs/abi.md §3): linker, inspect,
// imports and run all read modules through this class. parse() checks every
// offset, size, index and string before it uses it, and names file, place and
// offset of what is wrong; afterwards the accessors cannot fail. Everything is
// found through program headers and the dynamic section, as the loader does, so
// a stripped module reads the same.
//
// All strings point into the file's buffer, which the caller keeps.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_MODULE_MODULE_H
#define TRIVET_MODULE_MODULE_H
#include "Target/ModuleTarget.h"
#include "trivet/module.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstdint>
#include <string>
#include <vector>

namespace trivet {

/// Which of the three address ranges of module.h an address lies in.
enum class Region : uint8_t { Data, Text, Meta };
Region regionOf(uint64_t Address);

struct ModuleSegment {
  bool Present = false;
  uint32_t Address = 0; ///< link-time address
  uint32_t FileOffset = 0, FileSize = 0;
  uint32_t MemorySize = 0, Align = 1;
  llvm::ArrayRef<uint8_t> Bytes; ///< FileSize bytes
};

struct ModuleSymbol {
  llvm::StringRef Name;
  uint32_t Value = 0; ///< link-time address with function bit; 0 for imports
  uint32_t Size = 0;
  uint8_t Type = 0; ///< llvm::ELF::STT_*
  bool Weak = false;
  llvm::StringRef Version; ///< of a version script; "" is none
  bool isFunction() const;
  Region region() const { return regionOf(Value); }
};

struct ModuleRelocation {
  uint32_t Address = 0; ///< link-time address of the field
  uint32_t Type = 0;    ///< a row of the machine's Relocs.def
  uint32_t Symbol = 0;  ///< 0: this module; else imports()[Symbol - 1], of a
                        ///< slot also exports()[Symbol - imports - 1]
  int64_t Addend = 0;
};

class Module {
public:
  /// Reads and checks the module in Buffer.
  static llvm::Expected<Module> parse(llvm::MemoryBufferRef Buffer);

  llvm::StringRef fileName() const { return FileName; }
  /// DT_SONAME, or "" for an application without one.
  llvm::StringRef name() const { return Name; }
  bool isApplication() const { return Application; }
  uint32_t abiRevision() const { return Revision; }
  const ModuleTarget &target() const { return *Target; }
  uint32_t flags() const { return Flags; } ///< e_flags
  unsigned wordSize() const { return WordSize; } ///< bytes of an address
  /// How many libraries an application's process may open.
  uint32_t room() const { return Room; }
  /// A library that is never closed (DF_1_NODELETE).
  bool stays() const { return Stays; }
  uint32_t entry() const { return Entry; }
  /// DT_NEEDED, in order.
  llvm::ArrayRef<llvm::StringRef> needed() const { return Needed; }
  /// Those of them that must be installed first: something is imported directly.
  llvm::ArrayRef<llvm::StringRef> directNeeds() const {
    return llvm::ArrayRef(Needed).drop_back(PendingNeeds);
  }
  /// The versions that its exports have, in order.
  llvm::ArrayRef<llvm::StringRef> versions() const { return Versions; }
  /// Versions that needed libraries must have.
  struct NeededVersion {
    llvm::StringRef Library, Version;
  };
  llvm::ArrayRef<NeededVersion> neededVersions() const {
    return NeededVersions;
  }
  /// Dynamic symbols 1 .. DT_TRIVET_IMPORTS.
  llvm::ArrayRef<ModuleSymbol> imports() const { return Imports; }
  /// The dynamic symbols after them.
  llvm::ArrayRef<ModuleSymbol> exports() const { return Exports; }
  /// The export of that name, or null.
  const ModuleSymbol *findExport(llvm::StringRef Name) const;

  const ModuleSegment &data() const { return Data; }
  const ModuleSegment &text() const { return Text; }
  const ModuleSegment &meta() const { return Meta; }
  /// Code addresses' table: link-time address and size in bytes, 0 if none.
  struct Array {
    uint32_t Address = 0, Size = 0;
  };
  Array initArray() const { return Init; }
  Array finiArray() const { return Fini; }

  /// Relocations of each process's data, then those of the shared text.
  llvm::ArrayRef<ModuleRelocation> dataRelocations() const {
    return llvm::ArrayRef(Relocations).take_front(DataRelocations);
  }
  llvm::ArrayRef<ModuleRelocation> textRelocations() const {
    return llvm::ArrayRef(Relocations).drop_front(DataRelocations);
  }
  /// True if import Index (0-based) has a SLOT relocation.
  bool isPending(size_t Index) const { return Pending[Index]; }
  /// And is it bound at the first call?
  bool isLazy(size_t Index) const { return Lazy[Index]; }
  /// Does this module look up its own export exports()[Index] in the process,
  /// where another module's may come first (NT_TRIVET_UNIQUE)?
  bool isUnique(size_t Index) const { return Unique[Index]; }

private:
  template <class ELFT> friend class ModuleParser;
  llvm::StringRef FileName, Name;
  bool Application = false, Stays = false;
  uint32_t Revision = 0, Flags = 0, Entry = 0, DataRelocations = 0,
           Room = 0, PendingNeeds = 0;
  unsigned WordSize = 4;
  const ModuleTarget *Target = nullptr;
  std::vector<llvm::StringRef> Needed;
  std::vector<ModuleSymbol> Imports, Exports;
  std::vector<llvm::StringRef> Versions;
  std::vector<NeededVersion> NeededVersions;
  std::vector<ModuleRelocation> Relocations;
  std::vector<bool> Pending, Lazy, Unique;
  ModuleSegment Data, Text, Meta;
  Array Init, Fini;
};

/// True if MODULE in direct("MODULE") or in an import map names the module with
/// this SONAME: "libm" also names libm.so and libm.so.6.
bool moduleNameMatches(llvm::StringRef Asked, llvm::StringRef SoName);

} // namespace trivet
#endif
