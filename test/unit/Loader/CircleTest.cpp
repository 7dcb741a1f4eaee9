//===- CircleTest.cpp - libraries that need each other --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Any shape of graph, with one pending need at least on each circle.
//
//===----------------------------------------------------------------------===//
#include "trivet/circle.h"
#include "Fixture.h"

namespace {

using machine::W;

class Circle : public Loader {
protected:
  /// A library that imports directly from 'Direct' and pending from 'Pending'.
  static ModuleBuilder library(const std::string &Name,
                               std::vector<std::string> Direct,
                               std::vector<std::string> Pending) {
    ModuleBuilder B = counter(Name, Direct);
    for (const std::string &D : Direct)
      B.call(D + "_next");
    B.PendingNeeds = uint32_t(Pending.size());
    for (const std::string &P : Pending) {
      B.Needed.push_back(P);
      B.dataReloc(B.Data.size(), R_SLOT, B.import(P + "_next"));
      B.dataWord(0);
    }
    B.InitAt = B.here();
    B.InitCount = 1;
    B.textReloc(B.here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x100);
    B.textWord();
    return B;
  }
  /// Starts and ends it; the names in the order of constructors.
  std::string run(const ModuleBuilder &App,
                  std::vector<std::string> Libraries) {
    if (int Error = install(App))
      return std::to_string(Error);
    if (int Error = trivet_process_create(Module, &Process)) {
      trivet_module_uninstall(Module);
      return std::to_string(Error);
    }
    std::string Order;
    Board.Calls.clear();
    trivet_process_run(Process, 0, nullptr, nullptr);
    for (const EmulatedBoard::Call &C : Board.Calls)
      for (const std::string &L : Libraries)
        if (C.Function == part(Process, L).Info.text + 0x100)
          Order += (Order.empty() ? "" : " ") + L;
    trivet_process_destroy(Process);
    EXPECT_EQ(trivet_module_uninstall(Module), 0);
    EXPECT_EQ(Board.live(), 0u) << "modules that only hold each other go";
    return Order;
  }
};

TEST_F(Circle, OneDirectionPending) {
  add(library("a", {"b"}, {}));
  add(library("b", {}, {"a"}));
  // In a circle nobody is promised an order.
  EXPECT_EQ(run(program({"a"}), {"a", "b"}).size(), 3u);
  EXPECT_EQ(run(program({"b"}), {"a", "b"}).size(), 3u);
}

TEST_F(Circle, TheSlotIsBound) {
  add(library("a", {"b"}, {}));
  add(library("b", {}, {"a"}));
  ASSERT_EQ(install(program({"a"})), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.address(part(Process, "b").Data + W),
            part(Process, "a").Info.text + machine::FunctionBit);
  EXPECT_EQ(part(Process, "a").Info.uses, 3u) << "two needs and a process";
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Circle, OneThatGoesThroughWhoWaits) {
  // x is under way when c, which wants it complete, is met first.
  add(library("x", {"a"}, {}));
  add(library("a", {}, {"c"}));
  add(library("c", {"x"}, {}));
  EXPECT_NE(run(program({"x"}), {"x", "a", "c"}).find("a x"),
            std::string::npos);
  add(library("self", {}, {"self"}));
  EXPECT_EQ(run(program({"self"}), {"self"}), "self");
}

TEST_F(Circle, WithoutACircleConstructorsAreInOrderOfNeed) {
  add(library("a", {}, {"b", "c"}));
  add(library("b", {"d"}, {"c"}));
  add(library("c", {}, {"d"}));
  add(library("d", {}, {}));
  EXPECT_EQ(run(program({"a"}), {"a", "b", "c", "d"}), "d c b a");
}

TEST_F(Circle, ManyAtOnce) {
  // All of a, b, c, d need all others, half of them directly.
  std::vector<std::string> All = {"a", "b", "c", "d"};
  for (size_t I = 0; I < 4; ++I)
    add(library(All[I], {All.begin(), All.begin() + long(I)},
                {All.begin() + long(I), All.end()}));
  std::string Order = run(program({"c"}), All);
  EXPECT_EQ(Order.size(), 7u) << Order;
  // Two programs share them; the first one's end takes nothing away.
  trivet_module *M, *N;
  ASSERT_EQ(install(program({"a"}), M), 0);
  ASSERT_EQ(install(program({"d"}), N), 0);
  EXPECT_EQ(trivet_module_uninstall(M), 0);
  ASSERT_EQ(trivet_process_create(N, &Process), 0);
  EXPECT_NE(part(Process, "a").Data, 0u);
  trivet_process_destroy(Process);
  EXPECT_EQ(trivet_module_uninstall(N), 0);
}

TEST_F(Circle, OfDirectNeedsIsRefusedAndShown) {
  add(library("a", {"b"}, {"d"}));
  add(library("b", {"d", "c"}, {}));
  add(library("c", {"b"}, {}));
  add(library("d", {}, {"a"}));
  EXPECT_EQ(install(program({"a"})), TRIVET_E_CYCLE);
  char Text[64];
  trivet_circle_text(trivet_last_name(), Text, sizeof Text);
  EXPECT_STREQ(Text, "b -> c -> b");
  trivet_circle_text("b", Text, 7);
  EXPECT_STREQ(Text, "b -> c");
  trivet_circle_text("d", Text, sizeof Text);
  EXPECT_STREQ(Text, "");
}

TEST_F(Circle, TextDoesNotLookIntoPendingNeeds) {
  add(library("a", {}, {"b"}));
  ModuleBuilder B = program({"b"});
  B.PendingNeeds = 1;
  B.call("b_next");
  add(library("b", {}, {}));
  EXPECT_EQ(install(B), TRIVET_E_NO_SYMBOL);
}

TEST_F(Circle, EveryAllocationMayFail) {
  std::vector<std::string> All = {"a", "b", "c"};
  for (size_t I = 0; I < 3; ++I)
    add(library(All[I], {All.begin(), All.begin() + long(I)},
                {All.begin() + long(I) + 1, All.end()}));
  std::vector<uint8_t> File = program({"b"}).build();
  trivet_addr At = Board.addFile("", File);
  for (uint32_t Nth = 1;; ++Nth) {
    Board.failAllocation(Nth);
    int Error = trivet_module_install(At, uint32_t(File.size()), &Module);
    if (!Error)
      break;
    EXPECT_EQ(Error, TRIVET_E_NO_MEMORY);
    ASSERT_EQ(Board.live(), 0u) << "after failure of allocation " << Nth;
  }
  trivet_module_uninstall(Module);
}

TEST_F(Circle, AMissingOneTakesAllBack) {
  add(library("a", {"b"}, {}));
  add(library("b", {}, {"a", "none"}));
  EXPECT_EQ(install(program({"a"})), TRIVET_E_NO_MODULE);
  EXPECT_STREQ(trivet_last_name(), "none");
}

TEST_F(Circle, MorePendingNeedsThanNeedsIsCorrupt) {
  ModuleBuilder B = program();
  B.PendingNeeds = 1;
  EXPECT_EQ(install(B), TRIVET_E_CORRUPT);
}

} // namespace
