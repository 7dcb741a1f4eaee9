//===- Link/Image.cpp - what lld made, taken apart ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// lld's link map is the only place which tells what input a byte of the output
// came from. Its lines are four numbers, then a name whose indentation says
// what it is: none for an output section, 8 for "object:(section)", 16 for a
// symbol.
//
//===----------------------------------------------------------------------===//
#include "Image.h"
#include "Stubs.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace llvm::object;
using namespace llvm::support::endian;

namespace trivet {

static Role roleOf(StringRef Name, uint32_t Type, uint32_t Flags,
                   uint32_t Address) {
  if (Name == ".note.trivet")
    return Role::Note;
  if (Name == "trivet.fix")
    return Role::Fix;
  if (Name == ImportsSection)
    return Role::Imports;
  if (Flags & ELF::SHF_ALLOC) {
    if (Address >= TRIVET_META_VADDR)
      return Role::Drop;
    return regionOf(Address) == Region::Data ? Role::Data : Role::Text;
  }
  if (Type == ELF::SHT_NULL || Type == ELF::SHT_REL || Type == ELF::SHT_RELA ||
      Type == ELF::SHT_SYMTAB || Type == ELF::SHT_STRTAB)
    return Role::Drop;
  return Role::Keep;
}

Expected<std::unique_ptr<Image>> Image::read(StringRef Path, StringRef Map) {
  auto I = std::make_unique<Image>();
  auto Buffer = WritableMemoryBuffer::getFile(Path);
  if (!Buffer)
    return createStringError("cannot read lld's output " + Path + ": " +
                             Buffer.getError().message());
  I->Buffer = std::move(*Buffer);
  bool Wide = I->Buffer->getBufferSize() > ELF::EI_CLASS &&
              I->Buffer->getBufferStart()[ELF::EI_CLASS] == ELF::ELFCLASS64;
  I->WordSize = Wide ? 8 : 4;
  if (Error E = Wide ? I->readFile<ELF64LE>() : I->readFile<ELF32LE>())
    return E;
  I->readMap(Map);
  if (Error E = I->readNotes())
    return E;
  return I;
}

template <class ELFT> Error Image::readFile() {
  auto File = ELFFile<ELFT>::create(
      StringRef(Buffer->getBufferStart(), Buffer->getBufferSize()));
  if (!File)
    return File.takeError();
  Entry = File->getHeader().e_entry;
  Flags = File->getHeader().e_flags;
  uint16_t Machine = File->getHeader().e_machine;
  Target = findLinkTarget(Machine, WordSize);
  if (!Target)
    return createStringError(
        Twine(WordSize * 8) + "-bit objects for machine " + Twine(Machine) +
        " cannot become a module: supported: " + moduleMachines());
  auto Headers = File->sections();
  if (!Headers)
    return Headers.takeError();
  for (const typename ELFT::Shdr &H : *Headers) {
    auto Name = File->getSectionName(H);
    if (!Name)
      return Name.takeError();
    if (!isUInt<32>(H.sh_addr) || !isUInt<32>(H.sh_size))
      return createStringError("section " + *Name + " is too large");
    ImageSection S{*Name,
                   H.sh_type,
                   uint32_t(H.sh_flags),
                   uint32_t(H.sh_addr),
                   uint32_t(H.sh_size),
                   std::max<uint32_t>(H.sh_addralign, 1),
                   uint32_t(H.sh_entsize),
                   roleOf(*Name, H.sh_type, H.sh_flags, H.sh_addr),
                   {}};
    if (H.sh_type != ELF::SHT_NOBITS && H.sh_type != ELF::SHT_NULL)
      S.Bytes = {reinterpret_cast<uint8_t *>(Buffer->getBufferStart()) +
                     H.sh_offset,
                 size_t(H.sh_size)};
    Sections.push_back(S);
  }
  for (const typename ELFT::Shdr &H : *Headers) {
    if (H.sh_type == ELF::SHT_REL) {
      auto Rels = File->rels(H);
      if (!Rels)
        return Rels.takeError();
      auto &List = Relocations[H.sh_info];
      for (const typename ELFT::Rel &R : *Rels)
        List.push_back({uint32_t(R.r_offset), R.getType(false),
                        R.getSymbol(false), std::nullopt});
    }
    if (H.sh_type == ELF::SHT_RELA) {
      auto Relas = File->relas(H);
      if (!Relas)
        return Relas.takeError();
      auto &List = Relocations[H.sh_info];
      for (const typename ELFT::Rela &R : *Relas)
        List.push_back({uint32_t(R.r_offset), R.getType(false),
                        R.getSymbol(false), int64_t(R.r_addend)});
    }
    if (H.sh_type != ELF::SHT_SYMTAB && H.sh_type != ELF::SHT_DYNSYM)
      continue;
    auto Syms = File->symbols(&H);
    if (!Syms)
      return Syms.takeError();
    auto Strings = File->getStringTableForSymtab(H);
    if (!Strings)
      return Strings.takeError();
    for (const typename ELFT::Sym &S : *Syms) {
      auto Name = S.getName(*Strings);
      if (!Name)
        return Name.takeError();
      if (H.sh_type == ELF::SHT_DYNSYM) {
        if (S.st_shndx != ELF::SHN_UNDEF)
          Exported.insert(*Name);
        continue;
      }
      if ((!isUInt<32>(S.st_value) && S.st_shndx != ELF::SHN_ABS) ||
          !isUInt<32>(S.st_size))
        return createStringError("symbol " + *Name + " lies too far away");
      Symbols.push_back({*Name, uint64_t(S.st_value), uint32_t(S.st_size),
                         S.getType(), S.getBinding(), S.st_other,
                         uint16_t(S.st_shndx)});
    }
  }
  if (Error E = readVersions(*File))
    return E;
  for (const ImageSymbol &S : Symbols)
    if (S.Type == ELF::STT_FUNC && S.Section != ELF::SHN_UNDEF &&
        S.Section < Sections.size() && Sections[S.Section].Use == Role::Text)
      Functions.push_back(&S);
  llvm::stable_sort(Functions, [&](const ImageSymbol *A, const ImageSymbol *B) {
    return place(A->Value) < place(B->Value);
  });
  return Error::success();
}

template <class ELFT> Error Image::readVersions(const ELFFile<ELFT> &File) {
  DenseMap<unsigned, StringRef> Names; // by number
  const typename ELFT::Shdr *Numbers = nullptr;
  auto Headers = cantFail(File.sections());
  for (const typename ELFT::Shdr &H : Headers) {
    if (H.sh_type == ELF::SHT_GNU_versym)
      Numbers = &H;
    if (H.sh_type != ELF::SHT_GNU_verdef)
      continue;
    auto Definitions = File.getVersionDefinitions(H);
    if (!Definitions)
      return Definitions.takeError();
    for (const VerDef &D : *Definitions) {
      if (D.Flags & ELF::VER_FLG_BASE)
        continue;
      Versions.push_back(Saver.save(D.Name));
      Names[D.Ndx] = Versions.back();
    }
  }
  if (Versions.empty() || !Numbers)
    return Error::success();
  auto Of =
      File.template getSectionContentsAsArray<typename ELFT::Versym>(*Numbers);
  if (!Of)
    return Of.takeError();
  const typename ELFT::Shdr &Table = Headers[Numbers->sh_link];
  auto Symbols = File.symbols(&Table);
  if (!Symbols)
    return Symbols.takeError();
  auto Strings = File.getStringTableForSymtab(Table);
  if (!Strings)
    return Strings.takeError();
  for (size_t I = 0; I != Symbols->size() && I != Of->size(); ++I)
    if (auto Name = (*Symbols)[I].getName(*Strings)) {
      StringRef Version = Names.lookup((*Of)[I].vs_index & ELF::VERSYM_VERSION);
      if (!Version.empty())
        VersionOf[*Name] = Version;
    } else
      return Name.takeError();
  return Error::success();
}

void Image::readMap(StringRef Text) {
  StringRef Output;
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    uint64_t Numbers[4];
    bool Ok = true;
    for (int I = 0; I != 4 && Ok; ++I) {
      Line = Line.ltrim(' ');
      Ok = !Line.consumeInteger(I == 3 ? 10 : 16, Numbers[I]);
    }
    if (!Ok || !Line.consume_front(" "))
      continue;
    size_t Indent = Line.find_first_not_of(' ');
    if (Indent == StringRef::npos)
      continue;
    StringRef Name = Line.drop_front(Indent).rtrim();
    if (Indent == 0)
      Output = Name;
    size_t Open = Name.rfind(":(");
    if (Indent == 8 && Open != StringRef::npos && Name.ends_with(")"))
      Map[Output].push_back({uint32_t(Numbers[0]), uint32_t(Numbers[2]),
                             Name.take_front(Open),
                             Name.drop_front(Open + 2).drop_back()});
  }
  for (auto &Entry : Map)
    llvm::stable_sort(Entry.second, [](const MapEntry &A, const MapEntry &B) {
      return A.Address < B.Address;
    });
}

Error Image::readNotes() {
  for (const ImageSection &S : Sections) {
    if (S.Use != Role::Note)
      continue;
    auto Bad = [&](uint64_t Offset, const Twine &What) {
      const MapEntry *In = inputAt(S, S.Address + Offset);
      return createStringError((In ? In->Object : "?") +
                               ":(.note.trivet): " + What);
    };
    ArrayRef<uint8_t> B = S.Bytes;
    for (uint64_t At = 0; At != B.size();) {
      if (B.size() - At < 12)
        return Bad(At, "truncated note");
      uint32_t NameSize = read32le(&B[At]), Size = read32le(&B[At + 4]),
               Type = read32le(&B[At + 8]);
      uint64_t Desc = At + 12 + alignTo(uint64_t(NameSize), 4);
      uint64_t End = Desc + alignTo(uint64_t(Size), 4);
      if (End > B.size() || NameSize != 7 ||
          memcmp(&B[At + 12], "Trivet", 7) != 0)
        return Bad(At, "malformed note");
      const MapEntry *In = inputAt(S, S.Address + At);
      StringRef File = In ? In->Object : "?";
      StringRef Text = toStringRef(B.slice(Desc, Size));
      auto Word = [&](unsigned I) { return read32le(&B[Desc + I * 4]); };
      auto Take = [](StringRef &Rest) { // a string, its NUL and padding
        StringRef String = Rest.take_until([](char C) { return C == 0; });
        Rest = Rest.drop_front(
            std::min<size_t>(Rest.size(), alignTo(String.size() + 1, 4)));
        return String;
      };
      if (Type == NT_TRIVET_OBJECT && Size >= 8) {
        StringRef Rest = Text.drop_front(8);
        Notes.Objects.push_back({Word(0), Word(1), Take(Rest), File});
      } else if (Type == NT_TRIVET_PENDING && Size >= 5) {
        StringRef Rest = Text.drop_front(4);
        bool Weak = Word(0) & 1;
        auto [It, New] = Notes.Pending.try_emplace(Take(Rest), Weak);
        if (!New)
          It->second &= Weak;
      } else if (Type == NT_TRIVET_UNIQUE && Size >= 1) {
        Notes.Unique.insert(Take(Text));
      } else if (Type == NT_TRIVET_CALLED && Size >= 5) {
        StringRef Rest = Text.drop_front(4);
        bool Only = Word(0) & 1;
        auto [It, New] = Notes.OnlyCalled[Take(Rest)].try_emplace(File, Only);
        if (!New) // an object made of several
          It->second &= Only;
      } else if (Type == NT_TRIVET_PROVIDER && Size >= 2) {
        StringRef Symbol = Take(Text);
        Notes.Providers.push_back({Symbol, Take(Text), File});
      } else
        return Bad(At, "unknown note type " + Twine(Type));
      At = End;
    }
  }
  return Error::success();
}

const ImageSection *Image::sectionAt(uint32_t Address) const {
  for (const ImageSection &S : Sections)
    if ((S.Flags & ELF::SHF_ALLOC) && S.contains(Address))
      return &S;
  return nullptr;
}

uint8_t *Image::bytesAt(uint32_t Address, unsigned Size) {
  for (ImageSection &S : Sections)
    if ((S.Flags & ELF::SHF_ALLOC) && S.contains(Address) &&
        S.Bytes.size() >= Size && Address - S.Address <= S.Bytes.size() - Size)
      return &S.Bytes[Address - S.Address];
  return nullptr;
}

const MapEntry *Image::inputAt(const ImageSection &S, uint32_t Address) const {
  auto It = Map.find(S.Name);
  if (It == Map.end())
    return nullptr;
  const std::vector<MapEntry> &List = It->second;
  auto After =
      llvm::upper_bound(List, Address, [](uint32_t A, const MapEntry &E) {
        return A < E.Address;
      });
  while (After != List.begin()) {
    --After;
    if (Address - After->Address < After->Size)
      return &*After;
    if (After->Size)
      break;
  }
  return nullptr;
}

const ImageSymbol *Image::functionAt(uint32_t Address) const {
  auto After = llvm::upper_bound(
      Functions, Address,
      [&](uint32_t A, const ImageSymbol *S) { return A < place(S->Value); });
  if (After == Functions.begin())
    return nullptr;
  const ImageSymbol *S = *--After;
  if (S->Size && Address - place(S->Value) >= S->Size)
    return nullptr;
  return S;
}

std::string Image::describe(uint32_t Address) const {
  const ImageSection *S = sectionAt(Address);
  if (!S)
    return "address 0x" + utohexstr(Address, true);
  std::string Text =
      S->Name.str() + "+0x" + utohexstr(Address - S->Address, true);
  if (const MapEntry *In = inputAt(*S, Address)) {
    Text = (In->Object + ":(" + In->Section + "+0x" +
            utohexstr(Address - In->Address, true) + ")")
               .str();
  }
  if (const ImageSymbol *F =
          S->Use == Role::Text ? functionAt(Address) : nullptr)
    Text += " (function " + F->Name.str() + ")";
  return Text;
}

} // namespace trivet
