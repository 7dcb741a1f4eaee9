//===- Attributes.h - direct and pending, as the source says them ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Attributes.cpp sees one declaration at a time and remembers it; at the end
// of the translation unit, when redeclarations and definitions are known,
// Classification.cpp judges them all and fills the pass plug-in's SymbolTable.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_CLANG_ATTRIBUTES_H
#define TRIVET_CLANG_ATTRIBUTES_H

#include "../lib/Passes/SymbolClass.h"
#include "Module/ImportMap.h"
#include "clang/Basic/SourceLocation.h"
#include <vector>

namespace clang {
class ASTContext;
class DiagnosticsEngine;
class NamedDecl;
class Preprocessor;
} // namespace clang

namespace trivet {

/// One attribute on one declaration.
struct MarkedDeclaration {
  clang::NamedDecl *Declaration;
  SymbolClass Class;
  std::string Provider;
  clang::SourceLocation Where;
};

/// Those of this translation unit, in source order.
std::vector<MarkedDeclaration> &markedDeclarations();

/// What AnnotateAttr texts begin with: "trivet.direct:libx". They carry the
/// attribute through precompiled headers and template instantiation.
inline constexpr llvm::StringLiteral AnnotationPrefix = "trivet.";

/// Reports attributes that clang would ignore, but on which the program depends.
void refuseIgnoredAttributes(clang::Preprocessor &PP);

/// End of the translation unit: reports misuse, fills \p Table.
void classifyDeclarations(clang::ASTContext &Context, SymbolTable &Table);

/// Reports \p Message where the translation unit declares \p Symbol; false: nowhere.
bool reportAtDeclaration(clang::ASTContext &Context, llvm::StringRef Symbol,
                         llvm::StringRef Message);

/// Reads the import map \p Path into \p Map; reports errors.
bool readImportMapFile(clang::DiagnosticsEngine &Diags, llvm::StringRef Path,
                       ImportMap &Map);

/// What \p Map says of \p Symbol, if anything.
std::optional<SymbolInfo> lookUp(const ImportMap &Map, llvm::StringRef Symbol);

} // namespace trivet
#endif
