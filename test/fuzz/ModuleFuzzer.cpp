//===- ModuleFuzzer.cpp - the tools' reader eats hostile files ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `trivet inspect`, `trivet imports`, `trivet run` and the linker do with
// a module file and one that it needs. What is refused is refused with file and
// place; what is not can be printed whole, and the map of its exports read
// back. The program's bytes are taken for a map, too.
//
//===----------------------------------------------------------------------===//
#include "Input.h"
#include "Module/Dump.h"
#include "Module/ImportMap.h"
#include <cstdio>
#include <cstdlib>

using namespace llvm;
using namespace trivet;
using namespace trivet::fuzz;

namespace {

void require(bool Holds, const std::string &What) {
  if (Holds)
    return;
  std::fprintf(stderr, "%s\n", What.c_str());
  std::abort();
}

std::optional<Module> parse(MemoryBufferRef File) {
  Expected<Module> M = Module::parse(File);
  if (M)
    return std::move(*M);
  std::string Why = toString(M.takeError());
  require(StringRef(Why).starts_with(File.getBufferIdentifier()) &&
              StringRef(Why).contains("offset 0x"),
          "no place in: " + Why);
  return std::nullopt;
}

/// Exports have a map, and what is written is one.
void roundTrip(MemoryBufferRef File) {
  std::string Map;
  raw_string_ostream OS(Map);
  if (Error E = writeImportMap(File, OS))
    return consumeError(std::move(E));
  Expected<std::vector<ImportMapLine>> Lines =
      readImportMap(MemoryBufferRef(Map, "map"));
  require(bool(Lines), Lines ? "" : toString(Lines.takeError()) + "\n" + Map);
}

/// Any text is a map, or has a line that is none.
void readText(const std::vector<char> &Bytes) {
  std::string Text(Bytes.begin(), Bytes.end()); // with a null behind it
  Expected<std::vector<ImportMapLine>> Lines =
      readImportMap(MemoryBufferRef(Text, "map"));
  if (Lines)
    return;
  std::string Why = toString(Lines.takeError());
  require(StringRef(Why).starts_with("map:"), "no line in: " + Why);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  Input In;
  if (!In.read(Data, Size))
    return -1;
  // Of their own, so that sanitizers see their ends.
  std::vector<char> Bytes[2] = {{In.Library, In.Library + In.LibrarySize},
                                {In.Program, In.Program + In.ProgramSize}};
  MemoryBufferRef Files[2] = {
      {StringRef(Bytes[0].data(), Bytes[0].size()), "lib.so"},
      {StringRef(Bytes[1].data(), Bytes[1].size()), "program"}};
  std::optional<Module> Library = parse(Files[0]);
  if (std::optional<Module> Program = parse(Files[1])) {
    std::string Text;
    raw_string_ostream OS(Text);
    dumpModule(*Program, OS,
               [&](StringRef) { return Library ? &*Library : nullptr; });
  }
  for (MemoryBufferRef File : Files)
    roundTrip(File);
  readText(Bytes[1]);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  return mutate(Data, Size, MaxSize, Seed);
}
