//===- driver.cpp - <target>-trivet-clang and -clang++ --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Build systems speak the language of Unix compilers: -fPIC for what goes into
// a shared library, -shared to link one. Clang has a bare-metal driver for our
// targets, which drops -shared with a warning and takes -fPIC for a GOT. All
// else it does well, and a configuration file tells it the rest (plug-ins,
// linker, sysroot). So this program translates those few options and executes
// clang. It is one binary under many names; the name says the target
// (share/trivet/<target>-base.cfg) and the language:
//
//   -fPIC -fpic             library code     -fplugin-arg-trivet-mode=library
//   -fPIE -fno-pic ...      application code (the default; the last one wins)
//   -shared                 -Wl,-shared -nostartfiles
//   -rdynamic               -Wl,--export-dynamic
//   -pie -no-pie -static-pie  dropped: every application is position independent
//
// For C++ it defines _GNU_SOURCE. It also names the import maps of all libraries in the sysroot
// (share/trivet/*.imports), unless --no-sysroot-imports is given, as it is when
// those libraries themselves are built.
//
// Under the names <target>-trivet-ar, -nm and so on it is LLVM's tool of that name,
// and not a link to it: LLVM's tools look at their name too, and stumble over
// a dot in a target's.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <unistd.h>
#include <vector>

using namespace llvm;

namespace {

/// What the user's options ask for, beyond what is passed on.
struct Request {
  bool Library = false;
  bool Shared = false;
  bool ExportDynamic = false;
  bool SysrootImports = true;
  bool Links = true;
};

enum class Option { OtherAssembler, OtherModel, OtherRuntime, Asan, Pass, Library, Application, Shared, ExportDynamic, Drop, NoImports, NoLink };

/// Does -fsanitize= have one of \p Names?
bool sanitizes(StringRef Argument, ArrayRef<StringRef> Names) {
  if (!Argument.consume_front("-fsanitize="))
    return false;
  for (StringRef Rest = Argument; !Rest.empty();) {
    auto [Name, Others] = Rest.split(',');
    if (is_contained(Names, Name))
      return true;
    Rest = Others;
  }
  return false;
}

/// Options whose code calls a run-time library that nobody ported. The sanitizer of
/// undefined behaviour has one, in libc.so.
bool needsOtherRuntime(StringRef Argument) {
  return sanitizes(Argument, {"memory", "thread", "safe-stack", "fuzzer"}) ||
         Argument.starts_with("-fsanitize-coverage=") || Argument.starts_with("-fopenmp=") ||
         is_contained({"-fopenmp", "--coverage", "-coverage", "-fprofile-arcs",
                       "-fsanitize-minimal-runtime"}, Argument);
}

Option classify(StringRef Argument) {
  if (needsOtherRuntime(Argument))
    return Option::OtherRuntime;
  if (sanitizes(Argument, {"address"}))
    return Option::Asan;
  return StringSwitch<Option>(Argument)
      .Cases({"-fPIC", "-fpic"}, Option::Library)
      .Cases({"-fPIE", "-fpie", "-fno-PIC", "-fno-pic", "-fno-PIE", "-fno-pie"}, Option::Application)
      .Cases({"-shared", "--shared"}, Option::Shared)
      .Case("-rdynamic", Option::ExportDynamic)
      .Cases({"-pie", "-no-pie", "-static-pie"}, Option::Drop)
      .Cases({"-fno-integrated-as", "-no-integrated-as"}, Option::OtherAssembler)
      .Cases({"-fropi", "-frwpi"}, Option::OtherModel)
      .Case("--no-sysroot-imports", Option::NoImports)
      .Cases({"-c", "-S", "-E", "-M", "-MM", "-fsyntax-only"}, Option::NoLink)
      .Default(Option::Pass);
}

/// Does the option before take \p its value from the next argument? Such a
/// value must not be mistaken for an option: "-o -shared", "-MT -c".
bool takesValue(StringRef Option) {
  return StringSwitch<bool>(Option)
      .Cases({"-o", "-D", "-U", "-I", "-L", "-l", "-x", "-u", "-T", "-e"}, true)
      .Cases({"-MF", "-MT", "-MQ", "-MJ", "-include", "-imacros", "-isystem", "-iquote"}, true)
      .Cases({"-idirafter", "-isysroot", "-Xclang", "-Xlinker", "-Xassembler", "-mllvm"}, true)
      .Cases({"-Xpreprocessor", "-z", "-arch", "--config", "-target"}, true)
      .Default(false);
}

/// The maps of all libraries in the sysroot, in a stable order.
std::vector<std::string> findImportMaps(const Twine &Sysroot) {
  std::vector<std::string> Maps;
  std::error_code Error;
  SmallString<256> Directory;
  (Sysroot + "/share/trivet").toVector(Directory);
  for (sys::fs::directory_iterator File(Directory, Error), End; File != End && !Error;
       File.increment(Error))
    if (sys::path::extension(File->path()) == ".imports")
      Maps.push_back(File->path());
  std::sort(Maps.begin(), Maps.end());
  return Maps;
}

[[noreturn]] void fail(const Twine &Message) {
  WithColor::error(errs(), "trivet-clang") << Message << '\n';
  exit(1);
}

/// LLVM's program \p Name, of the version this was built with.
std::string findTool(const Twine &Name) {
  SmallString<128> Path(TRIVET_LLVM_TOOLS);
  sys::path::append(Path, Name);
  if (sys::fs::can_execute(Path))
    return Path.str().str();
  ErrorOr<std::string> Found = sys::findProgramByName(Name.str());
  if (!Found)
    fail(Name + " not found, neither in " TRIVET_LLVM_TOOLS " nor on the PATH");
  return *Found;
}

[[noreturn]] void execute(SmallVectorImpl<const char *> &Command) {
  Command.push_back(nullptr);
  execv(Command[0], const_cast<char **>(Command.data()));
  fail(Twine("cannot execute ") + Command[0] + ": " + std::strerror(errno));
}

bool isBinaryTool(StringRef Tool) {
  return StringSwitch<bool>(Tool)
      .Cases({"ar", "ranlib", "nm", "strip", "objdump", "objcopy", "readelf", "size"}, true)
      .Default(false);
}

} // namespace

int main(int argc, const char **argv) {
  InitLLVM Init(argc, argv);
  BumpPtrAllocator Allocator;
  StringSaver Saver(Allocator);

  // Who are we? "<target>-trivet-clang++" -> target, C++.
  StringRef Name = sys::path::filename(argv[0]);
  auto [Target, Tool] = Name.split("-trivet-");
  bool IsCxx = Tool == "clang++";
  if (isBinaryTool(Tool)) {
    std::string Program = findTool("llvm-" + Tool);
    SmallVector<const char *, 64> Command = {Program.c_str()};
    Command.append(argv + 1, argv + argc);
    execute(Command);
  }
  if (!IsCxx && Tool != "clang")
    fail("'" + Name + "' is not <target>-trivet-clang, -clang++, -ar, -nm ...");
  std::string Self =
      sys::fs::getMainExecutable(argv[0], reinterpret_cast<void *>(&classify));
  SmallString<256> Prefix(sys::path::parent_path(sys::path::parent_path(Self)));
  std::string Config = (Prefix + "/share/trivet/" + Target + "-base.cfg").str();
  std::string AsanConfig = (Prefix + "/share/trivet/" + Target + "-asan.cfg").str();
  if (!sys::fs::exists(Config))
    fail("no such target: " + Config + " does not exist");

  SmallVector<const char *, 64> Arguments(argv + 1, argv + argc);
  cl::ExpandResponseFiles(Saver, cl::TokenizeGNUCommandLine, Arguments);

  std::string Clang = findTool("clang-22");
  SmallVector<const char *, 64> Command = {Clang.c_str()};
  auto Add = [&](const Twine &Argument) { Command.push_back(Saver.save(Argument).data()); };
  if (IsCxx)
    Add("--driver-mode=g++");
  Add("--config=" + Config);
  // libc++ needs all of libc's declarations, whichever header comes first; for some
  // targets clang itself says so.
  if (IsCxx)
    Add("-D_GNU_SOURCE=1");

  Request Wanted;
  bool IsValue = false;
  for (const char *Argument : Arguments) {
    Option Kind = IsValue ? Option::Pass : classify(Argument);
    IsValue = !IsValue && takesValue(Argument);
    switch (Kind) {
    case Option::Library:       Wanted.Library = true; break;
    case Option::Application:   Wanted.Library = false; break;
    case Option::Shared:        Wanted.Shared = true; break;
    case Option::ExportDynamic: Wanted.ExportDynamic = true; break;
    case Option::NoImports:     Wanted.SysrootImports = false; break;
    case Option::Drop:          break;
    case Option::OtherModel:
      fail(Twine(Argument) + ": modules have their own way to be independent of their place: "
           "leave it out, and compile what goes into a library with -fPIC");
    case Option::Asan:
      // The run-time library is the firmware's, where there is one.
      if (sys::fs::exists(AsanConfig)) {
        Add("--config=" + AsanConfig);
        Command.push_back(Argument);
        break;
      }
      [[fallthrough]];
    case Option::OtherRuntime:
      fail(Twine(Argument) + ": its run-time library does not exist for modules: leave it out");
    case Option::OtherAssembler:
      fail(Twine(Argument) + ": no other assembler than clang's own is known to write what "
           "a module's objects need: leave it out");
    case Option::NoLink:        Wanted.Links = false; LLVM_FALLTHROUGH;
    case Option::Pass:          Command.push_back(Argument); break;
    }
  }

  // Clang's own idea of position independence stays off in either mode.
  Add("-fno-pic");
  Add(Twine("-fplugin-arg-trivet-mode=") + (Wanted.Library ? "library" : "application"));
  if (Wanted.SysrootImports)
    for (const std::string &Map : findImportMaps(Prefix + "/sysroot/" + Target))
      Add("-fplugin-arg-trivet-imports=" + Map);
  if (Wanted.Links && Wanted.Shared) {
    Add("-nostartfiles");
    Add("-Wl,-shared");
  }
  if (Wanted.Links && Wanted.ExportDynamic)
    Add("-Wl,--export-dynamic");

  execute(Command);
}
