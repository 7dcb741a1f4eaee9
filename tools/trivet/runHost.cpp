//===- runHost.cpp - programs on this computer ----------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A board without an emulator is a program of this computer, which has the
// loader in it (runtime/ports/host). It gets the same words as this one, its
// input and output, and one pipe for reports. For programs compiled with
// -fsanitize=address there is another, which has the run-time library.
//
//===----------------------------------------------------------------------===//
#include "run.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;
using namespace trivet::run;

static Error systemError(const Twine &What) {
  return createStringError(
      What + ": " + std::error_code(errno, std::generic_category()).message());
}

static bool wantsSanitizer(StringRef Program) {
  auto Binary = object::ObjectFile::createObjectFile(Program);
  if (!Binary) {
    consumeError(Binary.takeError());
    return false;
  }
  auto *File = dyn_cast<object::ELFObjectFileBase>(Binary->getBinary());
  if (!File)
    return false;
  for (const object::ELFSymbolRef Symbol : File->getDynamicSymbolIterators()) {
    Expected<StringRef> Name = Symbol.getName();
    if (!Name)
      consumeError(Name.takeError());
    else if (*Name == "__asan_init")
      return true;
  }
  return false;
}

static std::vector<std::string> commandOf(const Options &Opts, int Report) {
  bool Sanitized = any_of(
      Opts.Programs, [](const Program &P) { return wantsSanitizer(P.File); });
  SmallString<128> Firmware(Opts.Root);
  sys::path::append(Firmware, "share", "trivet", Opts.Board->Name,
                    Sanitized ? "firmware-asan.elf" : "firmware.elf");
  std::vector<std::string> Command = {Firmware.str().str(),
                                      "--report=" + std::to_string(Report)};
  if (Opts.Stack)
    Command.push_back("--stack=" + std::to_string(*Opts.Stack));
  if (Opts.FailAt)
    Command.push_back("--fail-allocation=" + std::to_string(Opts.FailAt));
  if (Opts.Stats)
    Command.push_back("--stats");
  SmallString<128> System(Opts.Root);
  sys::path::append(System, "sysroot", Opts.Board->Target, "lib");
  std::vector<std::string> Folders = Opts.LibraryPaths;
  for (const std::string &Library : Opts.Libraries)
    Folders.push_back(sys::path::parent_path(Library).str());
  for (const Program &P : Opts.Programs) // before the system's
    Folders.push_back(sys::path::parent_path(P.File).str());
  Folders.push_back(std::string(System));
  for (const std::string &Folder : Folders)
    Command.insert(Command.end(), {"-L", Folder.empty() ? "." : Folder});
  Command.push_back("--programs");
  for (const Program &P : Opts.Programs) {
    Command.push_back(P.Name);
    Command.push_back(std::to_string(P.Arguments.size()));
    Command.insert(Command.end(), P.Arguments.begin(), P.Arguments.end());
  }
  return Command;
}

Expected<int> trivet::run::runHost(const Options &Opts, Report &Facts) {
  int Ends[2];
  if (pipe2(Ends, O_CLOEXEC) != 0)
    return systemError("cannot make a pipe");
  std::vector<std::string> Command = commandOf(Opts, Ends[1]);
  std::vector<char *> Argv;
  for (std::string &Word : Command)
    Argv.push_back(Word.data());
  Argv.push_back(nullptr);
  pid_t Child = fork();
  if (Child < 0)
    return systemError("cannot start " + Command[0]);
  if (Child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    fcntl(Ends[1], F_SETFD, 0);
    execv(Argv[0], Argv.data());
    _exit(127);
  }
  ::close(Ends[1]);
  std::string Text;
  char Bytes[4096];
  for (ssize_t Size; (Size = ::read(Ends[0], Bytes, sizeof Bytes)) != 0;) {
    if (Size < 0 && errno != EINTR)
      break;
    Text.append(Bytes, size_t(std::max<ssize_t>(Size, 0)));
    for (size_t End; (End = Text.find('\n')) != std::string::npos;
         Text.erase(0, End + 1))
      Facts.line(StringRef(Text).take_front(End));
  }
  ::close(Ends[0]);
  int Status = 0;
  while (waitpid(Child, &Status, 0) < 0)
    if (errno != EINTR)
      return systemError("the host's program is lost");
  if (WIFEXITED(Status) && Facts.explained())
    return WEXITSTATUS(Status);
  if (WIFSIGNALED(Status) && (Facts.explained() || WTERMSIG(Status) == SIGPIPE))
    return 128 + WTERMSIG(Status);
  if (WIFSIGNALED(Status))
    return createStringError(Twine("ended by a signal: ") +
                             strsignal(WTERMSIG(Status)));
  return createStringError("the programs ended the machine, with status " +
                           Twine(WEXITSTATUS(Status)));
}
