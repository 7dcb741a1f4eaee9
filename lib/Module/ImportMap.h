//===- Module/ImportMap.h - text files that say where symbols live --------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reading and writing the format of docs/import-map.md, for tools: the linker
// reads the firmware's map, `trivet imports` writes maps.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_MODULE_IMPORTMAP_H
#define TRIVET_MODULE_IMPORTMAP_H
#include "Module.h"
#include "llvm/Support/raw_ostream.h"

namespace trivet {

struct ImportMapLine {
  enum ClassKind { Direct, Pending, Own } Class = Direct;
  enum SymbolKind { Function, Data, Const } Kind = Function;
  bool Far = false;
  unsigned Number = 0;              ///< of the line
  llvm::StringRef Symbol, Provider; ///< into the file's buffer
};

/// All lines of the map, which must not contradict each other.
llvm::Expected<std::vector<ImportMapLine>>
readImportMap(llvm::MemoryBufferRef Buffer);

/// The map of a module's exports, or of a firmware ELF file's export table.
llvm::Error writeImportMap(llvm::MemoryBufferRef File, llvm::raw_ostream &OS);

} // namespace trivet
#endif
