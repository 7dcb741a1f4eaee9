//===- IgnoredAttributes.cpp - what clang ignores and a program needs -----===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang knows `ifunc`, but not for bare metal: it warns, unless told not to
// (-w), and nobody defines the function. A plug-in's attribute cannot take its
// place: clang looks a name up among its own attributes first, for every
// target. And an ignored attribute leaves no trace in the AST. So this reads
// along with the parser.
//
//===----------------------------------------------------------------------===//
#include "Attributes.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Lex/Preprocessor.h"

using namespace clang;

namespace trivet {

namespace {

class IfuncFinder {
public:
  explicit IfuncFinder(DiagnosticsEngine &Diags) : Diags(Diags) {}

  /// Sees each token once, after macro expansion.
  void operator()(const Token &T) {
    if (T.isAnnotation())
      return;
    step(T);
    Previous = T.getKind();
  }

private:
  void step(const Token &T) {
    if (Depth == 0) {
      // Two brackets in a row begin attributes and nothing else
      // ([dcl.attr.grammar]).
      if (T.is(tok::l_square) && Previous == tok::l_square)
        begin(tok::l_square, tok::r_square, 2);
      else if (T.is(tok::l_paren) && Previous == tok::kw___attribute)
        begin(tok::l_paren, tok::r_paren, 1);
      return;
    }
    if (T.is(Open))
      ++Depth;
    else if (T.is(Close))
      --Depth;
    else if (T.is(tok::kw_using))
      Using = true;
    else if (Depth == 2 && T.is(tok::identifier))
      attributeOrNamespace(T);
  }

  void begin(tok::TokenKind NewOpen, tok::TokenKind NewClose,
             unsigned NewDepth) {
    Open = NewOpen;
    Close = NewClose;
    Depth = NewDepth;
    Using = false;
  }

  void attributeOrNamespace(const Token &T) {
    // __attribute__((a, ifunc)), [[a, gnu::ifunc]], [[using gnu: a, ifunc]]; but
    // not [[ifunc]], which is nobody's.
    bool First =
        Previous == Open || Previous == tok::comma || Previous == tok::colon;
    bool Gnu = Previous == tok::coloncolon ||
               (First && (Open == tok::l_paren || Using));
    StringRef Name = T.getIdentifierInfo()->getName();
    if (!Gnu || (Name != "ifunc" && Name != "__ifunc__"))
      return;
    Diags.Report(T.getLocation(),
                 Diags.getCustomDiagID(DiagnosticsEngine::Error,
                                       "only a resolver that runs at start-up "
                                       "would know the address of an 'ifunc', "
                                       "but a module's functions have one "
                                       "address: use a function pointer"));
  }

  DiagnosticsEngine &Diags;
  tok::TokenKind Previous = tok::unknown, Open = tok::unknown,
                 Close = tok::unknown;
  unsigned Depth = 0; ///< of parentheses or brackets in attributes
  bool Using = false; ///< [[using gnu: ...]]
};

} // namespace

void refuseIgnoredAttributes(Preprocessor &PP) {
  if (!PP.getTargetInfo().supportsIFunc()) // else AttachClasses refuses it
    PP.setTokenWatcher(IfuncFinder(PP.getDiagnostics()));
}

} // namespace trivet
