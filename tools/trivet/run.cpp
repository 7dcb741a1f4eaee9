//===- run.cpp - trivet run -----------------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs programs on an emulated board as a shell runs them on its own machine:
// same arguments, same files, output unchanged, same exit status. Several
// programs, separated by "--", run at the same time on one board and share the
// text of their libraries; then each line of output begins with the program's
// name.
//
// Nothing is linked or relocated here: the files go to the board as they are,
// and the loader there does its work, and reports.
//
//===----------------------------------------------------------------------===//
#include "run.h"
#include "trivet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace trivet;
using namespace trivet::run;

static constexpr char Usage[] =
    "usage: trivet run [options] PROGRAM [ARGUMENT...] [-- PROGRAM "
    "[ARGUMENT...]]...\n"
    "  --machine=NAME     the board to emulate (default: the first that fits "
    "the "
    "program)\n"
    "  -L DIR             look for libraries there first\n"
    "  --image=IMAGE      have that image of trivet prelink (ELF) in flash; a "
    "PROGRAM\n"
    "                     that is in it starts from there\n"
    "  --library=FILE     take a library along that programs open (dlopen)\n"
    "  --romfs=ARCHIVE    take programs and libraries from a romfs (genromfs); "
    "PROGRAM and\n"
    "                     --library are paths in it\n"
    "  --stats            print sizes, sharing and the loader's work to "
    "standard error\n"
    "  --stack=BYTES      stack of each process, in place of the board's "
    "default;\n"
    "  --heap=BYTES       its heap; K and M are understood\n"
    "  --text=near|far|flash  place text in or out of branch reach of the "
    "firmware, or let\n"
    "                     the board link it into flash, page by page\n"
    "  --qemu-args=ARGS   further arguments for QEMU, separated by blanks\n"
    "  --fail-allocation=N  let the loader's Nth allocation fail\n"
    "boards:\n";

static Error bad(const Twine &Message) { return createStringError(Message); }

static Error parseSize(StringRef Option, StringRef Text,
                       std::optional<uint32_t> &Size) {
  unsigned Shift = Text.consume_back_insensitive("k")   ? 10
                   : Text.consume_back_insensitive("m") ? 20
                                                        : 0;
  uint32_t Value;
  if (Text.getAsInteger(0, Value) || Value > UINT32_MAX >> Shift)
    return bad(Option + " wants a number of bytes");
  Size = ((Value << Shift) + 7) & ~7u;
  return Error::success();
}

static Error parseOption(StringRef Arg, ArrayRef<const char *> &Rest,
                         Options &Opts) {
  auto [Name, Value] = Arg.split('=');
  if (Name == "--machine") {
    Opts.Board = findMachine(Value);
    return Opts.Board ? Error::success()
                      : bad("unknown machine '" + Value + "'");
  }
  if (Name == "--stack") {
    if (Error E = parseSize(Name, Value, Opts.Stack))
      return E;
    return *Opts.Stack < 1024 ? bad("a stack needs 1024 bytes at least")
                              : Error::success();
  }
  if (Name == "--heap")
    return parseSize(Name, Value, Opts.Heap);
  if (Name == "--fail-allocation")
    return Value.getAsInteger(0, Opts.FailAt) ? bad(Name + " wants a number")
                                              : Error::success();
  if (Name == "--library") {
    Opts.Libraries.push_back(Value.str());
    return Error::success();
  }
  if (Name == "--romfs" && Arg != Name) {
    Opts.Romfs = Value.str();
    return Error::success();
  }
  if (Name == "--qemu-args") {
    SmallVector<StringRef> Parts;
    Value.split(Parts, ' ', -1, false);
    Opts.QemuArguments.insert(Opts.QemuArguments.end(), Parts.begin(),
                              Parts.end());
    return Error::success();
  }
  if (Name == "--image" && Arg != Name) {
    Expected<ImageFile> Image = readImageFile(Value);
    if (!Image)
      return Image.takeError();
    Opts.Image = std::move(*Image);
    Opts.ImagePath = Value.str();
    return Error::success();
  }
  if (Arg == "--stats") {
    Opts.Stats = true;
    return Error::success();
  }
  if (Arg == "--text=near" || Arg == "--text=far" || Arg == "--text=flash") {
    Opts.FarText = Value == "far";
    Opts.IntoFlash = Value == "flash";
    return Error::success();
  }
  if (Arg.consume_front("-L")) {
    if (Arg.empty()) {
      if (Rest.empty())
        return bad("-L wants a folder");
      Arg = Rest.front();
      Rest = Rest.drop_front();
    }
    Opts.LibraryPaths.push_back(Arg.str());
    return Error::success();
  }
  return bad("unknown option '" + Arg + "'");
}

static Error parse(ArrayRef<const char *> Args, Options &Opts) {
  std::string Joined;
  while (!Args.empty() && StringRef(Args.front()).starts_with("-") &&
         StringRef(Args.front()) != "--") {
    StringRef Arg = Args.front();
    Args = Args.drop_front();
    if ((Arg == "--image" || Arg == "--romfs") &&
        !Args.empty()) { // or in one word
      Joined = (Arg + "=" + Args.front()).str();
      Arg = Joined;
      Args = Args.drop_front();
    }
    if (Error E = parseOption(Arg, Args, Opts))
      return E;
  }
  bool Next = true;
  for (StringRef Arg : Args) {
    if (Arg == "--") {
      Next = true;
    } else if (Next) {
      bool InImage = Opts.Image && is_contained(Opts.Image->Programs, Arg);
      Opts.Programs.push_back({InImage ? "" : Arg.str(),
                               sys::path::filename(Arg).str(),
                               {Arg.str()}});
      Next = false;
    } else {
      Opts.Programs.back().Arguments.push_back(Arg.str());
    }
  }
  if (Opts.Programs.empty() || Next)
    return bad("no program given");
  // Two of one name are told apart by their place.
  std::map<std::string, unsigned> Seen;
  for (const Program &P : Opts.Programs)
    ++Seen[P.Name];
  unsigned Place = 0;
  for (Program &P : Opts.Programs)
    if (++Place; Seen[P.Name] > 1)
      P.Name += "#" + std::to_string(Place);
  return Error::success();
}

static int fail(Error E) {
  handleAllErrors(std::move(E), [](const ErrorInfoBase &Info) {
    errs() << "trivet run: error: " << Info.message() << '\n';
  });
  return 125; // as other commands that run commands say of themselves
}

int trivet_run(ArrayRef<const char *> Args, StringRef ToolDir) {
  if (Args.empty() || StringRef(Args.front()) == "--help") {
    (Args.empty() ? errs() : outs()) << Usage;
    for (const Machine &M : machines())
      (Args.empty() ? errs() : outs())
          << "  " << M.Name << " (" << M.Target << "): stack "
          << (M.Stack >> 10) << "K, heap " << (M.Heap >> 10) << "K\n";
    return Args.empty() ? 125 : 0;
  }
  Options Opts;
  // bin/trivet stands beside share/trivet, lib and sysroot.
  Opts.Root = sys::path::parent_path(ToolDir).str();
  if (Error E = parse(Args, Opts))
    return fail(std::move(E));
  if (!Opts.Romfs.empty() && !Opts.Board)
    return fail(bad("--romfs wants --machine: the programs in an archive are "
                    "the board's to read"));
  if (!Opts.Romfs.empty() && !Opts.LibraryPaths.empty())
    return fail(bad("-L: libraries come from the romfs"));
  if (!Opts.Romfs.empty() && !Opts.Libraries.empty() && !Opts.IntoFlash)
    return fail(bad("--library: in the romfs a library is found when it is "
                    "opened, but with --text=flash"));
  if (!Opts.Board)
    Opts.Board = &machineFor(Opts, Opts.Image ? Opts.ImagePath
                                              : Opts.Programs.front().File);
  if (Opts.IntoFlash && Opts.Image)
    return fail(bad("--text=flash and --image are for the same flash"));
  if (Opts.Board->isHost()) {
    if (const char *What = !Opts.QemuArguments.empty() ? "--qemu-args"
                           : Opts.FarText              ? "--text=far"
                           : Opts.IntoFlash            ? "--text=flash"
                           : Opts.Heap                 ? "--heap"
                           : Opts.Image                ? "--image"
                           : !Opts.Romfs.empty()       ? "--romfs"
                                                       : nullptr)
      return fail(bad(What + Twine(": ") + Opts.Board->Name +
                      " is this computer, which has no such thing"));
  }

  Report Facts(Opts);
  Expected<int> Status = runMachine(Opts, Facts);
  if (!Status)
    return fail(Status.takeError());
  if (Opts.Stats)
    Facts.printStats(errs());
  return *Status;
}
