//===- Plugin.cpp - what clang loads --------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TrivetClang.so. Arguments (-fplugin-arg-trivet-NAME=VALUE):
//
//   mode=application|library    whose code this is; default application
//   default=own|direct|pending  class of unmarked declarations; default own
//   imports=FILE                import map, any number (docs/import-map.md)
//
// The plug-in's consumer runs before code generation's, so that the table is
// complete when AttachClasses looks.
//
//===----------------------------------------------------------------------===//
#include "Attributes.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

using namespace clang;

namespace {

class Consumer : public ASTConsumer {
  void HandleTranslationUnit(ASTContext &Context) override {
    trivet::SymbolTable &Table = trivet::SymbolTable::get();
    trivet::classifyDeclarations(Context, Table);
    Table.Report = [&Context](llvm::StringRef Symbol, llvm::StringRef Message) {
      return trivet::reportAtDeclaration(Context, Symbol, Message);
    };
  }
};

class Action : public PluginASTAction {
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI,
                                                 StringRef) override {
    // Code generation reports errors at declarations.
    CI.getCodeGenOpts().ClearASTBeforeBackend = false;
    if (CI.hasPreprocessor())
      trivet::refuseIgnoredAttributes(CI.getPreprocessor());
    return std::make_unique<Consumer>();
  }

  bool ParseArgs(const CompilerInstance &CI,
                 const std::vector<std::string> &Args) override {
    trivet::SymbolTable &Table = trivet::SymbolTable::get();
    DiagnosticsEngine &Diags = CI.getDiagnostics();
    Table.clear();
    trivet::markedDeclarations().clear();
    auto Map = std::make_shared<trivet::ImportMap>();
    Table.Map = [Map](StringRef Symbol) {
      return trivet::lookUp(*Map, Symbol);
    };
    for (StringRef Arg : Args) {
      auto [Name, Value] = Arg.split('=');
      if (Name == "mode" && (Value == "library" || Value == "application")) {
        Table.Library = Value == "library";
      } else if (Name == "default" &&
                 (Value == "own" || Value == "direct" || Value == "pending")) {
        Table.Default = trivet::parseSymbolClass(Value);
      } else if (Name == "imports" && !Value.empty()) {
        if (!trivet::readImportMapFile(Diags, Value, *Map))
          return false;
      } else {
        unsigned ID = Diags.getCustomDiagID(
            DiagnosticsEngine::Error,
            "trivet plug-in: unknown argument '%0'; it takes "
            "mode=application|library, default=own|direct|pending and "
            "imports=FILE");
        Diags.Report(ID) << Arg;
        return false;
      }
    }
    return true;
  }

  ActionType getActionType() override { return AddBeforeMainAction; }
};

FrontendPluginRegistry::Add<Action>
    Register("trivet", "shared libraries without an MMU: direct and pending imports");

} // namespace
