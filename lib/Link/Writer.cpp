//===- Link/Writer.cpp - writing a module file ----------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The file of docs/abi.md §3, in this order:
//
//   ELF header, program headers
//   data           initialised part of the data segment
//   text
//   tables         .dynsym .dynstr .gnu.version* .gnu.hash .rela.dyn .dynamic
//   not loaded     .debug_*, .comment, attributes, .symtab, .strtab
//   section headers
//
// A loader follows the program headers; section headers are for readelf,
// objdump and debuggers.
//
//===----------------------------------------------------------------------===//
#include "Writer.h"
#include "llvm/MC/StringTableBuilder.h"
#include "llvm/Object/ELF.h"
#include "llvm/Object/ELFTypes.h"
#include "llvm/Support/FileOutputBuffer.h"
#include "llvm/Support/MathExtras.h"
#include <map>

using namespace llvm;

namespace trivet {
namespace {

using Bytes = std::vector<uint8_t>;

template <typename T> void append(Bytes &Out, const T &Value) {
  const auto *P = reinterpret_cast<const uint8_t *>(&Value);
  Out.insert(Out.end(), P, P + sizeof(T));
}
void append32(Bytes &Out, uint32_t Value) {
  append(Out, support::ulittle32_t(Value));
}

struct OutputSection {
  StringRef Name;
  uint32_t Type = ELF::SHT_PROGBITS, Flags = 0, Address = 0, Size = 0,
           Align = 1, EntrySize = 0, Link = 0, Info = 0, Offset = 0;
  ArrayRef<uint8_t> Content; ///< empty for NOBITS
};

struct Segment {
  uint32_t Address = 0, Align = 4, MemorySize = 0;
  Bytes Content;
};

template <class ELFT> class ModuleWriter {
  using Word = typename ELFT::uint;
  using Ehdr = typename ELFT::Ehdr;
  using Phdr = typename ELFT::Phdr;
  using Shdr = typename ELFT::Shdr;
  using Sym = typename ELFT::Sym;
  using RelaRow = typename ELFT::Rela;
  static constexpr uint32_t WordSize = sizeof(Word);

public:
  ModuleWriter(const Options &O, const Image &I, const ModulePlan &Plan)
      : O(O), I(I), Plan(Plan), DynStr(StringTableBuilder::ELF),
        StrTab(StringTableBuilder::ELF), ShStrTab(StringTableBuilder::ELF) {
    Meta.Align = WordSize;
  }

  Error run() {
    Sections.emplace_back().Type = ELF::SHT_NULL;
    loadedSections();
    exportsInHashOrder();
    dynamicStrings();
    dynamicSymbols();
    versions();
    hashTable();
    relocations();
    dynamicSection();
    keptSections();
    if (!O.StripAll)
      symbolTable();
    return writeFile();
  }

private:
  const Options &O;
  const Image &I;
  const ModulePlan &Plan;
  Segment Data, Text, Meta;
  std::vector<OutputSection> Sections;
  DenseMap<unsigned, unsigned> NewIndex; // lld's section -> ours
  std::vector<const ImageSymbol *> Exports;
  uint32_t Buckets = 1;
  StringTableBuilder DynStr, StrTab, ShStrTab;
  using Verdaux = typename ELFT::Verdaux;
  using Vernaux = typename ELFT::Vernaux;
  Bytes Lazy, VerSym, VerDef, VerNeed;
  uint32_t NumVerDef = 0, NumVerNeed = 0;
  Bytes DynSym, Hash, Rela, Dynamic, SymTab, DynStrBytes, StrTabBytes;
  uint32_t DynSymIndex = 0, DynStrIndex = 0, DynamicAt = 0;
  struct {
    uint32_t Address = 0, Size = 0;
  } Init, Fini, Unwind;

  //===-- what the loader places -----------------------------------------===//

  /// Compilers say "cannot be unwound" of every C function. A table which says
  /// nothing else, and which no code looks at, stays out of the text.
  bool isEmptyUnwindTable(const ImageSection &S) const {
    return S.Type == I.Target->unwindSectionType() &&
           !I.Target->unwinds(S.Bytes) &&
           none_of(I.Symbols, [&](const ImageSymbol &Symbol) {
             return I.Target->isUnwindBound(Symbol.Name);
           });
  }

  void loadedSections() {
    Data.Address = TRIVET_DATA_VADDR;
    Text.Address = TRIVET_TEXT_VADDR;
    Meta.Address = TRIVET_META_VADDR;
    for (unsigned Index = 0; Index != I.Sections.size(); ++Index) {
      const ImageSection &S = I.Sections[Index];
      if ((S.Use != Role::Data && S.Use != Role::Text) || !S.Size ||
          isEmptyUnwindTable(S))
        continue;
      Segment &To = S.Use == Role::Data ? Data : Text;
      uint32_t Start = S.Address - To.Address;
      To.MemorySize = std::max(To.MemorySize, Start + S.Size);
      To.Align = std::max(To.Align, S.Align);
      if (!S.Bytes.empty()) {
        if (To.Content.size() < Start + S.Size)
          To.Content.resize(Start + S.Size);
        llvm::copy(S.Bytes, To.Content.begin() + Start);
      }
      OutputSection Out;
      Out.Name = S.Name;
      Out.Type = S.Type;
      Out.Flags = S.Flags & (ELF::SHF_ALLOC | ELF::SHF_EXECINSTR);
      if (S.Use == Role::Data)
        Out.Flags |= ELF::SHF_WRITE;
      Out.Address = S.Address;
      Out.Size = S.Size;
      Out.Align = S.Align;
      Out.EntrySize = 0;
      Out.Content = S.Bytes;
      if (S.Type == I.Target->unwindSectionType())
        Unwind = {S.Address, S.Size};
      if (S.Name == ".init_array")
        Init = {S.Address, S.Size};
      if (S.Name == ".fini_array")
        Fini = {S.Address, S.Size};
      NewIndex[Index] = Sections.size();
      Sections.push_back(Out);
    }
    // A datum without a size still has an address in each process.
    for (const ImageSymbol *S : Plan.Exports)
      if (!Data.MemorySize && regionOf(S->Value) == Region::Data)
        Data.MemorySize = 4;
    if (!Plan.Stubs.empty()) {
      OutputSection Out;
      Out.Name = ".trivet.lazy";
      Out.Flags = ELF::SHF_ALLOC | ELF::SHF_EXECINSTR;
      Out.Address = Plan.StubsAt;
      Out.Size = Plan.Stubs.size();
      Out.Align = 8;
      Out.Content = Plan.Stubs;
      Sections.push_back(Out);
      Text.Content.resize(Plan.StubsAt - Text.Address);
      Text.Content.insert(Text.Content.end(), Plan.Stubs.begin(),
                          Plan.Stubs.end());
      Text.MemorySize = Text.Content.size();
    }
    // Room for veneers, should the loader have to place code out of reach.
    if (Plan.Branched) {
      Text.Content.resize(alignTo(Text.Content.size(), 4));
      ArrayRef<uint8_t> Attributes;
      for (const ImageSection &S : I.Sections)
        if (S.Type == I.Target->attributesType())
          Attributes = S.Bytes;
      Text.MemorySize = Text.Content.size() +
                        Plan.Branched * I.Target->veneerSize(Attributes);
    }
    // An unwind table is for the section of its code.
    for (OutputSection &S : drop_begin(Sections))
      if (S.Type == I.Target->unwindSectionType())
        for (unsigned Index = 1; Index != Sections.size(); ++Index)
          if (Sections[Index].Flags & ELF::SHF_EXECINSTR) {
            S.Flags |= ELF::SHF_LINK_ORDER;
            S.Link = Index;
            break;
          }
  }

  //===-- what it reads --------------------------------------------------===//

  void exportsInHashOrder() {
    Exports = Plan.Exports;
    Buckets = std::max<size_t>(Exports.size() / 4, 1);
    llvm::stable_sort(Exports, [&](const ImageSymbol *A, const ImageSymbol *B) {
      return std::make_pair(object::hashGnu(A->Name) % Buckets, A->Name) <
             std::make_pair(object::hashGnu(B->Name) % Buckets, B->Name);
    });
  }

  void dynamicStrings() {
    for (const std::string &Name : Plan.Needed)
      DynStr.add(Name);
    if (!O.SoName.empty())
      DynStr.add(O.SoName);
    for (const ModulePlan::Import &S : Plan.Imports)
      DynStr.add(S.Name);
    for (const ImageSymbol *S : Exports)
      DynStr.add(S->Name);
    for (StringRef Version : I.Versions)
      DynStr.add(Version);
    for (const ModulePlan::Import &S : Plan.Imports)
      DynStr.add(S.Version);
    DynStr.finalize();
    DynStrBytes.resize(DynStr.getSize());
    DynStr.write(DynStrBytes.data());
  }

  static void symbol(Bytes &Out, uint32_t Name, uint64_t Value, uint32_t Size,
                     uint8_t Binding, uint8_t Type, uint8_t Other,
                     uint16_t Section) {
    Sym S = {};
    S.st_name = Name;
    S.st_value = Value;
    S.st_size = Size;
    S.setBindingAndType(Binding, Type);
    S.st_other = Other;
    S.st_shndx = Section;
    append(Out, S);
  }

  /// A symbol in a section without contents has an address only.
  uint16_t sectionIndex(const ImageSymbol &S) const {
    auto It = NewIndex.find(S.Section);
    return It == NewIndex.end() ? uint16_t(ELF::SHN_ABS) : It->second;
  }

  void dynamicSymbols() {
    symbol(DynSym, 0, 0, 0, 0, 0, 0, 0);
    for (const ModulePlan::Import &S : Plan.Imports)
      symbol(DynSym, DynStr.getOffset(S.Name), 0, S.Size,
             S.Weak ? ELF::STB_WEAK : ELF::STB_GLOBAL, S.Type, 0,
             ELF::SHN_UNDEF);
    for (const ImageSymbol *S : Exports)
      symbol(DynSym, DynStr.getOffset(S->Name), S->Value, S->Size, S->Binding,
             S->Type, S->Other, sectionIndex(*S));
    DynSymIndex = Sections.size();
    OutputSection &S =
        meta(".dynsym", ELF::SHT_DYNSYM, DynSym, WordSize, sizeof(Sym));
    S.Link = DynStrIndex = DynSymIndex + 1;
    S.Info = 1;
    meta(".dynstr", ELF::SHT_STRTAB, DynStrBytes, 1, 0);
  }

  /// As GNU linkers write them: a number for each symbol, which of our versions
  /// it has or which of a provider's it wants; the names of both.
  void versions() {
    std::map<std::string, std::vector<StringRef>> Wanted; // by SONAME
    for (const ModulePlan::Import &S : Plan.Imports)
      if (!S.Version.empty() && S.From && !S.From->Firmware &&
          !is_contained(Wanted[S.From->Name], S.Version))
        Wanted[S.From->Name].push_back(S.Version);
    if (I.Versions.empty() && Wanted.empty())
      return;
    std::map<std::pair<StringRef, StringRef>, uint16_t> Numbers;
    uint16_t Last = ELF::VER_NDX_GLOBAL;
    // Each definition has one name; the first one is the library's own.
    size_t Count = I.Versions.size() + 1;
    for (size_t Index = 0; Index != Count && Count > 1; ++Index) {
      StringRef Name = Index ? I.Versions[Index - 1] : StringRef(O.SoName);
      uint16_t Number = Index ? ++Last : Last;
      Numbers[{"", Name}] = Number;
      typename ELFT::Verdef D = {};
      D.vd_version = 1;
      D.vd_flags = Index ? 0 : ELF::VER_FLG_BASE;
      D.vd_ndx = Number;
      D.vd_cnt = 1;
      D.vd_hash = object::hashSysV(Name);
      D.vd_aux = sizeof D;
      D.vd_next = Index + 1 == Count ? 0 : sizeof D + sizeof(Verdaux);
      append(VerDef, D);
      Verdaux A = {};
      A.vda_name = Name.empty() ? 0 : DynStr.getOffset(Name);
      append(VerDef, A);
      ++NumVerDef;
    }
    for (const auto &[Library, Versions] : Wanted) {
      typename ELFT::Verneed N = {};
      N.vn_version = 1;
      N.vn_cnt = Versions.size();
      N.vn_file = DynStr.getOffset(Library);
      N.vn_aux = sizeof N;
      N.vn_next = ++NumVerNeed == Wanted.size()
                      ? 0
                      : sizeof N + Versions.size() * sizeof(Vernaux);
      append(VerNeed, N);
      for (StringRef Version : Versions) {
        Numbers[{Library, Version}] = ++Last;
        Vernaux A = {};
        A.vna_hash = object::hashSysV(Version);
        A.vna_other = Last;
        A.vna_name = DynStr.getOffset(Version);
        A.vna_next = Version == Versions.back() ? 0 : sizeof A;
        append(VerNeed, A);
      }
    }
    auto Number = [&](uint16_t N) { append(VerSym, support::ulittle16_t(N)); };
    Number(ELF::VER_NDX_LOCAL);
    for (const ModulePlan::Import &S : Plan.Imports)
      Number(S.Version.empty() || S.From->Firmware
                 ? uint16_t(ELF::VER_NDX_GLOBAL)
                 : Numbers.at({S.From->Name, S.Version}));
    for (const ImageSymbol *S : Exports) {
      StringRef Version = I.VersionOf.lookup(S->Name);
      Number(Version.empty() ? uint16_t(ELF::VER_NDX_GLOBAL)
                             : Numbers.at({"", Version}));
    }
    meta(".gnu.version", ELF::SHT_GNU_versym, VerSym, 2, 2).Link = DynSymIndex;
    for (auto [Name, Type, Table, Count] :
         {std::tuple(".gnu.version_d", ELF::SHT_GNU_verdef, &VerDef, NumVerDef),
          std::tuple(".gnu.version_r", ELF::SHT_GNU_verneed, &VerNeed,
                     NumVerNeed)}) {
      if (!Count)
        continue;
      OutputSection &S = meta(Name, Type, *Table, 4, 0);
      S.Link = DynStrIndex;
      S.Info = Count;
    }
  }

  /// The table of DT_GNU_HASH with its Bloom filter, as gABI implementations
  /// agree on it: 12 bits of filter for each symbol.
  void hashTable() {
    constexpr uint32_t Shift = 26;
    uint32_t First = Plan.Imports.size() + 1;
    constexpr uint32_t Bits = 8 * WordSize;
    uint32_t Words =
        Exports.empty() ? 1 : NextPowerOf2((Exports.size() * 12 - 1) / Bits);
    std::vector<uint64_t> Bloom(Words);
    std::vector<uint32_t> Bucket(Buckets), Chain(Exports.size());
    for (size_t Index = 0; Index != Exports.size(); ++Index) {
      uint32_t H = object::hashGnu(Exports[Index]->Name);
      Bloom[H / Bits % Words] |=
          uint64_t(1) << (H % Bits) | uint64_t(1) << ((H >> Shift) % Bits);
      if (!Bucket[H % Buckets])
        Bucket[H % Buckets] = First + Index;
      bool Last = Index + 1 == Exports.size() ||
                  object::hashGnu(Exports[Index + 1]->Name) % Buckets != H % Buckets;
      Chain[Index] = (H & ~1u) | Last;
    }
    for (uint32_t Word : {Buckets, First, Words, Shift})
      append32(Hash, Word);
    for (uint64_t Word : Bloom)
      appendWord(Hash, Word);
    for (const auto *Table : {&Bucket, &Chain})
      for (uint32_t Word : *Table)
        append32(Hash, Word);
    meta(".gnu.hash", ELF::SHT_GNU_HASH, Hash, WordSize, 0).Link = DynSymIndex;
  }

  uint32_t dynamicIndex(const ModulePlan::Fixup &F) const {
    if (!F.Unique)
      return F.Symbol;
    return Plan.Imports.size() + 1 +
           (llvm::find(Exports, F.Unique) - Exports.begin());
  }

  void relocations() {
    for (const auto *Fixups : {&Plan.DataFixups, &Plan.TextFixups})
      for (const ModulePlan::Fixup &F : *Fixups) {
        RelaRow R = {};
        R.r_offset = F.Address;
        R.setSymbolAndType(dynamicIndex(F), F.Type, /*IsMips64EL=*/false);
        R.r_addend = F.Addend;
        append(Rela, R);
      }
    if (!Rela.empty())
      meta(".rela.dyn", ELF::SHT_RELA, Rela, WordSize, sizeof(RelaRow)).Link =
          DynSymIndex;
    if (Plan.Lazy.empty())
      return;
    for (uint32_t Word :
         {uint32_t(Plan.Lazy.size()), Plan.StubsAt, Plan.StubSize, 0u})
      append32(Lazy, Word);
    for (const ModulePlan::Fixup &F : Plan.Lazy) {
      RelaRow R = {};
      R.r_offset = F.Address;
      R.setSymbolAndType(F.Symbol, F.Type, /*IsMips64EL=*/false);
      append(Lazy, R);
    }
    meta(".trivet.slots", ELF::SHT_PROGBITS, Lazy, WordSize, 0);
  }

  uint32_t addressOf(StringRef Name) const {
    for (const OutputSection &S : Sections)
      if (S.Name == Name)
        return S.Address;
    return 0;
  }

  void dynamicSection() {
    auto Tag = [&](uint32_t Name, uint32_t Value) {
      appendWord(Dynamic, Name);
      appendWord(Dynamic, Value);
    };
    // Each first call looks for it.
    if (!Lazy.empty())
      Tag(DT_TRIVET_LAZY, addressOf(".trivet.slots"));
    for (const std::string &Name : Plan.Needed)
      Tag(ELF::DT_NEEDED, DynStr.getOffset(Name));
    if (!O.SoName.empty())
      Tag(ELF::DT_SONAME, DynStr.getOffset(O.SoName));
    Tag(ELF::DT_SYMTAB, addressOf(".dynsym"));
    Tag(ELF::DT_SYMENT, sizeof(Sym));
    Tag(ELF::DT_STRTAB, addressOf(".dynstr"));
    Tag(ELF::DT_STRSZ, DynStrBytes.size());
    Tag(ELF::DT_GNU_HASH, addressOf(".gnu.hash"));
    if (!VerSym.empty())
      Tag(ELF::DT_VERSYM, addressOf(".gnu.version"));
    if (NumVerDef) {
      Tag(ELF::DT_VERDEF, addressOf(".gnu.version_d"));
      Tag(ELF::DT_VERDEFNUM, NumVerDef);
    }
    if (NumVerNeed) {
      Tag(ELF::DT_VERNEED, addressOf(".gnu.version_r"));
      Tag(ELF::DT_VERNEEDNUM, NumVerNeed);
    }
    if (!Rela.empty()) {
      Tag(ELF::DT_RELA, addressOf(".rela.dyn"));
      Tag(ELF::DT_RELASZ, Rela.size());
      Tag(ELF::DT_RELAENT, sizeof(RelaRow));
    }
    if (Init.Size) {
      Tag(ELF::DT_INIT_ARRAY, Init.Address);
      Tag(ELF::DT_INIT_ARRAYSZ, Init.Size);
    }
    if (Fini.Size) {
      Tag(ELF::DT_FINI_ARRAY, Fini.Address);
      Tag(ELF::DT_FINI_ARRAYSZ, Fini.Size);
    }
    if (!O.Shared || Plan.NoDelete)
      Tag(ELF::DT_FLAGS_1, O.Shared ? ELF::DF_1_NODELETE : ELF::DF_1_PIE);
    Tag(DT_TRIVET_ABI, TRIVET_ABI_REVISION);
    Tag(DT_TRIVET_DATARELAS, Plan.DataFixups.size());
    Tag(DT_TRIVET_IMPORTS, Plan.Imports.size());
    if (Plan.PendingNeeds)
      Tag(DT_TRIVET_PENDINGNEEDS, Plan.PendingNeeds);
    if (Plan.Room)
      Tag(DT_TRIVET_ROOM, Plan.Room);
    Tag(ELF::DT_NULL, 0);
    OutputSection &S =
        meta(".dynamic", ELF::SHT_DYNAMIC, Dynamic, WordSize, 2 * WordSize);
    S.Link = DynStrIndex;
    DynamicAt = S.Address;
  }

  static void appendWord(Bytes &Out, uint64_t Value) {
    append(Out, support::detail::packed_endian_specific_integral<
                    Word, llvm::endianness::little, support::unaligned>(
                    Word(Value)));
  }

  OutputSection &meta(StringRef Name, uint32_t Type, const Bytes &Content,
                      uint32_t Align, uint32_t EntrySize) {
    Meta.Content.resize(alignTo(Meta.Content.size(), Align));
    OutputSection S;
    S.Name = Name;
    S.Type = Type;
    S.Flags = ELF::SHF_ALLOC;
    S.Address = Meta.Address + Meta.Content.size();
    S.Size = Content.size();
    S.Align = Align;
    S.EntrySize = EntrySize;
    S.Content = Content;
    Meta.Content.insert(Meta.Content.end(), Content.begin(), Content.end());
    Meta.MemorySize = Meta.Content.size();
    Sections.push_back(S);
    return Sections.back();
  }

  //===-- what debuggers read --------------------------------------------===//

  void keptSections() {
    for (unsigned Index = 0; Index != I.Sections.size(); ++Index) {
      const ImageSection &S = I.Sections[Index];
      if (S.Use != Role::Keep || !S.Size)
        continue;
      OutputSection Out;
      Out.Name = S.Name;
      Out.Type = S.Type;
      Out.Flags = S.Flags;
      Out.Size = S.Size;
      Out.Align = S.Align;
      Out.EntrySize = S.EntrySize;
      Out.Content = S.Bytes;
      NewIndex[Index] = Sections.size();
      Sections.push_back(Out);
    }
  }

  void symbolTable() {
    StringSet<> Imported;
    for (const ModulePlan::Import &S : Plan.Imports)
      Imported.insert(S.Name);
    struct Entry {
      const ImageSymbol *S;
      uint16_t Section;
      bool Import;
    };
    std::vector<Entry> Local, Global;
    for (const ImageSymbol &S : I.Symbols) {
      if (S.Name.starts_with(".L"))
        continue; // the compiler's own labels, kept by --emit-relocs
      bool Import = S.Section == ELF::SHN_UNDEF ||
                    (S.Section < I.Sections.size() &&
                     I.Sections[S.Section].Use == Role::Imports);
      if (Import) {
        if (Imported.erase(S.Name))
          Global.push_back({&S, ELF::SHN_UNDEF, true});
        continue;
      }
      uint16_t Section = S.Section;
      if (Section < ELF::SHN_LORESERVE) {
        Section = NewIndex.lookup(Section);
        if (!Section || S.Type == ELF::STT_SECTION)
          continue;
      }
      (S.Binding == ELF::STB_LOCAL ? Local : Global)
          .push_back({&S, Section, false});
    }
    for (const auto *List : {&Local, &Global})
      for (const Entry &E : *List)
        StrTab.add(E.S->Name);
    StrTab.finalize();
    StrTabBytes.resize(StrTab.getSize());
    StrTab.write(StrTabBytes.data());
    symbol(SymTab, 0, 0, 0, 0, 0, 0, 0);
    for (const auto *List : {&Local, &Global})
      for (const Entry &E : *List)
        symbol(SymTab, StrTab.getOffset(E.S->Name), E.Import ? 0 : E.S->Value,
               E.Import ? 0 : E.S->Size,
               E.Import ? importBinding(E.S->Name) : E.S->Binding, E.S->Type,
               E.S->Other, E.Section);
    OutputSection S;
    S.Name = ".symtab";
    S.Type = ELF::SHT_SYMTAB;
    S.Align = WordSize;
    S.EntrySize = sizeof(Sym);
    S.Size = SymTab.size();
    S.Content = SymTab;
    S.Link = Sections.size() + 1;
    S.Info = Local.size() + 1;
    Sections.push_back(S);
    OutputSection Strings;
    Strings.Name = ".strtab";
    Strings.Type = ELF::SHT_STRTAB;
    Strings.Size = StrTabBytes.size();
    Strings.Content = StrTabBytes;
    Sections.push_back(Strings);
  }

  uint8_t importBinding(StringRef Name) const {
    for (const ModulePlan::Import &S : Plan.Imports)
      if (S.Name == Name && S.Weak)
        return ELF::STB_WEAK;
    return ELF::STB_GLOBAL;
  }

  //===-- the file -------------------------------------------------------===//

  Error writeFile() {
    std::vector<const Segment *> Loads;
    for (const Segment *S : {&Data, &Text, &Meta})
      if (S->MemorySize)
        Loads.push_back(S);
    unsigned HeaderCount = Loads.size() + 1 + (Unwind.Size ? 1 : 0);

    uint64_t At = sizeof(Ehdr) + HeaderCount * sizeof(Phdr);
    DenseMap<const Segment *, uint32_t> SegmentAt;
    // Where everything stands: what says how to link text is before it, and
    // text at a multiple of what flash is programmed by, so that a device can
    // link it as it comes.
    constexpr uint32_t FlashPage = 256;
    for (const Segment *S : {&Data, &Meta, &Text}) {
      if (!S->MemorySize)
        continue;
      At = alignTo(At, S == &Text ? std::max(S->Align, FlashPage) : S->Align);
      SegmentAt[S] = At;
      At += S->Content.size();
    }
    auto FileOffset = [&](uint32_t Address) {
      const Segment *S = regionOf(Address) == Region::Data   ? &Data
                         : regionOf(Address) == Region::Text ? &Text
                                                             : &Meta;
      return SegmentAt[S] + Address - S->Address;
    };
    OutputSection Names;
    Names.Name = ".shstrtab";
    Names.Type = ELF::SHT_STRTAB;
    Sections.push_back(Names);
    for (const OutputSection &S : Sections)
      ShStrTab.add(S.Name);
    ShStrTab.finalize();
    Bytes NameBytes(ShStrTab.getSize());
    ShStrTab.write(NameBytes.data());
    Sections.back().Content = NameBytes;
    Sections.back().Size = NameBytes.size();
    for (OutputSection &S : drop_begin(Sections)) {
      if (S.Flags & ELF::SHF_ALLOC) {
        S.Offset = FileOffset(S.Address);
        continue;
      }
      At = alignTo(At, S.Align);
      S.Offset = At;
      At += S.Content.size();
    }
    uint64_t SectionsAt = alignTo(At, WordSize);
    uint64_t Size = SectionsAt + Sections.size() * sizeof(Shdr);

    auto Buffer = FileOutputBuffer::create(O.Output, Size,
                                           FileOutputBuffer::F_executable);
    if (!Buffer)
      return createStringError("cannot write " + O.Output + ": " +
                               toString(Buffer.takeError()));
    uint8_t *File = (*Buffer)->getBufferStart();
    memset(File, 0, Size);

    auto *Header = reinterpret_cast<Ehdr *>(File);
    memcpy(Header->e_ident, ELF::ElfMagic, 4);
    Header->e_ident[ELF::EI_CLASS] =
        WordSize == 8 ? ELF::ELFCLASS64 : ELF::ELFCLASS32;
    Header->e_ident[ELF::EI_DATA] = ELF::ELFDATA2LSB;
    Header->e_ident[ELF::EI_VERSION] = ELF::EV_CURRENT;
    Header->e_type = ELF::ET_DYN;
    Header->e_machine = I.Target->Module.Machine;
    Header->e_version = ELF::EV_CURRENT;
    Header->e_entry = I.Entry;
    Header->e_phoff = sizeof(Ehdr);
    Header->e_shoff = SectionsAt;
    Header->e_flags = I.Flags;
    Header->e_ehsize = sizeof(Ehdr);
    Header->e_phentsize = sizeof(Phdr);
    Header->e_phnum = HeaderCount;
    Header->e_shentsize = sizeof(Shdr);
    Header->e_shnum = Sections.size();
    Header->e_shstrndx = Sections.size() - 1;

    auto *Program = reinterpret_cast<Phdr *>(Header + 1);
    auto AddHeader = [&](uint32_t Type, uint32_t Flags, uint32_t Address,
                         uint32_t FileSize, uint32_t MemorySize,
                         uint32_t Align) {
      Program->p_type = Type;
      Program->p_flags = Flags;
      Program->p_offset = FileOffset(Address);
      Program->p_vaddr = Address;
      Program->p_paddr = Address;
      Program->p_filesz = FileSize;
      Program->p_memsz = MemorySize;
      Program->p_align = Align;
      ++Program;
    };
    for (const Segment *S : Loads) {
      AddHeader(ELF::PT_LOAD,
                S == &Data   ? ELF::PF_R | ELF::PF_W
                : S == &Text ? ELF::PF_R | ELF::PF_X
                             : unsigned(ELF::PF_R),
                S->Address, S->Content.size(), S->MemorySize, S->Align);
      llvm::copy(S->Content, File + SegmentAt[S]);
    }
    AddHeader(ELF::PT_DYNAMIC, ELF::PF_R, DynamicAt, Dynamic.size(),
              Dynamic.size(), WordSize);
    if (Unwind.Size)
      AddHeader(I.Target->unwindSegmentType(), ELF::PF_R, Unwind.Address,
                Unwind.Size, Unwind.Size, 4);

    auto *Out = reinterpret_cast<Shdr *>(File + SectionsAt);
    for (const OutputSection &S : Sections) {
      Out->sh_name = ShStrTab.getOffset(S.Name);
      Out->sh_type = S.Type;
      Out->sh_flags = S.Flags;
      Out->sh_addr = S.Address;
      Out->sh_offset = S.Offset;
      Out->sh_size = S.Size;
      Out->sh_link = S.Link;
      Out->sh_info = S.Info;
      Out->sh_addralign = S.Align;
      Out->sh_entsize = S.EntrySize;
      if (!(S.Flags & ELF::SHF_ALLOC) && !S.Content.empty())
        llvm::copy(S.Content, File + S.Offset);
      ++Out;
    }
    return (*Buffer)->commit();
  }
};

} // namespace

Error writeModule(const Options &O, const Image &I, const ModulePlan &Plan) {
  if (I.WordSize == 8)
    return ModuleWriter<object::ELF64LE>(O, I, Plan).run();
  return ModuleWriter<object::ELF32LE>(O, I, Plan).run();
}

} // namespace trivet
