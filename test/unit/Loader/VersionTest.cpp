//===- VersionTest.cpp - versions on the emulated board -------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixture.h"
#include "trivet/versions.h"

namespace {

class Versions : public Loader {
protected:
  static ModuleBuilder library(std::vector<std::string> Has) {
    ModuleBuilder B = counter("lib");
    B.Versions = std::move(Has);
    B.exportData("table", 0, 12);
    return B;
  }
  static ModuleBuilder user(const std::string &Version, uint32_t Size = 0) {
    ModuleBuilder B = program({"lib"});
    B.SoName = "user";
    B.Wanted = {{"other", "V_9"}, {"lib", Version}};
    B.import("table", false, Size);
    return B;
  }
  /// What is wrong; "" if nothing is.
  std::string check(const ModuleBuilder &B, size_t Size = 200) {
    EXPECT_EQ(install(B), 0);
    std::vector<char> Text(Size, 'x');
    int Error = trivet_module_check(Module, Text.data(), Size);
    trivet_module_uninstall(Module);
    EXPECT_EQ(Error, *Text.data() ? TRIVET_E_VERSION : 0);
    return Text.data();
  }
};

TEST_F(Versions, WhatIsThereIsGood) {
  add(library({"V_1", "V_2"}));
  EXPECT_EQ(check(user("V_1")), "");
  EXPECT_EQ(check(user("V_2", 12)), "");
  EXPECT_EQ(check(user("V_2", 8)), "") << "it may have grown";
}

TEST_F(Versions, WhatIsNotIsNamed) {
  add(library({"V_1", "V_2"}));
  EXPECT_EQ(check(user("V_3")),
            "user wants version V_3 of lib, which has V_1, V_2");
  EXPECT_EQ(check(user("V_3"), 11), "user wants") << "cut off";
}

TEST_F(Versions, OneWithoutAnyHasNone) {
  add(library({}));
  EXPECT_EQ(check(user("V_1")),
            "user wants version V_1 of lib, which has none");
}

TEST_F(Versions, ASmallerObjectIsNamed) {
  add(library({"V_1"}));
  EXPECT_EQ(check(user("V_1", 16)),
            "user was linked with 16 bytes of table, lib has 12");
}

TEST_F(Versions, NeedsOfNeedsAreLookedAt) {
  add(library({"V_1"}));
  ModuleBuilder Middle = counter("middle", {"lib"});
  Middle.Wanted = {{"lib", "V_2"}};
  add(Middle);
  EXPECT_EQ(check(program({"middle"})),
            "middle wants version V_2 of lib, which has V_1");
}

TEST_F(Versions, TheProgramMayHaveNoName) {
  add(library({"V_1"}));
  ModuleBuilder B = user("V_2");
  B.SoName.clear();
  EXPECT_EQ(check(B), "the program wants version V_2 of lib, which has V_1");
}

TEST_F(Versions, AWeakOneMayLack) {
  add(library({"V_1"}));
  ModuleBuilder B = user("V_2");
  B.WantedFlags = 2; // VER_FLG_WEAK
  EXPECT_EQ(check(B), "");
}

TEST_F(Versions, TheFirstLibraryThatHasAnObjectIsMeant) {
  add(library({"V_1"}));
  ModuleBuilder Other = counter("other");
  Other.exportData("table", 0, 4);
  add(Other);
  ModuleBuilder B = user("V_1", 12);
  B.Needed = {"lib", "other"};
  B.Wanted = {{"lib", "V_1"}};
  EXPECT_EQ(check(B), "");
}

TEST_F(Versions, ChainsThatGoBackEnd) {
  add(library({"V_1", "V_2"}));
  std::vector<uint8_t> File = user("V_1").build();
  // The word so far behind these two becomes another.
  auto change = [&](uint32_t First, uint32_t Second, size_t Apart,
                    size_t Behind, uint32_t Value) {
    for (size_t I = 0; I + Behind + 4 <= File.size(); ++I)
      if (!memcmp(&File[I], &First, 4) &&
          !memcmp(&File[I + Apart], &Second, 4)) {
        memcpy(&File[I + Behind], &Value, 4);
        return true;
      }
    return false;
  };
  EXPECT_TRUE(change(16, 32, 4, 4 + 32, uint32_t(-32)))
      << "from the second library back to the first";
  EXPECT_TRUE(change(0x6fffffff, 2, machine::W, machine::W, uint32_t(-1)))
      << "so many of them";
  ASSERT_EQ(trivet_module_install(Board.addFile("", File),
                                  uint32_t(File.size()), &Module),
            0);
  Board.Reads = 0;
  char Text[60];
  EXPECT_EQ(trivet_module_check(Module, Text, sizeof Text), 0);
  EXPECT_LT(Board.Reads, 10000u);
  trivet_module_uninstall(Module);
}

TEST_F(Versions, BrokenTablesDoNoHarm) {
  std::vector<std::vector<uint8_t>> Whole = {library({"V_1", "V_2"}).build(),
                                             user("V_2", 12).build()};
  uint32_t Random = 4711, Wrong = 0;
  auto Next = [&] { return (Random = Random * 1664525 + 1013904223) >> 8; };
  for (int Round = 0; Round < 1500; ++Round) {
    Board.reset();
    auto Files = Whole;
    for (uint32_t Flips = 1 + Next() % 3; Flips--;) {
      std::vector<uint8_t> &File = Files[Next() % 2];
      size_t Third = File.size() / 3; // where the tables are
      File[2 * Third + Next() % Third] ^= uint8_t(1u << Next() % 8);
    }
    Board.addFile("lib", Files[0]);
    trivet_addr At = Board.addFile("", Files[1]);
    trivet_module *M;
    if (trivet_module_install(At, uint32_t(Files[1].size()), &M))
      continue;
    char Text[60];
    Wrong += trivet_module_check(M, Text, sizeof Text) != 0;
    trivet_module_uninstall(M);
    ASSERT_EQ(Board.Errors, 0u) << Board.FirstError << " in round " << Round;
  }
  EXPECT_GT(Wrong, 10u);
}

} // namespace
