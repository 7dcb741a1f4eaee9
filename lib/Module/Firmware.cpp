//===- Module/Firmware.cpp - what a firmware file exports -----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The rows of section trivet_exports (trivet/firmware.h): name pointer and
// address, already relocated in a linked file.
//
//===----------------------------------------------------------------------===//
#include "Firmware.h"
#include "Target/ModuleTarget.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace llvm::object;

namespace trivet {

namespace {

template <class ELFT>
Expected<Firmware> read(const ELFFile<ELFT> &File, const ModuleTarget &Target,
                        StringRef FileName) {
  constexpr size_t Word = sizeof(typename ELFT::uint);
  auto Bad = [&](const Twine &What) {
    return createStringError(FileName + ": section trivet_exports: " + What);
  };
  auto Sections = File.sections();
  if (!Sections)
    return Sections.takeError();
  const typename ELFT::Shdr *Table = nullptr, *SymTab = nullptr;
  for (const typename ELFT::Shdr &S : *Sections) {
    auto Name = File.getSectionName(S);
    if (!Name)
      return Name.takeError();
    if (*Name == "trivet_exports")
      Table = &S;
    if (S.sh_type == ELF::SHT_SYMTAB)
      SymTab = &S;
  }
  if (!Table)
    return createStringError(
        FileName + ": neither a module nor a firmware image: there is no "
                   "section trivet_exports (TRIVET_EXPORT in "
                   "trivet/firmware.h fills it; keep it in the linker script)");
  Firmware F;
  DenseSet<uint64_t> Functions;
  if (SymTab) {
    auto Symbols = File.symbols(SymTab);
    if (!Symbols)
      return Symbols.takeError();
    auto Strings = File.getStringTableForSymtab(*SymTab);
    if (!Strings)
      return Strings.takeError();
    for (const typename ELFT::Sym &S : *Symbols) {
      if (S.getType() == ELF::STT_FUNC)
        Functions.insert(S.st_value);
      auto Name = S.getName(*Strings);
      if (!Name)
        return Name.takeError();
      if (*Name == "__image_start")
        F.ImageStart = uint64_t(S.st_value);
      if (*Name == "__image_end")
        F.ImageEnd = uint64_t(S.st_value);
    }
  }
  auto Content = File.getSectionContents(*Table);
  if (!Content)
    return Content.takeError();
  if (Content->size() % (2 * Word))
    return Bad("size is not a multiple of " + Twine(2 * Word));
  StringSet<> Names;
  for (size_t At = 0; At != Content->size(); At += 2 * Word) {
    auto Read = [&](size_t From) {
      return uint64_t(
          support::endian::read<typename ELFT::uint, llvm::endianness::little>(
              Content->data() + From));
    };
    uint64_t NameAt = Read(At), Address = Read(At + Word);
    if (!NameAt && !Address)
      continue;
    StringRef Name;
    for (const typename ELFT::Shdr &S : *Sections) {
      if (!(S.sh_flags & ELF::SHF_ALLOC) || S.sh_type == ELF::SHT_NOBITS ||
          NameAt < S.sh_addr || NameAt - S.sh_addr >= S.sh_size)
        continue;
      auto Bytes = File.getSectionContents(S);
      if (!Bytes)
        return Bytes.takeError();
      StringRef Tail = toStringRef(*Bytes).drop_front(NameAt - S.sh_addr);
      if (Tail.contains('\0'))
        Name = Tail.take_until([](char C) { return C == '\0'; });
      break;
    }
    if (Name.empty())
      return Bad("offset 0x" + utohexstr(At, true) + ": no name at 0x" +
                 utohexstr(NameAt, true));
    if (!Names.insert(Name).second)
      return Bad("offset 0x" + utohexstr(At, true) + ": '" + Name +
                 "' is exported twice");
    F.Exports.push_back(
        {Name, Address,
         (Address & Target.FunctionBit) || Functions.contains(Address)});
  }
  return F;
}

template <class ELFT> Expected<Firmware> readAs(MemoryBufferRef File) {
  auto Elf = ELFFile<ELFT>::create(File.getBuffer());
  if (!Elf)
    return Elf.takeError();
  const ModuleTarget *Target = findModuleTarget(Elf->getHeader().e_machine);
  if (!Target || Elf->getHeader().e_type == ELF::ET_DYN)
    return createStringError(File.getBufferIdentifier() +
                             ": not the firmware of a machine known here");
  return read(*Elf, *Target, File.getBufferIdentifier());
}

bool isWide(MemoryBufferRef File) {
  return File.getBufferSize() > ELF::EI_CLASS &&
         File.getBuffer()[ELF::EI_CLASS] == ELF::ELFCLASS64;
}

template <class ELFT> bool isOne(MemoryBufferRef File) {
  auto Elf = ELFFile<ELFT>::create(File.getBuffer());
  if (!Elf) {
    consumeError(Elf.takeError());
    return false;
  }
  return findModuleTarget(Elf->getHeader().e_machine) &&
         Elf->getHeader().e_type != ELF::ET_DYN;
}

} // namespace

bool isFirmware(MemoryBufferRef File) {
  return isWide(File) ? isOne<ELF64LE>(File) : isOne<ELF32LE>(File);
}

Expected<Firmware> readFirmware(MemoryBufferRef File) {
  return isWide(File) ? readAs<ELF64LE>(File) : readAs<ELF32LE>(File);
}

} // namespace trivet
