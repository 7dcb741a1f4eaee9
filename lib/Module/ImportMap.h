//===- Module/ImportMap.h - text files that say where symbols live --------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reading and writing the format of docs/import-map.md: the plug-in reads the
// maps of all libraries in every compilation, the linker the firmware's;
// `trivet imports` writes maps.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_MODULE_IMPORTMAP_H
#define TRIVET_MODULE_IMPORTMAP_H
#include "Module.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/Support/raw_ostream.h"

namespace trivet {

struct ImportMapLine {
  enum ClassKind : uint8_t { Direct, Pending, Own } Class = Direct;
  enum SymbolKind : uint8_t { Function, Data, Const } Kind = Function;
  bool Far = false;
  llvm::StringRef Symbol, Provider; ///< into the file's buffer
};

/// The lines of any number of maps, which must not contradict each other.
class ImportMap {
public:
  /// Fails at the first line that is wrong or contradicts an earlier one.
  llvm::Error read(std::unique_ptr<llvm::MemoryBuffer> File);
  /// The line of \p Symbol, or null.
  const ImportMapLine *find(llvm::StringRef Symbol) const {
    auto It = Index.find(Symbol);
    return It == Index.end() ? nullptr : &Lines[It->second];
  }
  llvm::ArrayRef<ImportMapLine> lines() const { return Lines; }

private:
  llvm::Error readLine(const char *&At, llvm::StringRef &Provider);
  /// "FILE:LINE" of what \p At points to.
  std::string place(const char *At) const;

  std::vector<std::unique_ptr<llvm::MemoryBuffer>> Files; ///< hold all names
  std::vector<ImportMapLine> Lines;
  llvm::DenseMap<llvm::StringRef, unsigned> Index; ///< symbol -> line
};

/// All lines of one map.
llvm::Expected<std::vector<ImportMapLine>>
readImportMap(llvm::MemoryBufferRef Buffer);

/// The map of a module's exports, or of a firmware ELF file's export table.
llvm::Error writeImportMap(llvm::MemoryBufferRef File, llvm::raw_ostream &OS);

} // namespace trivet
#endif
