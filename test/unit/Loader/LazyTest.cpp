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
  trivet_addr slot(unsigned Index) {
    return Board.address(part(Process, "lib").Data + W * (Index + 1));
  }
};

TEST_F(Lazy, AStartLooksUpNothing) {
  add(library({"hook", "nobody"}));
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  uint32_t Before = trivet_lookups();
  start(App);
  EXPECT_EQ(trivet_lookups(), Before);
  EXPECT_EQ(slot(0), stub(0) + machine::FunctionBit);
  EXPECT_EQ(slot(1), stub(1) + machine::FunctionBit);
  end();
}

TEST_F(Lazy, TheFirstCallBinds) {
  add(library({"other", "hook"}));
  ModuleBuilder App = program({"lib"});
  App.exportFunction("hook", 0);
  start(App);
  trivet_addr Hook = describe(Module).text + machine::FunctionBit, At;
  EXPECT_EQ(trivet_process_bound(Process, stub(1)), 0u);
  ASSERT_EQ(trivet_process_bind(Process, stub(1), &At), 0);
  EXPECT_EQ(At, Hook);
  EXPECT_EQ(slot(1), Hook);
  EXPECT_EQ(slot(0), stub(0) + machine::FunctionBit) << "the other one waits";
  EXPECT_EQ(trivet_process_bound(Process, stub(1)), Hook);
  ASSERT_EQ(trivet_process_bind(Process, stub(1), &At), 0) << "once more";
  EXPECT_EQ(At, Hook);
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
  EXPECT_EQ(trivet_process_bound(Other, stub(0)), 0u);
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
  EXPECT_EQ(slot(0), stub(0) + machine::FunctionBit);
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

} // namespace
