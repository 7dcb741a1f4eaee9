//===- Link/Options.h - the command line of a link --------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `trivet ld` takes GNU ld's command line. Most of it is lld's business and is
// passed on in order; here is only what Trivet must know of or do itself.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_OPTIONS_H
#define TRIVET_LINK_OPTIONS_H
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace trivet {

struct Options {
  /// One piece of the command line, in order.
  struct Item {
    enum ItemKind {
      Lld,     ///< for lld as it stands
      File,    ///< an input file
      Library, ///< -l: Text is what follows
    } Kind = Lld;
    std::string Text;
    bool AsNeeded = false;     ///< File, Library: state of --as-needed
    bool ArchivesOnly = false; ///< Library: state of -static, -Bstatic
  };
  std::vector<Item> Items;
  std::vector<std::string> SearchPaths;  ///< -L, sysroot applied
  std::vector<std::string> FirmwareMaps; ///< --trivet-firmware
  std::vector<std::string> Defsyms;      ///< --defsym: the names
  std::string Output = "a.out", SoName, MapFile, Entry = "_start";
  /// --trivet-room: how many libraries an application may open; not given: as
  /// the link finds (OpensLibraries).
  std::optional<unsigned> Room;
  bool NoDelete = false; ///< -z nodelete
  bool Lazy = false;     ///< -z lazy
  bool Shared = false;
  bool ExportDynamic = false;
  bool StripAll = false;
  bool PassThrough = false; ///< -r, --version: lld does everything
};

/// Expands @files and sorts the arguments (without the program's name).
llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> Args);

} // namespace trivet
#endif
