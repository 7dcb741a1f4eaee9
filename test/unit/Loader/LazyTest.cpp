//===- LazyTest.cpp - binding at the first call, on the emulated board ----===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "trivet/lazy.h"
#include "Fixture.h"

namespace {

using machine::W;

/// A library with a lazy slot for each name, and the programs' process.
class Lazy : public Loader {
protected:
  uint32_t StubsAt = 0;
  ModuleBuilder library(std::vector<std::string> Names) {
    ModuleBuilder B = counter("lib");
    StubsAt = B.here();
    for (const std::string &Name : Names) {
      B.lazySlot(uint32_t(B.Data.size()), StubsAt, B.import(Name));
      B.code(machine::empty());
      B.code(machine::empty()); // a stub has 8 bytes
      B.dataWord(0);
    }
    return B;
  }
  void start(ModuleBuilder App) {
    ASSERT_EQ(install(App), 0);
    ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  }
  void end() {
    trivet_process_destroy(Process);
    trivet_module_uninstall(Module);
  }
  trivet_addr stub(unsigned Index) {
    return part(Process, "lib").Info.text + StubsAt + 8 * Index;
  }
  trivet_addr slot(unsigned Index, trivet_process *Of = nullptr) {
    return Board.address(part(Of ? Of : Process, "lib").Data + W * (Index + 1));
  }
  trivet_addr unbound(unsigned Index) {
    return stub(Index) + machine::FunctionBit;
  }
};

TEST_F(Lazy, AStartLooksUpNothing) {
  add(library({"hook", "nobody"}));
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  uint32_t Before = trivet_lookups();
  start(App);
  EXPECT_EQ(trivet_lookups(), Before);
  EXPECT_EQ(slot(0), unbound(0));
  EXPECT_EQ(slot(1), unbound(1));
  end();
}

TEST_F(Lazy, TheFirstCallBinds) {
  add(library({"other", "hook"}));
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  start(App);
  trivet_addr Hook = describe(Module).text + machine::FunctionBit, At;
  ASSERT_EQ(trivet_process_bind(Process, stub(1), &At), 0);
  EXPECT_EQ(At, Hook);
  EXPECT_EQ(slot(1), Hook);
  EXPECT_EQ(slot(0), unbound(0)) << "the other one waits";
  uint32_t Before = trivet_lookups();
  ASSERT_EQ(trivet_process_bind(Process, stub(1), &At), 0) << "once more";
  EXPECT_EQ(At, Hook);
  EXPECT_EQ(trivet_lookups(), Before);
  end();
}

TEST_F(Lazy, EachProcessBindsForItself) {
  add(library({"hook"}));
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  start(App);
  trivet_process *Other;
  ASSERT_EQ(trivet_process_create(Module, &Other), 0);
  trivet_addr At;
  ASSERT_EQ(trivet_process_bind(Process, stub(0), &At), 0);
  EXPECT_EQ(slot(0, Other), unbound(0));
  trivet_process_destroy(Other);
  end();
}

TEST_F(Lazy, WhatNobodyHasIsNamed) {
  add(library({"nobody"}));
  start(program({"lib"}));
  trivet_addr At = 1;
  EXPECT_EQ(trivet_process_bind(Process, stub(0), &At), TRIVET_E_NO_SYMBOL);
  EXPECT_STREQ(trivet_last_name(), "nobody");
  EXPECT_EQ(At, 0u);
  EXPECT_EQ(slot(0), unbound(0));
  end();
}

TEST_F(Lazy, BindingAllLeavesNothingToTheFirstCall) {
  add(library({"hook", "nobody", "other"}));
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  App.exportFunction("other", 0);
  start(App);
  trivet_process *Later;
  ASSERT_EQ(trivet_process_create(Module, &Later), 0);
  EXPECT_EQ(trivet_process_bind_all(Process), TRIVET_E_NO_SYMBOL);
  EXPECT_STREQ(trivet_last_name(), "nobody");
  trivet_addr Hook = describe(Module).text + machine::FunctionBit;
  EXPECT_EQ(slot(0), Hook);
  EXPECT_EQ(slot(1), unbound(1));
  EXPECT_EQ(slot(2), Hook) << "behind it, too";
  EXPECT_EQ(slot(0, Later), unbound(0)) << "another process";
  trivet_process_destroy(Later);
  end();
}

TEST_F(Lazy, WhatIsBoundIsNotLookedUpAgain) {
  add(library({"hook"}));
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  start(App);
  ASSERT_EQ(trivet_process_bind_all(Process), 0);
  uint32_t Before = trivet_lookups();
  EXPECT_EQ(trivet_process_bind_all(Process), 0);
  EXPECT_EQ(trivet_lookups(), Before);
  end();
}

TEST_F(Lazy, WithoutLazySlotsThereIsNothingToBind) {
  add(counter("lib"));
  start(program({"lib"}));
  EXPECT_EQ(trivet_process_bind_all(Process), 0);
  end();
}

TEST_F(Lazy, ASlotLiesInItsModulesData) {
  std::vector<uint8_t> File = library({"hook"}).build();
  // The table's head, and the first row's offset behind it.
  uint32_t Head[] = {1, TRIVET_TEXT_VADDR + StubsAt, 8, 0};
  auto At =
      std::search(File.begin(), File.end(), reinterpret_cast<uint8_t *>(Head),
                  reinterpret_cast<uint8_t *>(Head + 4));
  ASSERT_NE(At, File.end());
  At[16 + 1] = 1;
  Board.addFile("lib", File);
  start(program({"lib"}));
  trivet_addr Function;
  EXPECT_EQ(trivet_process_bind(Process, stub(0), &Function), TRIVET_E_CORRUPT);
  end();
}

TEST_F(Lazy, WhatIsNoStubIsRefused) {
  ModuleBuilder Lib = library({"hook"});
  Lib.Bss = 64;
  Lib.word(0); // behind the last one
  Lib.word(0);
  add(Lib);
  start(program({"lib"}));
  trivet_addr At;
  for (trivet_addr Wrong :
       {stub(1), stub(0) - 8, trivet_addr(4), describe(Module).text})
    EXPECT_EQ(trivet_process_bind(Process, Wrong, &At), TRIVET_E_CORRUPT);
  end();
}

// TearDown sees whether anything was touched that must not be.
TEST_F(Lazy, EachBitOfTheFileMayFlip) {
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  std::vector<uint8_t> File = library({"hook", "nobody"}).build();
  uint32_t Refused = 0, All = 0;
  for (uint8_t &Byte : File)
    for (int Bit = 0; Bit < 8; ++Bit, ++All) {
      Byte ^= uint8_t(1 << Bit);
      Board.reset();
      Board.addFile("lib", File);
      if (install(App) == 0) {
        if (trivet_process_create(Module, &Process) == 0) {
          Refused += trivet_process_bind_all(Process) == TRIVET_E_CORRUPT;
          trivet_process_destroy(Process);
        }
        trivet_module_uninstall(Module);
      }
      Byte ^= uint8_t(1 << Bit);
      ASSERT_FALSE(HasFailure()) << "bit " << All;
      ASSERT_EQ(Board.Errors, 0u) << Board.FirstError << ", bit " << All;
    }
  EXPECT_GT(Refused, 32u) << "of a table of some words";
}

} // namespace
