//===- Attributes.cpp - the two attributes and where they may stand -------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Three spellings each: __declspec(direct), __attribute__((direct)),
// [[trivet::direct]]; an optional string names the providing module. They say
// where a symbol with linkage lives, so they belong on declarations of
// functions and of variables with external linkage, and nowhere else: an attribute
// that could be ignored would be a wrong access in silence.
//
//===----------------------------------------------------------------------===//
#include "Attributes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Sema/ParsedAttr.h"
#include "clang/Sema/Sema.h"

using namespace clang;

namespace trivet {

std::vector<MarkedDeclaration> &markedDeclarations() {
  static std::vector<MarkedDeclaration> All;
  return All;
}

namespace {

class ClassAttribute : public ParsedAttrInfo {
public:
  ClassAttribute(SymbolClass Class, ArrayRef<Spelling> Names) : Class(Class) {
    OptArgs = 1;
    NumArgs = 0;
    Spellings = Names;
  }

  bool diagAppertainsToDecl(Sema &S, const ParsedAttr &Attr,
                            const Decl *D) const override {
    auto *Var = dyn_cast<VarDecl>(D);
    const char *Instead = nullptr;
    if (isa<ParmVarDecl>(D))
      Instead = "a parameter";
    else if (Var && Var->isLocalVarDecl() && !Var->hasExternalStorage())
      Instead = "a local variable";
    else if (Var && !Var->isStaticDataMember() &&
             Var->getStorageClass() == SC_Static)
      Instead = "a static variable, which this module defines";
    else if (isa<TypeDecl>(D))
      Instead = "a type; mark its functions and variables";
    else if (isa<FieldDecl>(D))
      Instead = "a member of each object";
    else if (auto *F = dyn_cast<FunctionDecl>(D);
             F && F->getStorageClass() == SC_Static && !isa<CXXMethodDecl>(F))
      Instead = "a static function, which this module defines";
    else if (!Var && !isa<FunctionDecl>(D))
      Instead = "this declaration";
    if (!Instead)
      return true;
    unsigned ID = S.Diags.getCustomDiagID(
        DiagnosticsEngine::Error,
        "'%0' belongs on the declaration of a function or variable that another "
        "module defines, not on %1");
    S.Diag(Attr.getLoc(), ID) << spelling(Class) << Instead;
    return false;
  }

  bool diagAppertainsToStmt(Sema &S, const ParsedAttr &Attr,
                            const Stmt *) const override {
    unsigned ID = S.Diags.getCustomDiagID(
        DiagnosticsEngine::Error,
        "'%0' belongs on the declaration of a function or variable that another "
        "module defines, not on a statement");
    S.Diag(Attr.getLoc(), ID) << spelling(Class);
    return false;
  }

  AttrHandling handleDeclAttribute(Sema &S, Decl *D,
                                   const ParsedAttr &Attr) const override {
    std::string Provider;
    if (Attr.getNumArgs() > 1) {
      unsigned ID = S.Diags.getCustomDiagID(
          DiagnosticsEngine::Error,
          "'%0' takes one argument, the name of the providing module");
      S.Diag(Attr.getLoc(), ID) << spelling(Class);
      return AttributeNotApplied;
    }
    if (Attr.getNumArgs() == 1) {
      auto *Literal =
          Attr.isArgExpr(0)
              ? dyn_cast<StringLiteral>(Attr.getArgAsExpr(0)->IgnoreParenCasts())
              : nullptr;
      if (!Literal || !Literal->isOrdinary() || Literal->getString().empty() ||
          Literal->getString().find_first_of(StringRef("\0 \t\n", 4)) !=
              StringRef::npos) {
        SourceLocation Loc = Attr.isArgExpr(0)
                                 ? Attr.getArgAsExpr(0)->getBeginLoc()
                                 : Attr.getLoc();
        unsigned ID = S.Diags.getCustomDiagID(
            DiagnosticsEngine::Error,
            "the module that provides a '%0' import is named by a string, as in "
            "%0(\"libm\")");
        S.Diag(Loc, ID) << spelling(Class);
        return AttributeNotApplied;
      }
      Provider = Literal->getString().str();
    }
    auto *ND = cast<NamedDecl>(D);
    markedDeclarations().push_back({ND, Class, Provider, Attr.getLoc()});
    std::string Text =
        (AnnotationPrefix + spelling(Class) + ":" + Provider).str();
    D->addAttr(AnnotateAttr::Create(S.Context, Text, nullptr, 0,
                                    Attr.getRange()));
    return AttributeApplied;
  }

private:
  SymbolClass Class;
};

using Spelling = ParsedAttrInfo::Spelling;
constexpr Spelling DirectSpellings[] = {
    {ParsedAttr::AS_GNU, "direct"},
    {ParsedAttr::AS_Declspec, "direct"},
    {ParsedAttr::AS_CXX11, "trivet::direct"},
    {ParsedAttr::AS_C23, "trivet::direct"}};
constexpr Spelling PendingSpellings[] = {
    {ParsedAttr::AS_GNU, "pending"},
    {ParsedAttr::AS_Declspec, "pending"},
    {ParsedAttr::AS_CXX11, "trivet::pending"},
    {ParsedAttr::AS_C23, "trivet::pending"}};

struct DirectAttribute : ClassAttribute {
  DirectAttribute() : ClassAttribute(SymbolClass::Direct, DirectSpellings) {}
};
struct PendingAttribute : ClassAttribute {
  PendingAttribute() : ClassAttribute(SymbolClass::Pending, PendingSpellings) {}
};

ParsedAttrInfoRegistry::Add<DirectAttribute>
    Direct("trivet-direct", "import from a module loaded before this one");
ParsedAttrInfoRegistry::Add<PendingAttribute>
    Pending("trivet-pending", "import resolved in each process, by a slot");

} // namespace
} // namespace trivet
