//===- runReport.cpp - what the firmware tells, in words ------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The firmware reports facts, one on a line: a word that says what, then
// fields, a name last because it may hold blanks
// (runtime/ports/<board>/main.cpp).
//
//===----------------------------------------------------------------------===//
#include "run.h"
#include "trivet/loader.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <cinttypes>

using namespace llvm;
using namespace trivet::run;

static const char *errorText(int Code) {
  switch (Code) {
#define TRIVET_ERROR(name, value, text)                                        \
  case value:                                                                  \
    return text;
#include "trivet/errors.def"
  }
  return "unknown error about '%'";
}

raw_ostream &Report::error() {
  Complained = true;
  return errs() << "trivet run: error: ";
}

/// The next field of a line, as a number.
template <typename T> static T take(StringRef &Line, unsigned Radix = 10) {
  auto [Field, Rest] = Line.split(' ');
  Line = Rest;
  T Value = 0;
  Field.getAsInteger(Radix, Value);
  return Value;
}

void Report::line(StringRef Line) {
  auto [What, Rest] = Line.split(' ');
  auto ProgramName = [&](uint32_t Index) {
    return Index < Opts.Programs.size() ? StringRef(Opts.Programs[Index].Name)
                                        : "the firmware";
  };
  if (What == "error") {
    int Code = take<int>(Rest);
    uint32_t Index = take<uint32_t>(Rest);
    std::string Text = errorText(Code);
    std::string Name = Rest.empty() ? ProgramName(Index).str() : Rest.str();
    Text.replace(Text.find('%'), 1, Name);
    if (!Opts.Romfs.empty() &&
        (Code == TRIVET_E_NO_MODULE || Code == TRIVET_E_ROMFS))
      Text += ": " + Opts.Romfs;
    error() << ProgramName(Index) << ": " << Text << '\n';
  } else if (What == "fault") {
    uint32_t Index = take<uint32_t>(Rest);
    error() << ProgramName(Index) << ": fault: " << Rest << '\n';
  } else if (What == "problem") {
    uint32_t Index = take<uint32_t>(Rest);
    error() << ProgramName(Index) << ": " << Rest << '\n';
  } else if (What == "overflow") {
    error() << ProgramName(take<uint32_t>(Rest))
            << ": stack overflow: give it more with --stack\n";
  } else if (What == "leak") {
    Leaked = true;
    error() << "the loader leaked " << take<uint32_t>(Rest) << " bytes\n";
  } else if (What == "exit" || What == "quit") {
    if (What == "quit") // nobody gives anything back
      Ended = Leaked = true;
    uint32_t Index = take<uint32_t>(Rest);
    Processes[Index].Status = take<int>(Rest);
  } else if (What == "module") {
    uint32_t Index = take<uint32_t>(Rest);
    Module M;
    M.Number = take<uint32_t>(Rest);
    M.Text = take<uint64_t>(Rest, 16);
    M.TextSize = take<uint32_t>(Rest);
    take<uint64_t>(Rest, 16); // where its data is
    M.DataSize = take<uint32_t>(Rest);
    M.Fields = take<uint32_t>(Rest);
    M.Veneers = take<uint32_t>(Rest);
    std::string Name =
        M.Number ? Rest.str() : ProgramName(Index).split('#').first.str();
    Processes[Index].Data.emplace_back(Name, M.DataSize);
    for (auto &[Known, Other] : Modules)
      if (Other.Number == M.Number && Other.Text == M.Text) {
        Other.Programs.push_back(Index);
        return;
      }
    M.Programs.push_back(Index);
    Modules.emplace_back(Name, M);
  } else if (What == "process") {
    Process &P = Processes[take<uint32_t>(Rest)];
    P.Status = take<int>(Rest);
    P.Measured = true;
    P.Stack = take<uint32_t>(Rest);
    P.Heap = take<uint32_t>(Rest);
    P.Switches = take<uint32_t>(Rest);
  } else if (What == "end") {
    Lookups = take<uint32_t>(Rest);
    TextPeak = take<uint32_t>(Rest);
    DataPeak = take<uint32_t>(Rest);
    Allocations = take<uint32_t>(Rest);
    Ended = true;
  } else {
    error() << "the firmware says: " << Line << '\n';
  }
}

void Report::counts(StringRef Text) {
  SmallVector<StringRef> Lines;
  Text.split(Lines, '\n', -1, false);
  for (StringRef Line : Lines)
    if (Line.consume_front("count ")) {
      auto [Name, Value] = Line.split(' ');
      uint64_t Number;
      if (!Value.getAsInteger(10, Number))
        Counts[Name.str()] = Number;
    }
}

void Report::printStats(raw_ostream &OS) const {
  OS << "stats: module                 number        at     text  shared by    "
        " data  fields  veneers\n";
  for (const auto &[Name, M] : Modules)
    OS << format("stats: %-22s %6u  %08" PRIx64 " %8u  %9zu %8u %7u %8u\n",
                 Name.c_str(), M.Number, M.Text, M.TextSize, M.Programs.size(),
                 M.DataSize, M.Fields, M.Veneers);
  for (const auto &[Index, P] : Processes) {
    uint32_t Sum = 0;
    OS << "stats: process " << Opts.Programs[Index].Name << ": data";
    for (const auto &[Name, Size] : P.Data) {
      OS << ' ' << Name << ' ' << Size << ',';
      Sum += Size;
    }
    OS << " together " << Sum;
    if (P.Measured)
      OS << "; stack " << P.Stack << ", heap " << P.Heap << " used; resumed "
         << P.Switches << " times";
    OS << "; status " << P.Status << '\n';
  }
  OS << "stats: symbols looked up: " << Lookups
     << "; allocations: " << Allocations << '\n';
  if (!Opts.Board->isHost())
    OS << "stats: RAM: text " << TextPeak
       << "; data, stacks, heaps and arguments " << DataPeak << '\n';
  if (auto Loader = Counts.find("loader"); Loader != Counts.end())
    OS << "stats: instructions in the loader: " << Loader->second
       << ", copying and zeroing: " << Counts.at("copy")
       << ", altogether: " << Counts.at("total") << '\n';
  if (Ended && !Leaked)
    OS << "stats: nothing leaked\n";
}
