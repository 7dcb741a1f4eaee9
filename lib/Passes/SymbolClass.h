//===- SymbolClass.h - where a symbol lives, as source and maps say -------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The door between source and code. Attributes, import maps and the default
// class end up here as one small record per symbol, and from here on live as
// metadata on the symbol's IR declaration:
//
//     @x = external global i32, !trivet !0
//     !0 = !{!"direct", !"libx.so", !"far"}      ; class, provider, flags...
//
// Metadata, because it survives -O2, bitcode, LTO and printing, so that every
// later stage can be started alone from a text file. Clang cannot attach it (it keeps no
// annotation of an extern variable), hence the SymbolTable: clang-plugin/
// fills it by name, AttachClasses reads it at the start of the pipeline.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PASSES_SYMBOLCLASS_H
#define TRIVET_PASSES_SYMBOLCLASS_H

#include "llvm/ADT/StringMap.h"
#include "llvm/IR/GlobalObject.h"
#include <functional>
#include <optional>
#include <string>

namespace trivet {

/// How code reaches a symbol that it does not define.
enum class SymbolClass {
  Own,     ///< writable data of this module: offset from its base
  Address, ///< functions and shared constants: a patched address
  Direct,  ///< data of a module loaded before: its base, then an offset
  Pending, ///< through a slot in own data
};

struct SymbolInfo {
  SymbolClass Class = SymbolClass::Own;
  std::string Provider; ///< module name, empty if unknown
  bool Far = false;     ///< Direct: the offset may need 32 bits
  bool Weak = false;    ///< Pending: absent means null
  bool Unique = false;  ///< Pending, even if defined here: one per process

  static SymbolInfo onePerProcess() {
    SymbolInfo Info;
    Info.Class = SymbolClass::Pending;
    Info.Unique = true;
    return Info;
  }
};

const char *spelling(SymbolClass C);
std::optional<SymbolClass> parseSymbolClass(llvm::StringRef Word);

/// The metadata of \p GO, if it has any.
std::optional<SymbolInfo> getSymbolInfo(const llvm::GlobalObject &GO);
void setSymbolInfo(llvm::GlobalObject &GO, const SymbolInfo &Info);

/// What \p GV is to code of its module, defined there or not.
SymbolInfo classify(const llvm::GlobalValue &GV);
/// Does \p GV's address depend on the process?
bool hasProcessAddress(const llvm::GlobalValue &GV);
/// Not the program's: LLVM's lists, our notes.
bool isSpecial(const llvm::GlobalValue &GV);

/// Hand-over from the front end: name in the object file -> record. One per process,
/// because clang's plug-in and pass-plug-in interfaces share nothing else.
class SymbolTable {
public:
  static SymbolTable &get();

  llvm::StringMap<SymbolInfo> Attributes; ///< from declarations: strongest
  /// What import maps say of a symbol, if anything; null: there are none.
  std::function<std::optional<SymbolInfo>(llvm::StringRef Symbol)> Map;
  /// Class of unmarked declarations.
  std::optional<SymbolClass> Default;
  /// -fplugin-arg-trivet-mode=; unset: application.
  std::optional<bool> Library;
  /// Reports an error where the source declares a symbol; false: it does not.
  std::function<bool(llvm::StringRef Symbol, llvm::StringRef Message)> Report;
  void clear();
};

} // namespace trivet
#endif
