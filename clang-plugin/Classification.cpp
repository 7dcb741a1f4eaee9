//===- Classification.cpp - each declaration's class, once all are known --===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// At the end of a translation unit every marked declaration is held against its
// redeclarations: all must say the same, and none may be a definition.
// What passes is handed to the pass plug-in under its name in the object file.
// Import maps are read here as well; they speak of the same table.
//
//===----------------------------------------------------------------------===//
#include "Attributes.h"
#include "Target/Target.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Mangle.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/TargetInfo.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace clang;

namespace trivet {

namespace {

/// Marked declarations that no parser of this run has seen: they come from a
/// precompiled header or module, or are instantiated from templates.
class AnnotationFinder : public RecursiveASTVisitor<AnnotationFinder> {
public:
  AnnotationFinder(std::vector<MarkedDeclaration> &Found) : Found(Found) {
    for (const MarkedDeclaration &M : Found)
      Known.insert(M.Declaration);
  }
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitNamedDecl(NamedDecl *D) {
    if (!isa<VarDecl, FunctionDecl>(D) || Known.count(D))
      return true;
    for (AnnotateAttr *A : D->specific_attrs<AnnotateAttr>()) {
      StringRef Text = A->getAnnotation();
      if (A->isInherited() || !Text.consume_front(AnnotationPrefix))
        continue;
      auto [Word, Provider] = Text.split(':');
      if (std::optional<SymbolClass> Class = parseSymbolClass(Word))
        Found.push_back({D, *Class, Provider.str(), A->getLocation()});
    }
    return true;
  }

private:
  std::vector<MarkedDeclaration> &Found;
  llvm::SmallPtrSet<const Decl *, 16> Known;
};

class Judge {
public:
  Judge(ASTContext &Context, SymbolTable &Table)
      : Context(Context), Diags(Context.getDiagnostics()), Table(Table),
        Names(Context) {}

  void judge(const MarkedDeclaration &M) {
    if (M.Declaration->isInvalidDecl() || M.Declaration->isTemplated())
      return;
    if (M.Declaration->getFormalLinkage() == Linkage::Internal) {
      if (Reported.insert(M.Where).second)
        report(M.Where, "'%0' is declared %1, that is, defined by another module, "
                        "but has internal linkage, which no other module sees")
            << M.Declaration->getDeclName().getAsString() << spelling(M.Class);
      return;
    }
    if (const NamedDecl *Definition = definitionOf(M.Declaration)) {
      if (!Reported.insert(M.Where).second)
        return; // another instance of the same template
      report(M.Where,
             "'%0' is declared %1, that is, defined by another module, but this "
             "translation unit defines it: leave the attribute out here, for "
             "example by a macro that the defining module sets empty")
          << M.Declaration->getDeclName().getAsString() << spelling(M.Class);
      note(Definition->getLocation(), "defined here");
      return;
    }
    auto [It, New] = Judged.try_emplace(M.Declaration->getCanonicalDecl(), &M);
    const MarkedDeclaration &First = *It->second;
    if (!New) {
      if (First.Class != M.Class) {
        report(M.Where, "'%0' is declared both %1 and %2")
            << M.Declaration->getDeclName().getAsString()
            << spelling(First.Class) << spelling(M.Class);
        note(First.Where, "the other attribute is here");
        return;
      }
      if (First.Provider != M.Provider && !First.Provider.empty() &&
          !M.Provider.empty()) {
        report(M.Where, "'%0' is declared to come from \"%1\" and from \"%2\"")
            << M.Declaration->getDeclName().getAsString() << First.Provider
            << M.Provider;
        note(First.Where, "the other attribute is here");
        return;
      }
    }
    for (std::string &Name : Names.getAllManglings(M.Declaration))
      record(Name, M);
    record(Names.getName(M.Declaration), M);
  }

private:
  static const NamedDecl *definitionOf(const NamedDecl *D) {
    if (auto *F = dyn_cast<FunctionDecl>(D))
      return F->getDefinition();
    auto *V = cast<VarDecl>(D);
    if (const VarDecl *Definition = V->getDefinition())
      return Definition;
    for (const VarDecl *Again : V->redecls())
      if (Again->isThisDeclarationADefinition() == VarDecl::TentativeDefinition)
        return Again;
    return nullptr;
  }
  void record(StringRef Name, const MarkedDeclaration &M) {
    if (Name.empty())
      return;
    // Two declarations may share a name in the object file: asm("name").
    auto [It, New] = ByName.try_emplace(Name, &M);
    const MarkedDeclaration &First = *It->second;
    if (First.Class != M.Class ||
        (First.Provider != M.Provider && !First.Provider.empty() &&
         !M.Provider.empty())) {
      if (!Reported.insert(M.Where).second)
        return;
      report(M.Where, "'%0' and '%1' are one symbol, '%2', but their attributes "
                      "differ")
          << First.Declaration->getDeclName().getAsString()
          << M.Declaration->getDeclName().getAsString() << Name;
      note(First.Where, "the other attribute is here");
      return;
    }
    SymbolInfo &Info = Table.Attributes[Name];
    Info.Class = M.Class;
    if (!M.Provider.empty())
      Info.Provider = M.Provider;
  }
  template <unsigned Size>
  DiagnosticBuilder report(SourceLocation At, const char (&Text)[Size]) {
    return Diags.Report(
        At, Diags.getCustomDiagID(DiagnosticsEngine::Error, Text));
  }
  template <unsigned Size>
  void note(SourceLocation At, const char (&Text)[Size]) {
    Diags.Report(At, Diags.getCustomDiagID(DiagnosticsEngine::Note, Text));
  }

  ASTContext &Context;
  DiagnosticsEngine &Diags;
  SymbolTable &Table;
  ASTNameGenerator Names;
  llvm::DenseMap<const Decl *, const MarkedDeclaration *> Judged;
  llvm::StringMap<const MarkedDeclaration *> ByName;
  llvm::DenseSet<SourceLocation> Reported;
};

/// The declaration of a symbol of the object file.
class SymbolFinder : public RecursiveASTVisitor<SymbolFinder> {
public:
  SymbolFinder(ASTContext &Context, StringRef Symbol)
      : Names(Context), Symbol(Symbol) {}
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitNamedDecl(NamedDecl *D) {
    if (!isa<VarDecl, FunctionDecl>(D) || isa<ParmVarDecl>(D) || D->isTemplated())
      return true;
    if (auto *V = dyn_cast<VarDecl>(D); V && !V->hasGlobalStorage())
      return true;
    if (Names.getName(D) != Symbol)
      return true;
    Found = D;
    return false;
  }
  const NamedDecl *Found = nullptr;

private:
  ASTNameGenerator Names;
  StringRef Symbol;
};

/// Blocks (-fblocks): code generation names objects of a run-time library.
class BlockRefuser : public RecursiveASTVisitor<BlockRefuser> {
public:
  explicit BlockRefuser(ASTContext &Context)
      : Diags(Context.getDiagnostics()),
        ID(Diags.getCustomDiagID(
            DiagnosticsEngine::Error,
            "a block needs a run-time library, which there is not for modules: use "
            "%select{a function and a pointer to its data|a lambda}0")),
        CPlusPlus(Context.getLangOpts().CPlusPlus) {}
  bool VisitBlockExpr(BlockExpr *E) {
    Diags.Report(E->getCaretLocation(), ID) << CPlusPlus;
    return true;
  }

private:
  DiagnosticsEngine &Diags;
  unsigned ID;
  bool CPlusPlus;
};

} // namespace

void classifyDeclarations(ASTContext &Context, SymbolTable &Table) {
  std::vector<MarkedDeclaration> &Marked = markedDeclarations();
  // Walking everything costs time: only where the parser's list may miss some.
  bool Templates = llvm::any_of(Marked, [](const MarkedDeclaration &M) {
    return M.Declaration->isTemplated();
  });
  if (Context.getExternalSource() || Templates)
    AnnotationFinder(Marked).TraverseDecl(Context.getTranslationUnitDecl());
  if (Context.getLangOpts().Blocks)
    BlockRefuser(Context).TraverseDecl(Context.getTranslationUnitDecl());
  // LLVM would say so without a place.
  DiagnosticsEngine &Diags = Context.getDiagnostics();
  const Target *T = findTarget(Context.getTargetInfo().getTriple());
  for (const Decl *D : Context.getTranslationUnitDecl()->decls())
    if (auto *V = dyn_cast<VarDecl>(D); V && V->getStorageClass() == SC_Register)
      if (auto *Label = V->getAttr<AsmLabelAttr>();
          Label && T && T->isStaticBase(Label->getLabel()))
        Diags.Report(V->getLocation(),
                     Diags.getCustomDiagID(DiagnosticsEngine::Error,
                                           "%0 cannot be a variable: it is the static base, which "
                                           "leads each process to its data; use an ordinary static"))
            << Label->getLabel();
  Judge J(Context, Table);
  for (const MarkedDeclaration &M : Marked)
    J.judge(M);
  Marked.clear();
}

bool reportAtDeclaration(ASTContext &Context, StringRef Symbol,
                         StringRef Message) {
  SymbolFinder Finder(Context, Symbol);
  Finder.TraverseDecl(Context.getTranslationUnitDecl());
  if (!Finder.Found)
    return false;
  DiagnosticsEngine &Diags = Context.getDiagnostics();
  Diags.Report(Finder.Found->getLocation(),
               Diags.getCustomDiagID(DiagnosticsEngine::Error, "%0"))
      << Message;
  return true;
}

bool readImportMapFile(DiagnosticsEngine &Diags, StringRef Path,
                       ImportMap &Map) {
  auto Fail = [&](const std::string &Text) {
    Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Error, "%0")) << Text;
    return false;
  };
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer)
    return Fail(("cannot read the import map '" + Path +
                 "': " + Buffer.getError().message()).str());
  if (llvm::Error E = Map.read(std::move(*Buffer)))
    return Fail(llvm::toString(std::move(E)));
  return true;
}

std::optional<SymbolInfo> lookUp(const ImportMap &Map, StringRef Symbol) {
  const ImportMapLine *Line = Map.find(Symbol);
  if (!Line)
    return std::nullopt;
  SymbolInfo Info;
  Info.Provider = Line->Provider.str();
  Info.Far = Line->Far;
  switch (Line->Class) {
  case ImportMapLine::Direct:
    Info.Class = Line->Kind == ImportMapLine::Data ? SymbolClass::Direct
                                                   : SymbolClass::Address;
    break;
  case ImportMapLine::Pending:
    Info.Class = SymbolClass::Pending;
    break;
  case ImportMapLine::Own:
    Info.Class = SymbolClass::Own;
    break;
  }
  return Info;
}

} // namespace trivet
