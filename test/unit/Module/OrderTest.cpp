//===- OrderTest.cpp - what is linked before what -------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Module/Order.h"
#include "../Loader/ModuleBuilder.h"
#include "gtest/gtest.h"
#include <deque>

using namespace llvm;

namespace {

/// Libraries "a: b c ~d"; without a name, a program.
std::string orderOf(const std::vector<std::string> &Graph) {
  std::deque<std::vector<uint8_t>> Files;
  std::deque<trivet::Module> Modules;
  std::vector<const trivet::Module *> All;
  std::string Names;
  for (const std::string &Row : Graph) {
    auto [Name, Needs] = StringRef(Row).split(':');
    Names += Name.empty() ? 'P' : Name[0];
    ModuleBuilder B = Name.empty() ? ModuleBuilder::program()
                                   : ModuleBuilder::library(Name.str());
    SmallVector<StringRef> Words;
    Needs.split(Words, ' ', -1, false);
    for (StringRef W : Words) {
      B.PendingNeeds += W.consume_front("~");
      B.Needed.push_back(W.str());
    }
    B.half(0x4770);
    B.half(0xbf00);
    Files.push_back(B.build());
    Expected<trivet::Module> M = trivet::Module::parse(
        MemoryBufferRef(StringRef(reinterpret_cast<char *>(Files.back().data()),
                                  Files.back().size()),
                        Row));
    if (!M)
      return toString(M.takeError());
    Modules.push_back(std::move(*M));
    All.push_back(&Modules.back());
  }
  All.push_back(nullptr);
  Names += '-';
  std::string Order;
  for (unsigned I : trivet::orderOfLinking(All))
    Order += Names[I];
  return Order;
}

TEST(Order, WhatIsNeededComesFirst) {
  EXPECT_EQ(orderOf({":a c", "a:b", "b:c", "c:"}), "cbaP-");
  EXPECT_EQ(orderOf({":c a", "a:b ~d", "b:c", "c:", "d:unknown"}), "cbdaP-");
}

TEST(Order, InACircleWhatIsNeededDirectly) {
  EXPECT_EQ(orderOf({"a:b", "b:~a"}), "ba-");
  EXPECT_EQ(orderOf({"b:~a", "a:b"}), "ba-");
  // a waits, though its own needs are pending ones: they lead back.
  EXPECT_EQ(orderOf({"b:~p", "p:~a", "a:b"}), "pba-");
  EXPECT_EQ(orderOf({"b:~p", "p:a", "a:b"}), "bap-");
  EXPECT_EQ(orderOf({"a:~a"}), "a-");
}

TEST(Order, ACircleThatNobodyCanLinkEnds) {
  EXPECT_EQ(orderOf({"a:b", "b:a"}).size(), 3u);
}

} // namespace
