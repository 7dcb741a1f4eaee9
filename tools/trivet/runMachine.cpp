//===- runMachine.cpp - QEMU, its input and output ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The firmware opens host files by semihosting, and the host's file names
// include /proc/self/fd/N, the open files of the emulator. So each program gets
// two pipes of its own for its output, and the firmware a third for its
// reports: nothing has to be unravelled from one stream, and bytes arrive as
// they were written. Standard input is this process's, given through.
//
//===----------------------------------------------------------------------===//
#include "Module/Firmware.h"
#include "run.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/TargetParser/Triple.h"
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;
using namespace trivet::run;

static const Machine Machines[] = {
#define TRIVET_BOARD(name, target, emulator, package, options, bundle, room,   \
                     stack, heap)                                              \
  {name, target, emulator, package, options, bundle, room, stack, heap},
#include "boards.def"
};
ArrayRef<Machine> trivet::run::machines() { return Machines; }

const Machine *trivet::run::findMachine(StringRef Name) {
  const Machine *Found =
      find_if(Machines, [&](const Machine &M) { return M.Name == Name; });
  return Found == std::end(Machines) ? nullptr : Found;
}

std::string trivet::run::firmwareOf(const Options &Opts, const Machine &Board) {
  SmallString<128> Path(Opts.Root);
  sys::path::append(Path, "share", "trivet", Board.Name,
                    Opts.IntoFlash ? "firmware-flash.elf" : "firmware.elf");
  return std::string(Path);
}

/// The boards that could do what is wanted, for a message.
static std::string boardsWithFirmware(const Options &Opts) {
  std::string Text;
  for (const Machine &Board : Machines)
    if (sys::fs::exists(firmwareOf(Opts, Board)))
      Text += (Text.empty() ? "; there is one for " : ", ") + Board.Name.str();
  return Text;
}

/// How many of machine, width, flags (where calling conventions are) and
/// variant of the architecture two files have in common, in this order; 0 too
/// if one of them is no such file.
static unsigned likeness(StringRef File, StringRef Other) {
  std::vector<unsigned> Facts[2];
  for (unsigned I : {0, 1}) {
    auto Binary = object::ObjectFile::createObjectFile(I ? Other : File);
    if (!Binary) {
      consumeError(Binary.takeError());
      return 0;
    }
    if (auto *Elf = dyn_cast<object::ELFObjectFileBase>(Binary->getBinary()))
      Facts[I] = {Elf->getEMachine(), Elf->getBytesInAddress(),
                  Elf->getPlatformFlags(), Elf->makeTriple().getSubArch()};
  }
  unsigned Same = 0;
  while (Same < Facts[0].size() && Same < Facts[1].size() &&
         Facts[0][Same] == Facts[1][Same])
    ++Same;
  return Same;
}

const Machine &trivet::run::machineFor(const Options &Opts, StringRef Program) {
  const Machine *Best = Machines;
  unsigned Most = 1; // the machine alone is not enough
  for (const Machine &Board : Machines) {
    unsigned Same = likeness(Program, firmwareOf(Opts, Board));
    if (!Board.Heap && !Board.isHost())
      Same = std::min(Same, 3u); // too small to be meant by its variant alone
    if (Same > Most) {
      Best = &Board;
      Most = Same;
    }
  }
  return *Best;
}

static void addWords(std::vector<std::string> &To, StringRef Text) {
  SmallVector<StringRef> Words;
  Text.split(Words, ' ', -1, false);
  To.insert(To.end(), Words.begin(), Words.end());
}

namespace {

/// One pipe from the firmware, and what becomes of its bytes.
struct Pipe {
  int ReadEnd = -1, WriteEnd = -1;
  int Target = -1;    // file to copy to; -1: lines for the report
  std::string Prefix; // of each line; "": bytes pass unchanged
  std::string Line;   // begun and not ended
  std::string path() const {
    return "/proc/self/fd/" + std::to_string(WriteEnd);
  }
};

Error systemError(const Twine &What) {
  return createStringError(
      What + ": " + std::error_code(errno, std::generic_category()).message());
}

bool isOneFile(int File, int Other) {
  sys::fs::file_status Status[2];
  return !sys::fs::status(File, Status[0]) &&
         !sys::fs::status(Other, Status[1]) &&
         sys::fs::equivalent(Status[0], Status[1]);
}

/// False: nobody reads any more.
bool writeAll(int To, StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t Written = ::write(To, Bytes.data(), Bytes.size());
    if (Written < 0 && errno == EINTR)
      continue;
    if (Written <= 0)
      return false;
    Bytes = Bytes.drop_front(size_t(Written));
  }
  return true;
}

bool deliver(Pipe &P, StringRef Bytes, Report &Facts) {
  if (P.Target >= 0 && P.Prefix.empty())
    return writeAll(P.Target, Bytes);
  P.Line += Bytes;
  for (size_t End; (End = P.Line.find('\n')) != std::string::npos;
       P.Line.erase(0, End + 1)) {
    if (P.Target < 0)
      Facts.line(StringRef(P.Line).take_front(End));
    else if (!writeAll(P.Target, P.Prefix + P.Line.substr(0, End + 1)))
      return false;
  }
  return true;
}

void finish(Pipe &P) {
  if (!P.Line.empty() && P.Target >= 0)
    writeAll(P.Target, P.Prefix + P.Line + "\n");
  P.Line.clear();
}

/// Copies until the emulator has closed all pipes. False: our own reader has
/// gone, as in `trivet run prog | head`. However late we come, what a program
/// wrote before a report comes before it: the report's pipe is polled first and
/// read last, and a read takes all that a pipe can hold.
bool pump(std::vector<Pipe> &Pipes, Report &Facts) {
  size_t Open = Pipes.size();
  while (Open) {
    std::vector<pollfd> Polls;
    for (Pipe &P : Pipes)
      Polls.push_back({P.ReadEnd, POLLIN, 0}); // -1 is passed over
    if (poll(Polls.data(), Polls.size(), -1) < 0) {
      if (errno == EINTR)
        continue;
      return false;
    }
    for (size_t I = Pipes.size(); I--;) {
      if (!(Polls[I].revents & (POLLIN | POLLHUP | POLLERR)))
        continue;
      char Bytes[1 << 16];
      ssize_t Size = ::read(Pipes[I].ReadEnd, Bytes, sizeof Bytes);
      if (Size > 0) {
        if (!deliver(Pipes[I], StringRef(Bytes, size_t(Size)), Facts))
          return false;
      } else if (Size == 0 || errno != EINTR) {
        finish(Pipes[I]);
        ::close(Pipes[I].ReadEnd);
        Pipes[I].ReadEnd = -1;
        --Open;
      }
    }
  }
  return true;
}

/// A file that goes when this does.
struct Temporary {
  SmallString<64> Path;
  ~Temporary() {
    if (!Path.empty())
      sys::fs::remove(Path);
  }
  Error create(StringRef Suffix, StringRef Bytes) {
    int File;
    if (std::error_code EC =
            sys::fs::createTemporaryFile("trivet-run", Suffix, File, Path))
      return createStringError(EC, "cannot make a temporary file");
    raw_fd_ostream OS(File, true);
    OS.write(Bytes.data(), Bytes.size());
    return Error::success();
  }
};

/// The counter's argument for the code between two symbols of the firmware.
Expected<std::string> rangeOf(const object::ObjectFile &Firmware,
                              StringRef Name) {
  uint64_t Low = 0, High = 0;
  for (const object::SymbolRef &Symbol : Firmware.symbols()) {
    Expected<StringRef> Found = Symbol.getName();
    Expected<uint64_t> Value = Symbol.getValue();
    if (!Found || !Value)
      return createStringError("the firmware's symbols cannot be read");
    if (*Found == ("__" + Name + "_start").str())
      Low = *Value;
    if (*Found == ("__" + Name + "_end").str())
      High = *Value;
  }
  return formatv("range={0:x}:{1:x}:{2}", Low, High, Name).str();
}

Expected<std::string> counterArgument(const Options &Opts, StringRef Firmware,
                                      StringRef Out) {
  SmallString<128> Plugin(Opts.Root);
  sys::path::append(Plugin, "lib", "libtrivetcount.so");
  if (!sys::fs::exists(Plugin))
    return "";
  Expected<object::OwningBinary<object::ObjectFile>> File =
      object::ObjectFile::createObjectFile(Firmware);
  if (!File)
    return File.takeError();
  std::string Argument = std::string(Plugin);
  for (StringRef Name : {"loader", "copy"}) {
    Expected<std::string> Range = rangeOf(*File->getBinary(), Name);
    if (!Range)
      return Range.takeError();
    Argument += "," + *Range;
  }
  return Argument + ",out=" + Out.str();
}

/// Is an image where this firmware looks for one?
Error checkFlash(const Options &Opts, size_t BundleSize, StringRef Path) {
  const trivet::ImageFile &Image = *Opts.Image;
  auto File = MemoryBuffer::getFile(Path, false, false);
  if (!File)
    return createStringError(Path + ": " + File.getError().message());
  Expected<trivet::Firmware> F = trivet::readFirmware(**File);
  if (!F)
    return F.takeError();
  if (!F->ImageStart || !F->ImageEnd || *F->ImageStart != Image.Address ||
      Image.Bytes.size() > *F->ImageEnd - *F->ImageStart)
    return createStringError("the image is for address " +
                             formatv("{0:x}", Image.Address).str() +
                             ", where this board has no flash for one");
  if (Image.Address > Opts.Board->Bundle &&
      Image.Address - Opts.Board->Bundle < BundleSize)
    return createStringError("with an image in flash there is no room for " +
                             Twine(BundleSize) + " bytes of other files");
  return Error::success();
}

} // namespace

Expected<int> trivet::run::runMachine(const Options &Opts, Report &Facts) {
  StringRef Emulator = Opts.Board->Emulator;
  std::string Firmware = firmwareOf(Opts, *Opts.Board);
  if (Opts.Board->isHost() && sys::fs::exists(Firmware))
    return runHost(Opts, Facts);
  ErrorOr<std::string> Qemu = sys::findProgramByName(Emulator);
  if (!Qemu && !Opts.Board->isHost())
    return createStringError(Emulator + " not found: install the package " +
                             Opts.Board->Package);
  if (!sys::fs::exists(Firmware))
    return createStringError(
        "no firmware for " + Opts.Board->Name +
        (Opts.IntoFlash ? " that installs into flash" : "") + ": " + Firmware +
        boardsWithFirmware(Opts));

  // The pipes: the report's, then two for each program. Where our own output
  // and errors are one file, as after 2>&1, so are the program's.
  std::vector<Pipe> Pipes(1 + 2 * Opts.Programs.size());
  for (Pipe &P : Pipes) {
    int Ends[2];
    if (pipe2(Ends, O_CLOEXEC) != 0)
      return systemError("cannot make a pipe");
    P.ReadEnd = Ends[0];
    P.WriteEnd = Ends[1];
  }
  Channels Paths;
  Paths.Input = "/proc/self/fd/0";
  Paths.Report = Pipes[0].path();
  for (size_t I = 0; I < Opts.Programs.size(); ++I) {
    for (int Stream : {1, 2}) {
      Pipe &P = Pipes[2 * I + size_t(Stream)];
      P.Target = Stream;
      if (Opts.Programs.size() > 1)
        P.Prefix = Opts.Programs[I].Name + ": ";
      if (Stream == 2 && isOneFile(1, 2))
        Paths.Errors.push_back(Paths.Output.back());
      else
        (Stream == 1 ? Paths.Output : Paths.Errors).push_back(P.path());
    }
  }

  Expected<std::vector<char>> Image = makeBundle(Opts, Paths);
  if (!Image)
    return Image.takeError();
  Temporary Bundle, Flash, Counts;
  if (Error E = Bundle.create("bundle", {Image->data(), Image->size()}))
    return E;
  std::vector<std::string> Command = {
      *Qemu,
      "-serial",
      "none",
      "-monitor",
      "none",
      "-display",
      "none",
      "-semihosting-config",
      "enable=on,target=native",
      "-kernel",
      Firmware,
      "-device",
      formatv("loader,file={0},addr={1:x},force-raw=on", Bundle.Path,
              Opts.Board->Bundle)};
  if (Opts.Image) {
    if (Error E = checkFlash(Opts, Image->size(), Firmware))
      return E;
    if (Error E = Flash.create("flash", toStringRef(Opts.Image->Bytes)))
      return E;
    Command.insert(
        Command.end(),
        {"-device", formatv("loader,file={0},addr={1:x},force-raw=on",
                            Flash.Path, Opts.Image->Address)});
  }
  addWords(Command, Opts.Board->EmulatorOptions);
  if (Opts.Stats) {
    if (Error E = Counts.create("counts", {}))
      return E;
    Expected<std::string> Plugin = counterArgument(Opts, Firmware, Counts.Path);
    if (!Plugin)
      return Plugin.takeError();
    if (!Plugin->empty())
      Command.insert(Command.end(), {"-plugin", *Plugin});
  }
  Command.insert(Command.end(), Opts.QemuArguments.begin(),
                 Opts.QemuArguments.end());

  std::vector<char *> Argv;
  for (std::string &Word : Command)
    Argv.push_back(Word.data());
  Argv.push_back(nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  pid_t Child = fork();
  if (Child < 0)
    return systemError("cannot start QEMU");
  if (Child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL); // no emulator outlives us
    for (Pipe &P : Pipes)
      fcntl(P.WriteEnd, F_SETFD, 0);
    execv(Argv[0], Argv.data());
    _exit(127);
  }
  for (Pipe &P : Pipes)
    ::close(P.WriteEnd);
  bool Read = pump(Pipes, Facts);
  if (!Read)
    ::kill(Child, SIGKILL);
  int Status = 0;
  while (waitpid(Child, &Status, 0) < 0)
    if (errno != EINTR)
      return systemError("QEMU is lost");
  if (!Read)
    return 128 + SIGPIPE;
  if (!WIFEXITED(Status))
    return createStringError("QEMU was killed by signal " +
                             Twine(WTERMSIG(Status)));
  if (!Facts.explained())
    return createStringError(
        "QEMU ended before the firmware did, with status " +
        Twine(WEXITSTATUS(Status)));
  if (Opts.Stats)
    if (auto Text = MemoryBuffer::getFile(Counts.Path))
      Facts.counts((*Text)->getBuffer());
  return WEXITSTATUS(Status);
}
