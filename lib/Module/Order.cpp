//===- Module/Order.cpp - what is linked before what ----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A depth-first walk. From a pending need the walk must not come to a library
// that directly needs one that is under way, since that would be put before
// it: such a one waits until nothing is under way.
//
//     a -> b, b ~> a    from b: a waits; b, a
//
//===----------------------------------------------------------------------===//
#include "Order.h"
#include "llvm/ADT/StringMap.h"

using namespace llvm;
using namespace trivet;

namespace {

struct Walk {
  ArrayRef<const trivet::Module *> Modules;
  StringMap<unsigned> Libraries;
  enum State : uint8_t { New, Under, Done };
  std::vector<State> States;
  std::vector<unsigned> Order, Waiting;

  /// Does a chain of direct needs lead from a library to one under way?
  bool leadsBack(unsigned I, std::vector<bool> &Seen) const {
    if (States[I] == Under)
      return true;
    if (Seen[I])
      return false;
    Seen[I] = true;
    return any_of(Modules[I]->directNeeds(), [&](StringRef Name) {
      auto Found = Libraries.find(Name);
      return Found != Libraries.end() && leadsBack(Found->second, Seen);
    });
  }
  void visit(unsigned I) {
    if (States[I] != New)
      return;
    States[I] = Under;
    const trivet::Module &M = *Modules[I];
    for (auto [K, Name] : enumerate(M.needed())) {
      auto Found = Libraries.find(Name);
      if (Found == Libraries.end())
        continue;
      std::vector<bool> Seen(Modules.size());
      if (K < M.directNeeds().size() || !leadsBack(Found->second, Seen))
        visit(Found->second);
      else
        Waiting.push_back(Found->second);
    }
    States[I] = Done;
    Order.push_back(I);
  }
};

} // namespace

std::vector<unsigned>
trivet::orderOfLinking(ArrayRef<const trivet::Module *> Modules) {
  Walk W{Modules, {}, std::vector<Walk::State>(Modules.size()), {}, {}};
  std::vector<unsigned> Last;
  for (unsigned I = 0; I != Modules.size(); ++I)
    if (Modules[I] && !Modules[I]->isApplication())
      W.Libraries.try_emplace(Modules[I]->name(), I);
    else
      Last.push_back(I);
  for (unsigned I = 0; I != Modules.size(); ++I)
    if (Modules[I] && !Modules[I]->isApplication()) {
      W.visit(I);
      // Those that wait may make others wait.
      for (size_t K = 0; K != W.Waiting.size(); ++K)
        W.visit(W.Waiting[K]);
      W.Waiting.clear();
    }
  W.Order.insert(W.Order.end(), Last.begin(), Last.end());
  return W.Order;
}
