//===- run.h - trivet run: programs on an emulated board -------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//   run.cpp         the command line and the order of steps
//   runBundle.cpp   programs and what they need -> one packed archive
//   runMachine.cpp  the boards, QEMU, its input and output
//   runHost.cpp     this computer in place of a board
//   runReport.cpp   what the firmware tells -> messages and figures
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TOOLS_RUN_H
#define TRIVET_TOOLS_RUN_H
#include "Prelink/Prelink.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trivet {
namespace run {

/// An emulated board that has a firmware of ours: a row of boards.def.
struct Machine {
  llvm::StringRef Name;
  llvm::StringRef Target; ///< what modules for it are built with
  llvm::StringRef Emulator, Package, EmulatorOptions;
  uint32_t Bundle; ///< where the bundle goes
  uint32_t BundleRoom;
  uint32_t Stack, Heap; ///< of each process, if the command does not say
  /// Is it no board, but a program of this computer?
  bool isHost() const { return Emulator.empty(); }
};
llvm::ArrayRef<Machine> machines();
const Machine *findMachine(llvm::StringRef Name); ///< null: there is none

struct Options;
/// The board that fits a program: the first whose firmware is of the same ELF
/// machine, width and flags, or else of the first two; or else the first of
/// all.
const Machine &machineFor(const Options &Opts, llvm::StringRef Program);

/// Where its firmware is.
std::string firmwareOf(const Options &Opts, const Machine &Board);

/// Where library SoName is, which the file at Needer needs; "": nowhere.
std::string findLibrary(const Options &Opts, llvm::StringRef SoName,
                        llvm::StringRef Needer, llvm::MemoryBufferRef File);

struct Program {
  std::string File; ///< "": a program of the image; or a path in the romfs
  std::string Name; ///< as messages and prefixes call it
  std::vector<std::string> Arguments;
};

struct Options {
  const Machine *Board = nullptr; ///< null: one that fits the first program
  std::string Root; ///< of this installation: bin, lib, share, sysroot
  std::vector<std::string> LibraryPaths, Libraries, QemuArguments;
  std::string Romfs; ///< an archive that programs and libraries are in
  std::optional<uint32_t> Stack, Heap;
  uint32_t FailAt = 0;
  bool Stats = false, FarText = false;
  bool IntoFlash = false;         ///< a firmware that links there is wanted
  std::optional<ImageFile> Image; ///< in the board's flash
  std::string ImagePath;
  std::vector<Program> Programs;
};

/// The host paths through which the firmware reaches its files.
struct Channels {
  std::string Input, Report;
  std::vector<std::string> Output, Errors; ///< of each program
};

llvm::Expected<std::vector<char>> makeBundle(const Options &Opts,
                                             const Channels &Paths);

/// What the firmware has reported.
class Report {
public:
  explicit Report(const Options &Opts) : Opts(Opts) {}
  void line(llvm::StringRef Line);
  /// The counter plug-in's lines.
  void counts(llvm::StringRef Text);
  void printStats(llvm::raw_ostream &OS) const;
  /// The firmware came to its end, or said why not.
  bool explained() const { return Ended || Complained; }

private:
  llvm::raw_ostream &error();
  struct Module {
    uint64_t Text; ///< where it is
    uint32_t Number, TextSize, DataSize, Fields, Veneers;
    std::vector<uint32_t> Programs; ///< that share it
  };
  struct Process {
    int Status = 0;
    bool Measured = false;
    uint32_t Stack = 0, Heap = 0, Switches = 0;
    std::vector<std::pair<std::string, uint32_t>> Data;
  };
  const Options &Opts;
  std::vector<std::pair<std::string, Module>> Modules;
  std::map<uint32_t, Process> Processes;
  std::map<std::string, uint64_t> Counts;
  uint32_t Lookups = 0, Allocations = 0, TextPeak = 0, DataPeak = 0;
  bool Ended = false, Complained = false, Leaked = false;
};

/// The same where Board->isHost().
llvm::Expected<int> runHost(const Options &Opts, Report &Facts);

/// Runs the machine; its exit status.
llvm::Expected<int> runMachine(const Options &Opts, Report &Facts);

} // namespace run
} // namespace trivet
#endif
