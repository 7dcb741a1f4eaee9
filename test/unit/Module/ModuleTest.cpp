//===- ModuleTest.cpp - the reader of module files meets rubbish ----------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Files made by ModuleBuilder, which shares no code with the linker, and then
// spoiled: every truncation, every byte. The reader may accept what is still a
// module, but must not read outside the buffer (a sanitizer build sees that:
// the buffer has exactly the file's size) and must name file and place
// otherwise.
//
//===----------------------------------------------------------------------===//
#include "Module/Module.h"
#include "../Loader/ModuleBuilder.h"
#include "Module/Dump.h"
#include "Module/ImportMap.h"
#include "gtest/gtest.h"

using namespace llvm;

namespace {

ModuleBuilder sample() {
  ModuleBuilder B = ModuleBuilder::library("libs.so");
  B.Needed = {"libc.so", "libm.so"};
  B.exportFunction("entry", B.here());
  B.ownBase(3);
  B.call("callee");
  B.loadDatum(0, 3, "datum", 8);
  B.half(0x4770);
  B.half(0xbf00);
  B.dataWord(0);
  B.dataReloc(0, R_SLOT, B.import("hook", true));
  B.exportData("variable", 0);
  B.exportConstant("constant", 0);
  return B;
}

Expected<trivet::Module> parse(const std::vector<char> &File) {
  return trivet::Module::parse(
      MemoryBufferRef(StringRef(File.data(), File.size()), "test.so"));
}

/// What the reader says of File: "" if it takes it for a module.
std::string verdict(const std::vector<char> &File) {
  Expected<trivet::Module> M = parse(File);
  if (!M)
    return toString(M.takeError());
  std::string Text;
  raw_string_ostream OS(Text);
  trivet::dumpModule(*M, OS, [](StringRef) { return nullptr; });
  return "";
}

std::vector<char> bytes(const ModuleBuilder &B) {
  std::vector<uint8_t> File = B.build();
  return std::vector<char>(File.begin(), File.end());
}

} // namespace

TEST(Module, ReadsWhatTheAbiSays) {
  std::vector<char> File = bytes(sample());
  Expected<trivet::Module> M = parse(File);
  ASSERT_TRUE(bool(M)) << toString(M.takeError());
  EXPECT_EQ(M->name(), "libs.so");
  EXPECT_FALSE(M->isApplication());
  ASSERT_EQ(M->needed().size(), 2u);
  EXPECT_EQ(M->needed()[1], "libm.so");
  ASSERT_EQ(M->imports().size(), 3u);
  EXPECT_EQ(M->imports()[2].Name, "hook");
  EXPECT_TRUE(M->imports()[2].Weak);
  EXPECT_TRUE(M->isPending(2));
  EXPECT_FALSE(M->isPending(0));
  EXPECT_EQ(M->dataRelocations().size(), 1u);
  EXPECT_EQ(M->textRelocations().size(), 3u);
  ASSERT_NE(M->findExport("entry"), nullptr);
  EXPECT_EQ(M->findExport("entry")->Value, TRIVET_TEXT_VADDR + 1);
  EXPECT_EQ(M->findExport("variable")->region(), trivet::Region::Data);
  EXPECT_EQ(M->findExport("constant")->region(), trivet::Region::Text);
  EXPECT_EQ(M->findExport("callee"), nullptr);
}

TEST(Module, RefusesEveryTruncation) {
  std::vector<char> File = bytes(sample());
  for (size_t Size = 0; Size != File.size(); ++Size) {
    std::string Said =
        verdict(std::vector<char>(File.begin(), File.begin() + Size));
    // Section headers at the end are not the loader's.
    if (!Said.empty())
      EXPECT_EQ(Said.find("test.so: "), 0u) << Said;
    else
      EXPECT_GT(Size, File.size() * 3 / 4) << "accepted " << Size << " bytes";
  }
}

TEST(Module, SurvivesEveryChangedByte) {
  const std::vector<char> File = bytes(sample());
  size_t Refused = 0;
  for (size_t At = 0; At != File.size(); ++At)
    for (uint8_t Value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      std::vector<char> Spoiled = File;
      Spoiled[At] = char(Value);
      std::string Said = verdict(Spoiled);
      if (Said.empty())
        continue;
      ++Refused;
      EXPECT_EQ(Said.find("test.so: "), 0u) << Said;
      EXPECT_NE(Said.find("offset 0x"), std::string::npos) << Said;
    }
  EXPECT_GT(Refused, File.size() / 4);
}

TEST(Module, NamesMatchWithoutSuffix) {
  EXPECT_TRUE(trivet::moduleNameMatches("libm", "libm.so"));
  EXPECT_TRUE(trivet::moduleNameMatches("libm", "libm.so.6"));
  EXPECT_TRUE(trivet::moduleNameMatches("libm.so.6", "libm.so.6"));
  EXPECT_FALSE(trivet::moduleNameMatches("libm", "libmath.so"));
  EXPECT_FALSE(trivet::moduleNameMatches("libm.so", "libm.so.6"));
  EXPECT_FALSE(trivet::moduleNameMatches("m", "libm.so"));
}

TEST(Module, NamesThatAreNoWordsGetNoImportMap) {
  for (const char *Name : {"", "two words", "a\nmodule evil\ndirect data", "x#y"}) {
    ModuleBuilder B = sample();
    B.exportConstant(Name, 0);
    std::vector<char> File = bytes(B);
    std::string Text;
    raw_string_ostream OS(Text);
    Error E = trivet::writeImportMap(
        MemoryBufferRef(StringRef(File.data(), File.size()), "test.so"), OS);
    EXPECT_EQ(toString(std::move(E)),
              "test.so: an export's name is no word for an import map: '" + std::string(Name) + "'");
    EXPECT_EQ(Text, "");
  }
}
