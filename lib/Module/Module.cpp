//===- Module/Module.cpp - reading a module file --------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A module may come from anywhere, so nothing in it is believed: each table is
// taken through bytes(), which knows the bounds of the file and of the segment,
// each string through string(), which wants its NUL inside the table, each
// symbol index is compared with the number of symbols. Only what docs/abi.md §3
// allows gets through; what does not is reported with file, place and offset.
//
//===----------------------------------------------------------------------===//
#include "Module.h"
#include "trivet/module.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include <map>
#include <optional>

using namespace llvm;
using namespace llvm::support::endian;

namespace trivet {

Region regionOf(uint64_t Address) {
  if (Address < TRIVET_TEXT_VADDR)
    return Region::Data;
  return Address < TRIVET_META_VADDR ? Region::Text : Region::Meta;
}

bool ModuleSymbol::isFunction() const { return Type == ELF::STT_FUNC; }

const ModuleSymbol *Module::findExport(StringRef Wanted) const {
  for (const ModuleSymbol &S : Exports)
    if (S.Name == Wanted)
      return &S;
  return nullptr;
}

bool moduleNameMatches(StringRef Asked, StringRef SoName) {
  if (Asked == SoName)
    return true;
  return SoName.consume_front(Asked) && SoName.consume_front(".so") &&
         (SoName.empty() || SoName.starts_with("."));
}

/// For either class of ELF file. Link-time addresses fit in 32 bits in both
/// (module.h's ranges); what is wider is wrong.
template <class ELFT> class ModuleParser {
  using Ehdr = typename ELFT::Ehdr;
  using Phdr = typename ELFT::Phdr;
  using Dyn = typename ELFT::Dyn;
  using Sym = typename ELFT::Sym;
  using Rela = typename ELFT::Rela;
  static constexpr uint32_t WordSize = sizeof(typename ELFT::uint);

public:
  ModuleParser(MemoryBufferRef Buffer)
      : File(reinterpret_cast<const uint8_t *>(Buffer.getBufferStart()),
             Buffer.getBufferSize()) {
    M.FileName = Buffer.getBufferIdentifier();
  }

  Expected<Module> run() {
    for (auto Step : {&ModuleParser::header, &ModuleParser::segments,
                      &ModuleParser::dynamic, &ModuleParser::names,
                      &ModuleParser::versions,
                      &ModuleParser::symbols, &ModuleParser::hash,
                      &ModuleParser::relocations, &ModuleParser::arrays})
      if (Error E = (this->*Step)())
        return E;
    return std::move(M);
  }

private:
  ArrayRef<uint8_t> File;
  Module M;
  uint32_t DynamicOffset = 0, DynamicSize = 0;
  std::map<uint64_t, uint32_t> Tags; // last value of each tag
  std::vector<uint32_t> NeededNames;
  std::map<uint16_t, StringRef> VersionNames; // by number
  ArrayRef<uint8_t> Strings;
  uint32_t SymbolCount = 0;

  Error bad(const Twine &Place, uint64_t Offset, const Twine &What) const {
    return createStringError(M.FileName + ": " + Place + ": offset 0x" +
                             utohexstr(Offset, true) + ": " + What);
  }

  /// Size bytes of the file at Offset, or nothing.
  std::optional<ArrayRef<uint8_t>> bytes(uint64_t Offset, uint64_t Size) const {
    if (Offset > File.size() || Size > File.size() - Offset)
      return std::nullopt;
    return File.slice(Offset, Size);
  }

  /// Size bytes at a link-time address of the loader's tables, or nothing.
  std::optional<ArrayRef<uint8_t>> table(uint32_t Address,
                                         uint64_t Size) const {
    if (Address < M.Meta.Address)
      return std::nullopt;
    uint64_t Offset = Address - M.Meta.Address;
    if (Offset > M.Meta.FileSize || Size > M.Meta.FileSize - Offset)
      return std::nullopt;
    return M.Meta.Bytes.slice(Offset, Size);
  }

  uint64_t fileOffset(uint32_t Address) const {
    return uint64_t(Address) - M.Meta.Address + M.Meta.FileOffset;
  }

  std::optional<uint32_t> tag(uint32_t Tag) const {
    auto It = Tags.find(Tag);
    if (It == Tags.end())
      return std::nullopt;
    return It->second;
  }

  static bool isWide(uint64_t Value) { return Value >> 32; }

  Error header() {
    auto Header = bytes(0, sizeof(Ehdr));
    if (!Header)
      return bad("ELF header", 0, "not an ELF file");
    const auto &H = *reinterpret_cast<const Ehdr *>(Header->data());
    if (H.e_type != ELF::ET_DYN)
      return bad("ELF header", 16, "not a module: e_type is not ET_DYN");
    M.Target = findModuleTarget(H.e_machine);
    if (!M.Target)
      return bad("ELF header", 18,
                 "wrong machine " + Twine(H.e_machine) + ", modules are for " +
                     moduleMachines());
    if (isWide(H.e_entry))
      return bad("ELF header", offsetof(Ehdr, e_entry), "entry outside of any segment");
    M.Entry = H.e_entry;
    M.Flags = H.e_flags;
    M.WordSize = WordSize;
    return Error::success();
  }

  Error segments() {
    const auto &H = *reinterpret_cast<const Ehdr *>(File.data());
    uint64_t Table = H.e_phoff;
    if (H.e_phentsize != sizeof(Phdr))
      return bad("ELF header", offsetof(Ehdr, e_phentsize),
                 "e_phentsize is not " + Twine(sizeof(Phdr)));
    auto Headers = bytes(Table, uint64_t(H.e_phnum) * sizeof(Phdr));
    if (!Headers)
      return bad("program headers", Table, "beyond the end of the file");
    for (unsigned I = 0; I != H.e_phnum; ++I) {
      const auto &P = reinterpret_cast<const Phdr *>(Headers->data())[I];
      uint64_t Here = Table + uint64_t(I) * sizeof(Phdr);
      uint32_t Type = P.p_type;
      if (Type != ELF::PT_LOAD && Type != ELF::PT_DYNAMIC)
        continue;
      if (isWide(P.p_offset) || isWide(P.p_vaddr) || isWide(P.p_filesz) ||
          isWide(P.p_memsz) || isWide(P.p_align))
        return bad("program header " + Twine(I), Here,
                   "segment with a wrong address, size or alignment");
      ModuleSegment S;
      S.Present = true;
      S.FileOffset = P.p_offset;
      S.Address = P.p_vaddr;
      S.FileSize = P.p_filesz;
      S.MemorySize = P.p_memsz;
      S.Align = P.p_align;
      auto Bytes = bytes(S.FileOffset, S.FileSize);
      if (!Bytes)
        return bad("program header " + Twine(I), Here,
                   "segment beyond the end of the file");
      S.Bytes = *Bytes;
      if (Type == ELF::PT_DYNAMIC) {
        DynamicOffset = S.FileOffset;
        DynamicSize = S.FileSize;
        continue;
      }
      if (S.Align == 0)
        S.Align = 1;
      uint32_t Start = S.Address < TRIVET_TEXT_VADDR   ? TRIVET_DATA_VADDR
                       : S.Address < TRIVET_META_VADDR ? TRIVET_TEXT_VADDR
                                                       : TRIVET_META_VADDR;
      ModuleSegment &Slot = Start == TRIVET_DATA_VADDR   ? M.Data
                            : Start == TRIVET_TEXT_VADDR ? M.Text
                                                         : M.Meta;
      if (S.Address != Start || S.MemorySize >= 0x10000000 ||
          S.MemorySize < S.FileSize || !isPowerOf2_32(S.Align))
        return bad("program header " + Twine(I), Here,
                   "segment with a wrong address, size or alignment");
      if (Slot.Present)
        return bad("program header " + Twine(I), Here,
                   "second segment of the same kind");
      Slot = S;
    }
    if (!M.Meta.Present || !DynamicSize)
      return bad("program headers", Table,
                 "not a module: no loader tables (was it linked by "
                 "`trivet ld`?)");
    return Error::success();
  }

  Error dynamic() {
    if (DynamicOffset < M.Meta.FileOffset ||
        DynamicOffset + uint64_t(DynamicSize) >
            uint64_t(M.Meta.FileOffset) + M.Meta.FileSize)
      return bad("dynamic section", DynamicOffset,
                 "outside the loader's tables");
    bool Ended = false;
    for (uint32_t At = 0; At + sizeof(Dyn) <= DynamicSize; At += sizeof(Dyn)) {
      const auto &D = *reinterpret_cast<const Dyn *>(File.data() + DynamicOffset + At);
      uint64_t Tag = D.getTag(), Value = D.getVal();
      if (isWide(Value))
        return bad("dynamic section", DynamicOffset + At, "value of more than 32 bits");
      if (Tag == ELF::DT_NULL) {
        Ended = true;
        break;
      }
      if (Tag == ELF::DT_NEEDED)
        NeededNames.push_back(Value);
      else
        Tags[Tag] = Value;
    }
    if (!Ended)
      return bad("dynamic section", DynamicOffset, "no DT_NULL");
    for (uint32_t Tag : {uint32_t(ELF::DT_SYMTAB), uint32_t(ELF::DT_STRTAB),
                         uint32_t(ELF::DT_STRSZ), uint32_t(ELF::DT_GNU_HASH),
                         uint32_t(DT_TRIVET_ABI), uint32_t(DT_TRIVET_IMPORTS),
                         uint32_t(DT_TRIVET_DATARELAS)})
      if (!tag(Tag))
        return bad("dynamic section", DynamicOffset,
                   "no tag 0x" + utohexstr(Tag, true));
    M.Revision = *tag(DT_TRIVET_ABI);
    if (M.Revision != TRIVET_ABI_REVISION)
      return bad("dynamic section", DynamicOffset,
                 "ABI revision " + Twine(M.Revision) + ", this tool knows " +
                     Twine(TRIVET_ABI_REVISION));
    M.Application = tag(ELF::DT_FLAGS_1).value_or(0) & ELF::DF_1_PIE;
    M.Stays = tag(ELF::DT_FLAGS_1).value_or(0) & ELF::DF_1_NODELETE;
    M.PendingNeeds = tag(DT_TRIVET_PENDINGNEEDS).value_or(0);
    if (M.PendingNeeds > NeededNames.size())
      return bad("DT_TRIVET_PENDINGNEEDS", DynamicOffset, "more than libraries that are needed");
    M.Room = tag(DT_TRIVET_ROOM).value_or(0);
    if (M.Room > TRIVET_MAX_MODULES)
      return bad("DT_TRIVET_ROOM", DynamicOffset, "more than " + Twine(TRIVET_MAX_MODULES));
    return Error::success();
  }

  Expected<StringRef> string(uint32_t Offset, const Twine &Place) const {
    if (Offset < Strings.size()) {
      StringRef Rest(reinterpret_cast<const char *>(Strings.data()) + Offset,
                     Strings.size() - Offset);
      size_t End = Rest.find('\0');
      if (End != StringRef::npos)
        return Rest.take_front(End);
    }
    return bad(Place, Offset, "string outside the string table");
  }

  Error names() {
    uint32_t At = *tag(ELF::DT_STRTAB);
    auto Table = table(At, *tag(ELF::DT_STRSZ));
    if (!Table)
      return bad("DT_STRTAB", fileOffset(At), "outside the loader's tables");
    Strings = *Table;
    if (auto Name = tag(ELF::DT_SONAME)) {
      Expected<StringRef> S = string(*Name, "DT_SONAME");
      if (!S)
        return S.takeError();
      M.Name = *S;
    } else if (!M.Application)
      return bad("dynamic section", DynamicOffset, "library without DT_SONAME");
    for (uint32_t Offset : NeededNames) {
      Expected<StringRef> S = string(Offset, "DT_NEEDED");
      if (!S)
        return S.takeError();
      M.Needed.push_back(*S);
    }
    return Error::success();
  }

  /// True if Value is an address in (or just behind) Segment.
  static bool inside(const ModuleSegment &Segment, uint32_t Value) {
    return Segment.Present && Value >= Segment.Address &&
           Value - Segment.Address <= Segment.MemorySize;
  }

  Error symbols() {
    uint32_t At = *tag(ELF::DT_SYMTAB), Imports = *tag(DT_TRIVET_IMPORTS);
    // The number of symbols follows from the hash table, which covers all
    // exports; the import count bounds the rest.
    auto Null = table(At, sizeof(Sym) + uint64_t(Imports) * sizeof(Sym));
    if (!Null)
      return bad("DT_SYMTAB", fileOffset(At), "outside the loader's tables");
    uint32_t HashAt = *tag(ELF::DT_GNU_HASH);
    auto Head = table(HashAt, 16);
    if (!Head)
      return bad("DT_GNU_HASH", fileOffset(HashAt),
                 "outside the loader's tables");
    uint32_t Buckets = read32le(Head->data()),
             First = read32le(Head->data() + 4),
             Bloom = read32le(Head->data() + 8);
    if (First != Imports + 1 || Buckets == 0 || !isPowerOf2_32(Bloom))
      return bad("DT_GNU_HASH", fileOffset(HashAt),
                 "does not begin after the imports, or has no buckets or "
                 "bloom words");
    uint64_t BucketAt = 16 + uint64_t(Bloom) * WordSize, ChainAt = BucketAt + uint64_t(Buckets) * 4;
    auto Fixed = table(HashAt, ChainAt);
    if (!Fixed)
      return bad("DT_GNU_HASH", fileOffset(HashAt), "buckets do not fit");
    uint32_t Last = 0;
    for (uint32_t I = 0; I != Buckets; ++I)
      Last = std::max(Last, read32le(Fixed->data() + BucketAt + I * 4));
    SymbolCount = First;
    if (Last) {
      if (Last < First)
        return bad("DT_GNU_HASH", fileOffset(HashAt),
                   "bucket begins before the exports");
      for (uint64_t I = Last;; ++I) {
        auto Chain = table(HashAt, ChainAt + (I - First + 1) * 4);
        if (!Chain)
          return bad("DT_GNU_HASH", fileOffset(HashAt), "chain does not end");
        if (read32le(Chain->data() + ChainAt + (I - First) * 4) & 1) {
          SymbolCount = I + 1;
          break;
        }
      }
    }
    auto All = table(At, uint64_t(SymbolCount) * sizeof(Sym));
    if (!All)
      return bad("DT_SYMTAB", fileOffset(At), "outside the loader's tables");
    for (uint32_t I = 1; I != SymbolCount; ++I) {
      const auto &P = reinterpret_cast<const Sym *>(All->data())[I];
      uint64_t Here = fileOffset(At) + I * sizeof(Sym);
      Expected<StringRef> Name = string(P.st_name, "DT_SYMTAB");
      if (!Name)
        return Name.takeError();
      ModuleSymbol S;
      S.Name = *Name;
      if (isWide(P.st_value) || isWide(P.st_size))
        return bad("DT_SYMTAB", Here, "'" + S.Name + "' lies outside the segments");
      S.Value = P.st_value;
      S.Size = P.st_size;
      S.Type = P.getType();
      S.Weak = P.getBinding() == ELF::STB_WEAK;
      if (auto Numbers = tag(ELF::DT_VERSYM)) {
        auto Number = table(*Numbers + 2 * I, 2);
        if (!Number)
          return bad("DT_VERSYM", fileOffset(*Numbers), "outside the loader's tables");
        auto Version = VersionNames.find(read16le(Number->data()) & ELF::VERSYM_VERSION);
        if (Version != VersionNames.end())
          S.Version = Version->second;
      }
      bool Undefined = P.st_shndx == ELF::SHN_UNDEF;
      if (Undefined != (I <= Imports))
        return bad("DT_SYMTAB", Here,
                   "'" + S.Name +
                       "' is among the wrong ones of imports and "
                       "exports");
      if (Undefined) {
        S.Value = 0;
        M.Imports.push_back(S);
        continue;
      }
      if (!inside(S.region() == Region::Data ? M.Data : M.Text,
                  S.Value & ~M.Target->FunctionBit))
        return bad("DT_SYMTAB", Here,
                   "'" + S.Name + "' lies outside the segments");
      M.Exports.push_back(S);
    }
    return Error::success();
  }

  /// What the symbols' numbers of versions mean. Both tables are chains, whose
  /// length is told in advance. They may lead in a circle, so there are not more
  /// rows than have room, at 8 bytes for the smallest.
  Error versions() {
    uint64_t Rows = M.Meta.FileSize / 8;
    auto At = [&](uint32_t Address, uint32_t Size) -> Expected<const uint8_t *> {
      if (auto Bytes = table(Address, Size); Bytes && Rows--)
        return Bytes->data();
      else if (Bytes)
        return bad("symbol versions", fileOffset(Address), "more than there is room for");
      return bad("symbol versions", fileOffset(Address), "outside the loader's tables");
    };
    uint32_t Entry = tag(ELF::DT_VERDEF).value_or(0);
    for (uint32_t N = tag(ELF::DT_VERDEFNUM).value_or(0); N--;) {
      auto P = At(Entry, 20);
      if (!P)
        return P.takeError();
      uint32_t Aux = Entry + read32le(*P + 12);
      auto A = At(Aux, 8);
      if (!A)
        return A.takeError();
      Expected<StringRef> Name = string(read32le(*A), "DT_VERDEF");
      if (!Name)
        return Name.takeError();
      if (!(read16le(*P + 2) & ELF::VER_FLG_BASE)) {
        M.Versions.push_back(*Name);
        VersionNames[read16le(*P + 4)] = *Name;
      }
      Entry += read32le(*P + 16);
    }
    Entry = tag(ELF::DT_VERNEED).value_or(0);
    for (uint32_t N = tag(ELF::DT_VERNEEDNUM).value_or(0); N--;) {
      auto P = At(Entry, 16);
      if (!P)
        return P.takeError();
      Expected<StringRef> File = string(read32le(*P + 4), "DT_VERNEED");
      if (!File)
        return File.takeError();
      uint32_t Aux = Entry + read32le(*P + 8);
      for (unsigned K = read16le(*P + 2); K--;) {
        auto A = At(Aux, 16);
        if (!A)
          return A.takeError();
        Expected<StringRef> Name = string(read32le(*A + 8), "DT_VERNEED");
        if (!Name)
          return Name.takeError();
        M.NeededVersions.push_back({*File, *Name});
        VersionNames[read16le(*A + 6)] = *Name;
        Aux += read32le(*A + 12);
      }
      Entry += read32le(*P + 12);
    }
    return Error::success();
  }

  /// Every export must be found by its name: a loader believes the table.
  Error hash() {
    uint32_t At = *tag(ELF::DT_GNU_HASH);
    const uint8_t *P = table(At, 16)->data();
    uint32_t Buckets = read32le(P), First = read32le(P + 4),
             Bloom = read32le(P + 8);
    const uint8_t *BucketAt = P + 16 + Bloom * WordSize,
                  *ChainAt = BucketAt + Buckets * 4;
    for (uint32_t I = 0; I != M.Exports.size(); ++I) {
      uint32_t H = object::hashGnu(M.Exports[I].Name);
      uint32_t Symbol = read32le(BucketAt + H % Buckets * 4);
      bool Found = false;
      for (; Symbol >= First && Symbol < SymbolCount && !Found; ++Symbol) {
        Found = Symbol == First + I;
        if (read32le(ChainAt + (Symbol - First) * 4) & 1)
          break;
      }
      if (!Found)
        return bad("DT_GNU_HASH", fileOffset(At),
                   "does not find '" + M.Exports[I].Name + "'");
    }
    return Error::success();
  }

  Error relocations() {
    const unsigned Slot = M.Target->Slot;
    uint32_t Size = tag(ELF::DT_RELASZ).value_or(0);
    if (Size) {
      uint32_t At = tag(ELF::DT_RELA).value_or(0);
      auto Table = table(At, Size);
      if (!Table || Size % sizeof(Rela) || tag(ELF::DT_RELAENT).value_or(0) != sizeof(Rela))
        return bad("DT_RELA", fileOffset(At),
                   "outside the loader's tables, or of a wrong size");
      for (uint32_t Offset = 0; Offset != Size; Offset += sizeof(Rela)) {
        const auto &P = *reinterpret_cast<const Rela *>(Table->data() + Offset);
        if (isWide(P.r_offset))
          return bad("DT_RELA", fileOffset(At) + Offset, "field outside of any segment");
        ModuleRelocation R;
        R.Address = P.r_offset;
        R.Type = P.getType(false);
        R.Symbol = P.getSymbol(false);
        R.Addend = P.r_addend;
        if (R.Symbol >
            M.Imports.size() + (R.Type == Slot ? M.Exports.size() : 0))
          return bad("DT_RELA", fileOffset(At) + Offset,
                     "symbol " + Twine(R.Symbol) + " is not an import");
        M.Relocations.push_back(R);
      }
    }
    M.DataRelocations = *tag(DT_TRIVET_DATARELAS);
    if (M.DataRelocations > M.Relocations.size())
      return bad("DT_TRIVET_DATARELAS", DynamicOffset,
                 "more than there are relocations");
    M.Pending.resize(M.Imports.size());
    M.Unique.resize(M.Exports.size());
    M.Lazy.resize(M.Imports.size());
    if (auto At = tag(DT_TRIVET_LAZY)) {
      auto Head = table(*At, 16);
      uint32_t Count = Head ? read32le(Head->data()) : 0;
      auto Rows = table(*At + 16, uint64_t(Count) * sizeof(Rela));
      if (!Head || !Rows)
        return bad("DT_TRIVET_LAZY", fileOffset(*At), "outside the loader's tables");
      for (uint32_t I = 0; I != Count; ++I) {
        const auto &P = reinterpret_cast<const Rela *>(Rows->data())[I];
        uint32_t Symbol = P.getSymbol(false);
        if (Symbol == 0 || Symbol > M.Imports.size() || P.getType(false) != Slot)
          return bad("DT_TRIVET_LAZY", fileOffset(*At) + 16 + I * sizeof(Rela), "no slot of an import");
        M.Pending[Symbol - 1] = M.Lazy[Symbol - 1] = true;
      }
    }
    for (size_t I = 0; I != M.Relocations.size(); ++I) {
      const ModuleRelocation &R = M.Relocations[I];
      const ModuleSegment &S = I < M.DataRelocations ? M.Data : M.Text;
      if (!S.Present || R.Address < S.Address ||
          uint64_t(R.Address - S.Address) + 4 > S.FileSize)
        return bad("DT_RELA", fileOffset(*tag(ELF::DT_RELA)) + I * sizeof(Rela),
                   "field 0x" + utohexstr(R.Address, true) +
                       " lies outside its segment");
      if (none_of(M.Target->Relocations,
                  [&](const ModuleTarget::Relocation &Row) {
                    return Row.Type == R.Type;
                  }))
        return bad("DT_RELA", fileOffset(*tag(ELF::DT_RELA)) + I * sizeof(Rela),
                   "unknown relocation type " + Twine(R.Type));
      if (R.Type != Slot || !R.Symbol)
        continue;
      uint32_t Index = R.Symbol - 1;
      if (Index < M.Imports.size())
        M.Pending[Index] = true;
      else
        M.Unique[Index - M.Imports.size()] = true;
    }
    return Error::success();
  }

  Error arrays() {
    for (auto [Tag, SizeTag, Array] :
         {std::tuple(ELF::DT_INIT_ARRAY, ELF::DT_INIT_ARRAYSZ, &M.Init),
          std::tuple(ELF::DT_FINI_ARRAY, ELF::DT_FINI_ARRAYSZ, &M.Fini)}) {
      Array->Address = tag(Tag).value_or(0);
      Array->Size = tag(SizeTag).value_or(0);
      if (Array->Size &&
          (!M.Text.Present || Array->Address < M.Text.Address ||
           uint64_t(Array->Address - M.Text.Address) + Array->Size >
               M.Text.FileSize ||
           Array->Size % WordSize))
        return bad(Tag == ELF::DT_INIT_ARRAY ? "DT_INIT_ARRAY"
                                             : "DT_FINI_ARRAY",
                   DynamicOffset, "outside the text segment");
    }
    if (M.Application &&
        (!M.Text.Present || !inside(M.Text, M.Entry & ~M.Target->FunctionBit)))
      return bad("ELF header", offsetof(Ehdr, e_entry), "entry outside the text segment");
    return Error::success();
  }
};

Expected<Module> Module::parse(MemoryBufferRef Buffer) {
  StringRef File = Buffer.getBuffer();
  auto Bad = [&](uint64_t Offset, const Twine &What) {
    return createStringError(Buffer.getBufferIdentifier() + ": ELF header: offset 0x" +
                             utohexstr(Offset, true) + ": " + What);
  };
  if (File.size() < ELF::EI_NIDENT || !File.starts_with(ELF::ElfMagic))
    return Bad(0, "not an ELF file");
  if (uint8_t(File[ELF::EI_DATA]) == ELF::ELFDATA2LSB)
    switch (File[ELF::EI_CLASS]) {
    case ELF::ELFCLASS32:
      return ModuleParser<object::ELF32LE>(Buffer).run();
    case ELF::ELFCLASS64:
      return ModuleParser<object::ELF64LE>(Buffer).run();
    }
  return Bad(ELF::EI_CLASS, "not a little-endian ELF file");
}

} // namespace trivet
