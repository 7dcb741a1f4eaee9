//===- Link/Diagnostics.h - errors of one link ------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Errors read like lld's: a headline that names the symbol, then ">>>" lines
// for who uses it and what to do. Several errors are collected, then the link
// stops; the same trouble in many places is one error with some of the places.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LINK_DIAGNOSTICS_H
#define TRIVET_LINK_DIAGNOSTICS_H
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace trivet {

class Diagnostics {
public:
  /// Reports Headline. Where ("referenced by ...") may be empty; Notes are the
  /// facts and the remedy, given once.
  void error(const llvm::Twine &Headline, llvm::StringRef Where = "",
             llvm::ArrayRef<std::string> Notes = {}) {
    auto [It, New] = Index.try_emplace(Headline.str(), Problems.size());
    if (New)
      Problems.push_back({Headline.str(), {}, {}});
    Problem &P = Problems[It->second];
    if (New)
      P.Notes.assign(Notes.begin(), Notes.end());
    if (!Where.empty() && !llvm::is_contained(P.Where, Where))
      P.Where.push_back(Where.str());
  }
  void error(llvm::Error E) {
    llvm::handleAllErrors(std::move(E), [&](const llvm::ErrorInfoBase &Info) {
      error(Info.message());
    });
  }
  /// The same for what may be meant; it does not stop the link.
  void warning(const llvm::Twine &Headline,
               llvm::ArrayRef<std::string> Notes = {}) {
    Warnings.push_back({Headline.str(), {}, {Notes.begin(), Notes.end()}});
  }
  bool failed() const { return !Problems.empty(); }

  /// Prints what was collected; true if there were errors.
  bool flush(llvm::raw_ostream &OS) {
    print(OS, "warning", Warnings);
    Warnings.clear();
    print(OS, "error", Problems);
    return failed();
  }

private:
  struct Problem {
    std::string Headline;
    std::vector<std::string> Where, Notes;
  };
  std::vector<Problem> Problems, Warnings; // in order of appearance
  llvm::StringMap<size_t> Index;

  static void print(llvm::raw_ostream &OS, llvm::StringRef Kind,
                    llvm::ArrayRef<Problem> List) {
    constexpr size_t Most = 20, MostPlaces = 3;
    for (const Problem &P : List.take_front(Most)) {
      OS << "trivet ld: " << Kind << ": " << P.Headline << '\n';
      for (const std::string &Where :
           llvm::ArrayRef(P.Where).take_front(MostPlaces))
        OS << ">>> " << Where << '\n';
      if (P.Where.size() > MostPlaces)
        OS << ">>> and in " << P.Where.size() - MostPlaces << " more places\n";
      for (const std::string &Note : P.Notes)
        OS << ">>> " << Note << '\n';
    }
    if (List.size() > Most)
      OS << "trivet ld: " << Kind << ": " << List.size() - Most << " more\n";
  }
};

} // namespace trivet
#endif
