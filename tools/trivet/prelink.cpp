//===- prelink.cpp - trivet prelink ---------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Prelink/Prelink.h"
#include "run.h"
#include "trivet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace trivet;

static constexpr char Usage[] =
    "usage: trivet prelink [options] -o IMAGE MODULE...\n"
    "  -o IMAGE           write that file: .bin, .hex, or else ELF; may be "
    "given "
    "several times\n"
    "  --plan=PLAN        numbers and places as in that file, which is made or "
    "completed\n"
    "  --machine=NAME     the board whose firmware and room for images are "
    "meant\n"
    "  --firmware=FILE    another firmware (ELF)\n"
    "  --at=ADDRESS       where the image goes, if not where the firmware "
    "says;\n"
    "  --room=BYTES       and how large it may be\n"
    "  -L DIR             look for libraries there first\n"
    "  --stats            print places, sizes and the loader's work to "
    "standard "
    "error\n";

static int fail(const Twine &What) {
  errs() << "trivet prelink: error: " << What << '\n';
  return 1;
}

static void printStats(const PrelinkResult &R) {
  errs()
      << "stats: module                 number      file      size      text "
         "   fields     words  start table\n";
  for (const PrelinkedModule &M : R.Modules) {
    errs() << format("stats: %-22s %6u  %08" PRIx64 " %9u  %08" PRIx64 " %9u",
                     M.Name.c_str(), M.Number, M.File, M.FileSize, M.Text,
                     M.Fields);
    if (!M.Number)
      errs() << format(" %9u %12u", M.Words, M.StartSize);
    errs() << '\n';
  }
  errs() << "stats: image: " << R.Bytes.size() << " bytes, of which directory "
         << R.DirectorySize << '\n';
}

int trivet_prelink(ArrayRef<const char *> Args, StringRef ToolDir) {
  run::Options Opts;
  Opts.Root = sys::path::parent_path(ToolDir).str();
  PrelinkRequest Request;
  std::vector<std::string> Outputs;
  std::string PlanPath, FirmwarePath;
  bool Stats = false;
  for (size_t I = 0; I != Args.size(); ++I) {
    StringRef Arg = Args[I];
    auto Number = [&](std::optional<uint64_t> &To) {
      uint64_t Value;
      if (Arg.getAsInteger(0, Value))
        return false;
      To = Value;
      return true;
    };
    bool Good = true;
    if (Arg == "--help") {
      outs() << Usage;
      return 0;
    }
    if (Arg == "-o" && I + 1 != Args.size())
      Outputs.push_back(Args[++I]);
    else if (Arg == "-L" && I + 1 != Args.size())
      Opts.LibraryPaths.push_back(Args[++I]);
    else if (Arg.size() > 2 && Arg.starts_with("-L"))
      Opts.LibraryPaths.push_back(Arg.drop_front(2).str());
    else if (Arg.consume_front("--plan="))
      PlanPath = Arg.str();
    else if (Arg.consume_front("--firmware="))
      FirmwarePath = Arg.str();
    else if (Arg.consume_front("--machine="))
      Good = (Opts.Board = run::findMachine(Arg));
    else if (Arg.consume_front("--at="))
      Good = Number(Request.Address);
    else if (Arg.consume_front("--room="))
      Good = Number(Request.Room);
    else if (Arg == "--stats")
      Stats = true;
    else if (!Arg.starts_with("-"))
      Request.Modules.push_back(Arg.str());
    else
      Good = false;
    if (!Good) {
      fail("unexpected argument '" + Twine(Args[I]) + "'");
      return 2;
    }
  }
  if (Request.Modules.empty() || Outputs.empty()) {
    errs() << Usage;
    return 2;
  }

  if (!Opts.Board)
    Opts.Board = &run::machineFor(Opts, Request.Modules.front());
  if (FirmwarePath.empty())
    FirmwarePath = run::firmwareOf(Opts, *Opts.Board);
  auto Firmware = MemoryBuffer::getFile(FirmwarePath, false, false);
  if (!Firmware)
    return fail(FirmwarePath + ": " + Firmware.getError().message());
  Request.Firmware = **Firmware;
  Request.FindLibrary = [&](StringRef SoName, StringRef Needer,
                            MemoryBufferRef File) {
    return run::findLibrary(Opts, SoName, Needer, File);
  };
  if (!PlanPath.empty() && sys::fs::exists(PlanPath)) {
    auto File = MemoryBuffer::getFile(PlanPath);
    if (!File)
      return fail(PlanPath + ": " + File.getError().message());
    Expected<Plan> P = Plan::read(**File);
    if (!P)
      return fail(toString(P.takeError()));
    Request.Numbers = std::move(*P);
  }

  Expected<PrelinkResult> Result = prelink(Request);
  if (!Result)
    return fail(toString(Result.takeError()));
  for (const std::string &Name : Result->Moved)
    errs() << "trivet prelink: note: '" << Name
           << "' has outgrown its room and has another place now\n";
  // The plan last: it is right for images that exist.
  for (const std::string &Path : Outputs)
    if (Error E = writeImageFile(*Result, Path))
      return fail(toString(std::move(E)));
  if (!PlanPath.empty()) {
    std::error_code EC;
    raw_fd_ostream OS(PlanPath, EC);
    if (EC)
      return fail("cannot write " + PlanPath + ": " + EC.message());
    Result->Numbers.write(OS);
  }
  if (Stats)
    printStats(*Result);
  return 0;
}
