//===- Fixture.h - what the loader's tests have in common ------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The board is reset before each test; afterwards nothing may be left
// allocated, and no access may have been wrong.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TEST_FIXTURE_H
#define TRIVET_TEST_FIXTURE_H
#include "ModuleBuilder.h"
#include "blocks.h"
#include "emulated.h"
#include "gtest/gtest.h"

using trivet::Board;
using trivet::EmulatedBoard;

class Loader : public testing::Test {
protected:
  void SetUp() override { Board.reset(); }
  void TearDown() override {
    EXPECT_EQ(Board.live(), 0u) << "something was not given back";
    EXPECT_EQ(Board.Errors, 0u) << Board.FirstError;
  }

  trivet_module *Module = nullptr;
  trivet_process *Process = nullptr;

  static void add(const ModuleBuilder &B) {
    Board.addFile(B.SoName, B.build());
  }
  int install(const ModuleBuilder &B, trivet_module *&M) {
    std::vector<uint8_t> File = B.build();
    return trivet_module_install(Board.addFile("", File), uint32_t(File.size()),
                                 &M);
  }
  int install(const ModuleBuilder &B) { return install(B, Module); }
  static trivet_module_info describe(const trivet_module *M) {
    trivet_module_info Info;
    trivet_module_describe(M, &Info);
    return Info;
  }
  /// Where the data of the library called Name is in P, and what it is.
  struct Part {
    std::string Name;
    trivet_addr Data = 0;
    trivet_module_info Info{};
  };
  static Part part(trivet_process *P, const std::string &Name) {
    Part Wanted{Name};
    trivet_process_visit(
        P,
        [](const trivet_module *M, trivet_addr Data, void *Context) {
          Part &W = *static_cast<Part *>(Context);
          if (describe(M).name == W.Name) {
            W.Data = Data;
            W.Info = describe(M);
          }
        },
        &Wanted);
    return Wanted;
  }
  static trivet_addr tableEntry(trivet_process *P, unsigned Number) {
    return Board.address(trivet_process_base(P) - machine::W * Number);
  }
  /// The function that the call at At goes to.
  static trivet_addr callee(trivet_addr At) {
    At += machine::CallField;
    return machine::callee(At, Board.word(At));
  }
  /// The function that the veneer at At goes to; 0: that is none.
  static trivet_addr veneered(trivet_addr At) {
    return machine::veneered(At, Board.word(At), Board.word(At + 4));
  }
  /// As many halfwords at At as Like has.
  static machine::Code codeAt(trivet_addr At, const machine::Code &Like) {
    machine::Code There;
    for (size_t I = 0; I < Like.size(); ++I)
      There.push_back(Board.half(At + 2 * uint32_t(I)));
    return There;
  }
#define EXPECT_CODE(at, like) EXPECT_EQ(codeAt(at, like), like)
};

/// A library of that name with one word of data, 'NAME_counter', and one
/// function, 'NAME_next', which starts with the load of its own base.
inline ModuleBuilder counter(const std::string &Name,
                             std::vector<std::string> Needed = {}) {
  ModuleBuilder B = ModuleBuilder::library(Name);
  B.Needed = std::move(Needed);
  B.dataWord(7);
  B.exportData(Name + "_counter", 0);
  B.exportFunction(Name + "_next", B.here());
  B.ownBase(1);
  B.code(machine::empty());
  return B;
}

inline ModuleBuilder program(std::vector<std::string> Needed = {}) {
  ModuleBuilder B = ModuleBuilder::program();
  B.Needed = std::move(Needed);
  return B;
}

/// Of the firmware, out of a branch's reach.
constexpr trivet_addr Distant =
    EmulatedBoard::FlashBase + 0x765433 + machine::FarAway;
/// Of the firmware, if need be by a veneer.
constexpr trivet_addr Callable = Distant - machine::FarAway;

/// A program and two libraries, one of which needs the other: every kind of
/// relocation, constructors, data in all.
struct Rich {
  static constexpr uint32_t W = machine::W;
  ModuleBuilder Deep = counter("deep"), Near = counter("near", {"deep"}),
                App = program({"near", "deep"});
  Rich() {
    Board.Exports["write"] = Callable;
    Near.Bss = 4 * W;
    Near.dataReloc(W, R_SLOT, Near.import("hook"));
    Near.dataReloc(2 * W, machine::WordReloc, Near.import("deep_counter"));
    Near.dataReloc(3 * W, R_RELATIVE, 0, W);
    Near.base(2, "deep_counter");
    Near.loadDatum(0, 2, "deep_counter");
    App.VeneerRoom = 16;
    App.Bss = 2 * W;
    App.exportFunction("hook", 0);
    App.exportData("state", W);
    App.call("near_next");
    App.call("write");
    App.call("absent", true);
    App.dataReloc(0, machine::WordReloc, App.import("near_counter"));
    App.InitAt = App.FiniAt = App.here();
    App.InitCount = App.FiniCount = 1;
    App.textReloc(App.here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 1);
    App.textWord();
  }
};

#endif
