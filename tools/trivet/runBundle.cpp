//===- runBundle.cpp - programs and what they need, packed ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Libraries that programs open while they run come from the command.
// A library is looked for in the folders of -L, beside the file that needs it,
// and among those of the target that this file was built for.
// A board may run modules of several targets: the one that says the same
// architecture as the file, down to its variant, is the file's, else the
// board's. One that is not found is simply left out, and a
// file that cannot be read as a module goes along as it is: the loader is the
// one judge of both, and says so in its own words.
//
// A romfs goes along as it is, or only its path, and the board finds in it what
// there is.
//
//===----------------------------------------------------------------------===//
#include "../../runtime/ports/common/bundle.h"
#include "Module/Order.h"
#include "run.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace trivet::run;

namespace {

struct File {
  std::string Name; // SONAME; "" for a program; a path in the romfs
  std::unique_ptr<MemoryBuffer> Buffer;
  std::optional<trivet::Module> Module; // none: the loader will say why
};

/// The target that a file was built for.
StringRef targetOf(const Options &Opts, MemoryBufferRef Buffer) {
  auto Object = object::ObjectFile::createELFObjectFile(Buffer);
  if (!Object) {
    consumeError(Object.takeError());
    return Opts.Board->Target;
  }
  Triple::SubArchType Variant = (*Object)->makeTriple().getSubArch();
  auto Fits = [&](const Machine &M) {
    return Variant == Triple(M.Target).getSubArch();
  };
  if (Fits(*Opts.Board))
    return Opts.Board->Target;
  const Machine *Other = find_if(machines(), Fits);
  return Other == machines().end() ? Opts.Board->Target : Other->Target;
}

class Packer {
public:
  Packer(const Options &Opts, const Channels &Paths)
      : Opts(Opts), Paths(Paths) {}
  Error collect();
  Expected<std::vector<char>> pack();

private:
  const Options &Opts;
  const Channels &Paths;
  std::vector<File> Files;
  std::vector<uint32_t> FileOf; // of each program; ~0: it is in the image
  std::vector<char> Image;
  unsigned WordSize = 4; // the board's
  std::unique_ptr<MemoryBuffer> Romfs;

  static Expected<std::unique_ptr<MemoryBuffer>> open(StringRef Path);
  Expected<uint32_t> add(StringRef Path, StringRef Name);
  Error addNeeds(uint32_t Index, StringRef Path);
  void putInOrder();
  Error openRomfs();

  uint32_t room(size_t Words) {
    uint32_t At = uint32_t(Image.size());
    Image.resize(At + 4 * Words);
    return At;
  }
  uint32_t string(StringRef Text) {
    uint32_t At = uint32_t(Image.size());
    Image.insert(Image.end(), Text.begin(), Text.end());
    Image.push_back(0);
    return At;
  }
  void align(size_t To) { Image.resize(alignTo(Image.size(), To)); }
  void put(uint32_t At, uint32_t Value) {
    support::endian::write32le(&Image[At], Value);
  }
};

Expected<std::unique_ptr<MemoryBuffer>> Packer::open(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, false, false);
  if (!Buffer)
    return createStringError(Path + ": " + Buffer.getError().message());
  return std::move(*Buffer);
}

Expected<uint32_t> Packer::add(StringRef Path, StringRef Name) {
  auto Buffer = open(Path);
  if (!Buffer)
    return Buffer.takeError();
  uint32_t Index = uint32_t(Files.size());
  Files.push_back({Name.str(), std::move(*Buffer), std::nullopt});
  Expected<trivet::Module> M = trivet::Module::parse(*Files[Index].Buffer);
  if (!M) {
    consumeError(M.takeError());
    return Index;
  }
  Files[Index].Module = std::move(*M);
  if (Error E = addNeeds(Index, Path))
    return E;
  return Index;
}

Error Packer::addNeeds(uint32_t Index, StringRef Path) {
  // The list stays where it is when the module moves.
  for (StringRef Need : Files[Index].Module->needed()) {
    if (any_of(Files, [&](const File &F) { return F.Name == Need; }) ||
        (Opts.Image && is_contained(Opts.Image->Libraries, Need)))
      continue;
    std::string Found = findLibrary(Opts, Need, Path, *Files[Index].Buffer);
    if (Found.empty())
      continue; // the loader will say
    if (Expected<uint32_t> Added = add(Found, Need); !Added)
      return Added.takeError();
  }
  return Error::success();
}

Error Packer::openRomfs() {
  auto Buffer = open(Opts.Romfs);
  if (!Buffer)
    return Buffer.takeError();
  if (!(*Buffer)->getBuffer().starts_with("-rom1fs-"))
    return createStringError(Opts.Romfs + ": is not a romfs");
  Romfs = std::move(*Buffer);
  return Error::success();
}

Error Packer::collect() {
  auto Firmware =
      object::ObjectFile::createObjectFile(firmwareOf(Opts, *Opts.Board));
  if (!Firmware)
    return Firmware.takeError();
  WordSize = Firmware->getBinary()->getBytesInAddress();
  if (!Opts.Romfs.empty())
    if (Error E = openRomfs())
      return E;
  std::map<std::string, uint32_t> Known; // a program run twice is packed once
  for (const Program &P : Opts.Programs) {
    if (P.File.empty()) {
      FileOf.push_back(~0u);
      continue;
    }
    auto [It, New] = Known.try_emplace(P.File, uint32_t(Files.size()));
    if (New && Romfs) {
      Files.push_back({P.File, nullptr, std::nullopt});
    } else if (New) {
      Expected<uint32_t> Added = add(P.File, "");
      if (!Added)
        return Added.takeError();
      It->second = *Added;
    }
    FileOf.push_back(It->second);
  }
  for (const std::string &Path : Opts.Libraries) {
    if (Romfs) {
      Files.push_back({Path, nullptr, std::nullopt});
      continue;
    }
    auto Buffer = open(Path);
    if (!Buffer)
      return Buffer.takeError();
    Expected<trivet::Module> M = trivet::Module::parse(**Buffer);
    if (!M)
      return M.takeError();
    if (M->isApplication())
      return createStringError(Path + ": is an application, not a library");
    if (any_of(Files, [&](const File &F) { return F.Name == M->name(); }))
      continue;
    if (Expected<uint32_t> Added = add(Path, M->name()); !Added)
      return Added.takeError();
  }
  if (!Romfs)
    putInOrder();
  return Error::success();
}

/// What a file needs is behind it: firmware that links into flash goes
/// backward.
void Packer::putInOrder() {
  std::vector<const trivet::Module *> Modules;
  for (const File &F : Files)
    Modules.push_back(F.Module ? &*F.Module : nullptr);
  std::vector<unsigned> Order = trivet::orderOfLinking(Modules);
  std::vector<uint32_t> Places(Files.size());
  std::vector<File> Ordered;
  for (unsigned I : llvm::reverse(Order)) {
    Places[I] = uint32_t(Ordered.size());
    Ordered.push_back(std::move(Files[I]));
  }
  Files = std::move(Ordered);
  for (uint32_t &F : FileOf)
    if (F != ~0u)
      F = Places[F];
}

Expected<std::vector<char>> Packer::pack() {
  constexpr uint32_t HeaderWords = sizeof(trivet_bundle) / 4;
  uint32_t Header = room(HeaderWords);
  uint32_t FileTable = room(3 * Files.size());
  uint32_t ProgramTable = room(6 * Opts.Programs.size());
  for (size_t I = 0; I < Opts.Programs.size(); ++I) {
    ArrayRef<std::string> Arguments = Opts.Programs[I].Arguments;
    align(WordSize);
    uint32_t Argv = room(WordSize / 4 * (Arguments.size() + 1));
    for (size_t K = 0; K < Arguments.size(); ++K)
      put(Argv + WordSize * K, string(Arguments[K]));
    uint32_t Output = string(Paths.Output[I]), Errors = string(Paths.Errors[I]),
             Name = string(Arguments.front());
    align(4);
    uint32_t Row[] = {
        FileOf[I], uint32_t(Arguments.size()), Argv, Output, Errors, Name};
    for (uint32_t K = 0; K < 6; ++K)
      put(ProgramTable + 24 * I + 4 * K, Row[K]);
  }
  uint32_t Input = string(Paths.Input), Report = string(Paths.Report);
  for (size_t I = 0; I < Files.size(); ++I)
    put(FileTable + 12 * I, string(Files[I].Name));
  auto Append = [&](StringRef Bytes) {
    align(16);
    uint32_t At = uint32_t(Image.size());
    Image.insert(Image.end(), Bytes.begin(), Bytes.end());
    return At;
  };
  for (size_t I = 0; I < Files.size() && !Romfs; ++I) {
    StringRef Bytes = Files[I].Buffer->getBuffer();
    put(FileTable + 12 * I + 4, Append(Bytes));
    put(FileTable + 12 * I + 8, uint32_t(Bytes.size()));
  }
  uint32_t RomfsAt = !Romfs           ? 0
                     : Opts.IntoFlash ? string(Opts.Romfs)
                                      : Append(Romfs->getBuffer());
  uint32_t Flags = (Opts.Stats ? TRIVET_BUNDLE_STATS : 0) |
                   (Opts.FarText ? TRIVET_BUNDLE_FAR_TEXT : 0);
  uint32_t Words[HeaderWords] = {
      TRIVET_BUNDLE_MAGIC,
      uint32_t(Image.size()),
      Flags,
      Opts.Stack.value_or(Opts.Board->Stack),
      Opts.Heap.value_or(Opts.Board->Heap),
      uint32_t(Files.size()),
      FileTable,
      uint32_t(Opts.Programs.size()),
      ProgramTable,
      Input,
      Report,
      Opts.FailAt,
      uint32_t(Opts.Image ? Opts.Image->Bytes.size() : 0),
      RomfsAt,
      uint32_t(Romfs ? Romfs->getBufferSize() : 0)};
  for (uint32_t K = 0; K < HeaderWords; ++K)
    put(Header + 4 * K, Words[K]);
  if (Image.size() > Opts.Board->BundleRoom)
    return createStringError(
        "programs and libraries take " + Twine(Image.size()) + " bytes, " +
        Opts.Board->Name + " has room for " + Twine(Opts.Board->BundleRoom));
  return std::move(Image);
}

} // namespace

std::string trivet::run::findLibrary(const Options &Opts, StringRef SoName,
                                     StringRef Needer, MemoryBufferRef File) {
  std::vector<std::string> Folders = Opts.LibraryPaths;
  Folders.push_back(sys::path::parent_path(Needer).str());
  SmallString<128> System(Opts.Root);
  sys::path::append(System, "sysroot", targetOf(Opts, File), "lib");
  Folders.push_back(std::string(System));
  for (const std::string &Folder : Folders) {
    SmallString<128> Path(Folder);
    sys::path::append(Path, SoName);
    if (sys::fs::exists(Path) && !sys::fs::is_directory(Path))
      return std::string(Path);
  }
  return "";
}

Expected<std::vector<char>> trivet::run::makeBundle(const Options &Opts,
                                                    const Channels &Paths) {
  Packer P(Opts, Paths);
  if (Error E = P.collect())
    return E;
  return P.pack();
}
