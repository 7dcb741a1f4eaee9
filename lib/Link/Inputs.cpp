//===- Link/Inputs.cpp - what a link is made of ---------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// -lx means libx.so, then libx.a, in each directory of -L in turn, as
// everywhere; what is not found is left to lld and its message. A library that
// clang's driver offers under --as-needed (-lgcc_s) and that does not exist is
// no error: nobody asked for it.
//
//===----------------------------------------------------------------------===//
#include "Inputs.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Object/Archive.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;

namespace trivet {

std::pair<Provider *, const Provider::Export *>
Inputs::find(StringRef Symbol) const {
  for (const std::unique_ptr<Provider> &P : Providers) {
    auto It = P->Exports.find(Symbol);
    if (It != P->Exports.end())
      return {P.get(), &It->second};
  }
  return {nullptr, nullptr};
}

namespace {

/// The file that -lName means, or "".
std::string findLibrary(const Options &O, StringRef Name, bool ArchivesOnly) {
  for (StringRef Dir : O.SearchPaths) {
    auto Try = [&](const Twine &File) {
      SmallString<256> Path(Dir);
      sys::path::append(Path, File);
      return sys::fs::exists(Path) ? Path.str().str() : std::string();
    };
    std::string Found;
    if (StringRef Exact = Name; Exact.consume_front(":"))
      Found = Try(Exact);
    else {
      if (!ArchivesOnly)
        Found = Try("lib" + Name + ".so");
      if (Found.empty())
        Found = Try("lib" + Name + ".a");
    }
    if (!Found.empty())
      return Found;
  }
  return "";
}

bool isSharedObject(StringRef Path) {
  file_magic Magic;
  return !identify_magic(Path, Magic) && Magic == file_magic::elf_shared_object;
}

std::unique_ptr<MemoryBuffer> readFile(StringRef Path, Diagnostics &Diags) {
  auto Buffer = MemoryBuffer::getFile(Path);
  if (Buffer)
    return std::move(*Buffer);
  Diags.error("cannot open " + Path + ": " + Buffer.getError().message());
  return nullptr;
}

/// What a file says of the machine; nothing, if it does not.
struct Origin {
  const LinkTarget *Target = nullptr;
  unsigned WordSize = 4;
  std::optional<uint32_t> Flags;
};

template <class Header> Origin originOf(StringRef Object, unsigned WordSize) {
  using namespace support::endian;
  if (Object.size() < sizeof(Header))
    return {};
  return {findLinkTarget(read16le(Object.data() + offsetof(Header, e_machine)),
                         WordSize),
          WordSize, read32le(Object.data() + offsetof(Header, e_flags))};
}

/// Of an object, of bitcode, which has no flags, or of the first such in an
/// archive.
Origin originOf(MemoryBufferRef File) {
  StringRef Bytes = File.getBuffer();
  switch (identify_magic(Bytes)) {
  case file_magic::elf_relocatable: {
    return Bytes[ELF::EI_CLASS] == ELF::ELFCLASS64
               ? originOf<ELF::Elf64_Ehdr>(Bytes, 8)
               : originOf<ELF::Elf32_Ehdr>(Bytes, 4);
  }
  case file_magic::bitcode:
    if (Expected<std::string> Name = getBitcodeTargetTriple(File)) {
      Triple Of(*Name);
      unsigned WordSize = Of.isArch64Bit() ? 8 : 4;
      return {findLinkTarget(Of, WordSize), WordSize, std::nullopt};
    } else
      return consumeError(Name.takeError()), Origin();
  case file_magic::archive: {
    Origin O;
    Error Err = Error::success();
    if (auto Archive = object::Archive::create(File)) {
      for (const object::Archive::Child &Member : (*Archive)->children(Err))
        if (auto Content = Member.getMemoryBufferRef(); !Content)
          consumeError(Content.takeError());
        else if ((O = originOf(*Content)).Target)
          break;
    } else
      consumeError(Archive.takeError());
    consumeError(std::move(Err)); // lld will say it
    return O;
  }
  default:
    return {};
  }
}

std::unique_ptr<Provider> openModule(StringRef Path, bool AsNeeded,
                                     Diagnostics &Diags) {
  auto P = std::make_unique<Provider>();
  P->Path = Path.str();
  P->AsNeeded = AsNeeded;
  P->Buffer = readFile(Path, Diags);
  if (!P->Buffer)
    return nullptr;
  Expected<Module> M = Module::parse(*P->Buffer);
  if (!M) {
    Diags.error(
        toString(M.takeError()), "",
        {"only modules can be linked with, which Trivet has made; another "
         "system's shared libraries are none"});
    return nullptr;
  }
  if (M->isApplication()) {
    Diags.error(Path + ": is an application, not a library");
    return nullptr;
  }
  P->Name = M->name().str();
  for (size_t I = 0; I != M->exports().size(); ++I) {
    const ModuleSymbol &S = M->exports()[I];
    bool Data = S.region() == Region::Data;
    P->Exports[S.Name] = {S.isFunction() ? Provider::Export::Function
                          : Data         ? Provider::Export::Data
                                         : Provider::Export::Const,
                          Data ? S.Value : 0,
                          S.Weak,
                          S.Size,
                          S.Version,
                          M->isUnique(I)};
  }
  P->File.emplace(std::move(*M));
  return P;
}

std::unique_ptr<Provider> openFirmware(StringRef Path, Diagnostics &Diags) {
  auto P = std::make_unique<Provider>();
  P->Path = Path.str();
  P->Name = "firmware";
  P->Firmware = P->AsNeeded = true;
  P->Buffer = readFile(Path, Diags);
  if (!P->Buffer)
    return nullptr;
  auto Lines = readImportMap(*P->Buffer);
  if (!Lines) {
    Diags.error(Lines.takeError());
    return nullptr;
  }
  for (const ImportMapLine &L : *Lines) {
    if (L.Class == ImportMapLine::Own)
      continue;
    if (L.Kind == ImportMapLine::Data) {
      Diags.error(Path + ": '" + L.Symbol +
                  "' is data: the firmware's objects have one address for all "
                  "processes, their kind is const");
      continue;
    }
    P->Exports[L.Symbol] = {L.Kind == ImportMapLine::Function
                                ? Provider::Export::Function
                                : Provider::Export::Const};
  }
  return P;
}

/// Libraries that providers need, and so on, may look for names in the
/// application too. One that cannot be found here will be missed at run time.
void collectPending(const Options &O, Inputs &In) {
  StringSet<> Names, Visited;
  std::vector<std::unique_ptr<Provider>> Opened;
  std::vector<const Provider *> Queue;
  for (const auto &P : In.Providers) {
    Visited.insert(P->Name);
    if (P->File)
      Queue.push_back(P.get());
  }
  while (!Queue.empty()) {
    const Provider *P = Queue.back();
    Queue.pop_back();
    const Module &M = *P->File;
    auto Add = [&](StringRef Name) {
      if (Names.insert(Name).second)
        In.PendingInLibraries.push_back(Name.str());
    };
    for (StringRef Needed : M.directNeeds())
      In.DirectNeeds[P->Name].push_back(Needed.str());
    In.OpensLibraries |= any_of(
        M.imports(), [](const ModuleSymbol &S) { return S.Name == "dlopen"; });
    for (size_t I = 0; I != M.imports().size(); ++I)
      if (M.isPending(I))
        Add(M.imports()[I].Name);
    for (size_t I = 0; I != M.exports().size(); ++I)
      if (M.isUnique(I))
        Add(M.exports()[I].Name);
    for (StringRef Needed : M.needed()) {
      if (!Visited.insert(Needed).second)
        continue;
      SmallString<256> Beside = sys::path::parent_path(P->Path);
      sys::path::append(Beside, Needed);
      std::string Path = sys::fs::exists(Beside)
                             ? Beside.str().str()
                             : findLibrary(O, (":" + Needed).str(), false);
      Diagnostics Ignored;
      if (Path.empty())
        continue;
      if (auto More = openModule(Path, true, Ignored)) {
        Queue.push_back(More.get());
        Opened.push_back(std::move(More));
      }
    }
  }
}

} // namespace

Inputs collectInputs(const Options &O, Diagnostics &Diags) {
  Inputs In;
  StringSet<> Names;
  std::optional<uint32_t> ModuleFlags;
  auto Add = [&](StringRef Path, bool AsNeeded) {
    auto P = openModule(Path, AsNeeded, Diags);
    if (!P || (O.Shared && P->Name == O.SoName)) {
      if (P)
        Diags.error(Path + ": has the name '" + P->Name +
                    "' of the library being linked");
      return;
    }
    if (!Names.insert(P->Name).second) { // named twice, -lc -lm -lc
      for (auto &Old : In.Providers)
        if (Old->Name == P->Name)
          Old->AsNeeded &= AsNeeded;
      return;
    }
    if (!In.Target) {
      In.WordSize = P->File->wordSize();
      In.Target = findLinkTarget(P->File->target().Machine, In.WordSize);
    }
    if (!ModuleFlags)
      ModuleFlags = P->File->flags();
    In.Providers.push_back(std::move(P));
    In.LldArgs.push_back("");
  };
  auto AddForLld = [&](StringRef Path) {
    if (!In.Flags)
      if (auto Buffer = MemoryBuffer::getFile(Path)) {
        Origin Of = originOf(**Buffer);
        if (!In.Target) {
          In.Target = Of.Target;
          In.WordSize = Of.WordSize;
        }
        if (Of.Target == In.Target && Of.WordSize == In.WordSize)
          In.Flags = Of.Flags;
      }
    In.LldArgs.push_back(Path.str());
  };
  for (const Options::Item &I : O.Items) {
    switch (I.Kind) {
    case Options::Item::Lld:
      In.LldArgs.push_back(I.Text);
      break;
    case Options::Item::File:
      if (isSharedObject(I.Text))
        Add(I.Text, I.AsNeeded);
      else
        AddForLld(I.Text);
      break;
    case Options::Item::Library: {
      std::string Path = findLibrary(O, I.Text, I.ArchivesOnly);
      if (Path.empty()) {
        if (!I.AsNeeded)
          In.LldArgs.push_back("-l" + I.Text);
      } else if (isSharedObject(Path))
        Add(Path, I.AsNeeded);
      else
        AddForLld(Path);
      break;
    }
    }
  }
  if (!In.Target) {
    In.Target = &firstLinkTarget();
    In.WordSize = 4;
  }
  if (!In.Flags)
    In.Flags = ModuleFlags;
  for (const std::string &Arg : In.LldArgs)
    if (const char *Why = In.Target->refusedOption(Arg))
      Diags.error(Arg + ": " + Why);
  collectPending(O, In);
  // The loader looks into the firmware last, and so does the link.
  for (const std::string &Map : O.FirmwareMaps)
    if (auto P = openFirmware(Map, Diags)) {
      In.Providers.push_back(std::move(P));
      In.LldArgs.push_back("");
    }
  return In;
}

void checkDuplicateExports(const Inputs &In, Diagnostics &Diags) {
  StringMap<const Provider *> Owner;
  for (const auto &P : In.Providers) {
    if (P->Firmware || (P->AsNeeded && !P->Used))
      continue;
    std::vector<StringRef> Names;
    for (const auto &E : P->Exports)
      if (!E.second.Weak)
        Names.push_back(E.first());
    llvm::sort(Names);
    for (StringRef Name : Names) {
      auto [It, New] = Owner.try_emplace(Name, P.get());
      if (!New)
        Diags.error("two needed libraries export one name: " + Name, "",
                    {"exported by " + It->second->Path,
                     "exported by " + P->Path,
                     "remedy: hide one of the two (visibility, or a version "
                     "script for its library), or make it weak"});
    }
  }
}

} // namespace trivet
