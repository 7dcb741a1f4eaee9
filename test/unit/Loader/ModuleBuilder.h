//===- ModuleBuilder.h - module files made by hand -------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The loader's tests need files that the linker would never write: cycles,
// missing names, fields out of range, rubbish. So they make their own, from the
// text of docs/abi.md §3 and nothing of the linker's. A test says only what
// matters to it; offsets, string and hash tables are worked out here, and
// instructions in <T>/Machine.h, which is found by include path.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TEST_MODULEBUILDER_H
#define TRIVET_TEST_MODULEBUILDER_H
#include "Machine.h"
#include "trivet/module.h"
#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

class ModuleBuilder {
public:
  std::string SoName;
  bool Program = false;
  std::vector<std::string> Needed;
  std::vector<uint8_t> Data;
  uint32_t Bss = 0, DataAlign = 8, TextAlign = 8, VeneerRoom = 0, Entry = 0;
  uint32_t InitAt = 0, InitCount = 0, FiniAt = 0, FiniCount = 0;
  uint32_t Revision = TRIVET_ABI_REVISION, Room = 0, PendingNeeds = 0;
  /// Text is the last thing in the file, at a multiple of this; 0: the first.
  uint32_t TextLast = 0;
  std::vector<std::string> Versions; ///< that it defines
  /// That it wants: of a library, which.
  std::vector<std::pair<std::string, std::string>> Wanted;
  uint32_t WantedFlags = 0;

  static ModuleBuilder library(std::string Name) {
    ModuleBuilder B;
    B.SoName = std::move(Name);
    return B;
  }
  static ModuleBuilder program() {
    ModuleBuilder B;
    B.Program = true;
    B.code(machine::empty()); // the entry
    return B;
  }

  /// Offset in text of what comes next.
  uint32_t here() const { return uint32_t(Text.size()); }
  void half(uint16_t H) {
    Text.push_back(uint8_t(H));
    Text.push_back(uint8_t(H >> 8));
  }
  void wide(uint16_t H0, uint16_t H1) {
    half(H0);
    half(H1);
  }
  void code(const machine::Code &C) {
    for (uint16_t H : C)
      half(H);
  }
  void word(uint32_t W) { wide(uint16_t(W), uint16_t(W >> 16)); }
  /// Of the width of an address.
  void textWord(uint64_t V = 0) { put(Text, V, machine::W); }
  void dataWord(uint64_t V) { put(Data, V, machine::W); }

  /// The index of import Name, made if it is new.
  uint32_t import(const std::string &Name, bool Weak = false,
                  uint32_t Size = 0) {
    for (size_t I = 0; I < Imports.size(); ++I)
      if (Imports[I].Name == Name)
        return uint32_t(I + 1);
    Imports.push_back({Name, Weak, Size});
    return uint32_t(Imports.size());
  }
  void exportFunction(const std::string &Name, uint32_t Offset) {
    Exports.push_back(
        {Name, TRIVET_TEXT_VADDR + Offset + machine::FunctionBit});
  }
  void exportConstant(const std::string &Name, uint32_t Offset) {
    Exports.push_back({Name, TRIVET_TEXT_VADDR + Offset});
  }
  /// SHN_ABS.
  void exportFixed(const std::string &Name, uint64_t Address) {
    Exports.push_back({Name, Address, 0xfff1});
  }
  void exportData(const std::string &Name, uint32_t Offset, uint32_t Size = 0) {
    Exports.push_back({Name, Offset, 1, Size});
  }

  void textReloc(uint32_t Offset, uint32_t Type, uint32_t Symbol,
                 int64_t Addend = 0) {
    TextRelocs.push_back({TRIVET_TEXT_VADDR + Offset, Symbol, Type, Addend});
  }
  void dataReloc(uint32_t Offset, uint32_t Type, uint32_t Symbol,
                 int64_t Addend = 0) {
    DataRelocs.push_back({Offset, Symbol, Type, Addend});
  }
  /// The next one, whose stub is the next of those from StubsAt on, 8 bytes
  /// each.
  void lazySlot(uint32_t Offset, uint32_t StubsAt, uint32_t Symbol) {
    dataReloc(Offset, R_RELATIVE, 0,
              TRIVET_TEXT_VADDR + StubsAt + 8 * uint32_t(LazySlots.size()) +
                  machine::FunctionBit);
    Stubs = StubsAt;
    LazySlots.push_back({Offset, Symbol, R_SLOT, 0});
  }
  // Instructions with their relocation.
  void call(const std::string &Name, bool Weak = false) {
    textReloc(here() + machine::CallField, machine::CallReloc,
              import(Name, Weak), machine::CallAddend);
    code(machine::call());
  }
  void ownBase(unsigned Rt) {
    textReloc(here(), R_BASE, 0, 0);
    code(machine::baseLoad(Rt));
  }
  void base(unsigned Rt, const std::string &Name) {
    textReloc(here(), R_BASE, import(Name));
    code(machine::baseLoad(Rt));
  }
  void loadDatum(unsigned Rt, unsigned Rb, const std::string &Name,
                 uint32_t Addend = 0) {
    textReloc(here() + machine::OffsetField, machine::OffsetReloc, import(Name),
              Addend);
    code(machine::load(Rt, Rb));
  }

  std::vector<uint8_t> build() const;

private:
  struct Import {
    std::string Name;
    bool Weak;
    uint32_t Size;
  };
  struct Export {
    std::string Name;
    uint64_t Value;
    uint16_t Section = 1;
    uint32_t Size = 0;
  };
  struct Rela {
    uint32_t Offset, Symbol, Type;
    int64_t Addend;
  };
  std::vector<uint8_t> Text;
  std::vector<Import> Imports;
  std::vector<Export> Exports;
  std::vector<Rela> DataRelocs, TextRelocs, LazySlots;
  uint32_t Stubs = 0;

  static void put(std::vector<uint8_t> &To, uint64_t V, unsigned Size) {
    for (unsigned I = 0; I < Size; ++I)
      To.push_back(uint8_t(V >> 8 * I));
  }
  static uint32_t hash(const std::string &Name) {
    uint32_t H = 5381;
    for (char C : Name)
      H = H * 33 + uint8_t(C);
    return H;
  }
};

inline std::vector<uint8_t> ModuleBuilder::build() const {
  // ELF32 or ELF64: what is as wide as an address, and what is not.
  constexpr uint32_t W = machine::W;
  constexpr bool Wide = W == 8;
  auto Put16 = [](std::vector<uint8_t> &To, uint32_t V) { put(To, V, 2); };
  auto Put32 = [](std::vector<uint8_t> &To, uint32_t V) { put(To, V, 4); };
  auto PutWord = [](std::vector<uint8_t> &To, uint64_t V) { put(To, V, W); };
  std::string Strings(1, 0);
  auto String = [&](const std::string &S) {
    uint32_t At = uint32_t(Strings.size());
    Strings += S;
    Strings += '\0';
    return At;
  };

  // Exports in the order of their buckets.
  uint32_t Buckets = uint32_t(Exports.size()) / 2 + 1;
  std::vector<Export> Sorted = Exports;
  std::stable_sort(Sorted.begin(), Sorted.end(),
                   [&](const Export &A, const Export &B) {
                     return hash(A.Name) % Buckets < hash(B.Name) % Buckets;
                   });
  uint32_t FirstExport = uint32_t(Imports.size()) + 1;

  std::vector<uint8_t> Symbols(Wide ? 24 : 16, 0);
  auto Symbol = [&](const std::string &Name, uint64_t Value, uint8_t Info,
                    uint16_t Section, uint32_t Size) {
    Put32(Symbols, String(Name));
    if (!Wide)
      for (uint32_t V : {uint32_t(Value), Size})
        Put32(Symbols, V);
    Symbols.push_back(Info);
    Symbols.push_back(0);
    Put16(Symbols, Section);
    if (Wide)
      for (uint64_t V : {Value, uint64_t(Size)})
        PutWord(Symbols, V);
  };
  for (const Import &I : Imports)
    Symbol(I.Name, 0, uint8_t((I.Weak ? 2 : 1) << 4), 0, I.Size);
  for (const Export &E : Sorted)
    Symbol(E.Name, E.Value, 1 << 4 | 2, E.Section, E.Size);

  constexpr uint32_t BloomSize = 2, BloomShift = 5;
  constexpr uint32_t Bits = 8 * W;
  std::vector<uint64_t> Bloom(BloomSize);
  std::vector<uint32_t> Bucket(Buckets), Chain;
  for (size_t I = 0; I < Sorted.size(); ++I) {
    uint32_t H = hash(Sorted[I].Name), B = H % Buckets;
    Bloom[H / Bits % BloomSize] |=
        uint64_t(1) << H % Bits | uint64_t(1) << (H >> BloomShift) % Bits;
    if (!Bucket[B])
      Bucket[B] = FirstExport + uint32_t(I);
    bool Last =
        I + 1 == Sorted.size() || hash(Sorted[I + 1].Name) % Buckets != B;
    Chain.push_back((H & ~1u) | Last);
  }
  std::vector<uint8_t> Hash;
  for (uint32_t Word : {Buckets, FirstExport, BloomSize, BloomShift})
    Put32(Hash, Word);
  for (uint64_t Word : Bloom)
    PutWord(Hash, Word);
  for (const auto *Words : {&Bucket, &Chain})
    for (uint32_t Word : *Words)
      Put32(Hash, Word);

  // By symbol, as the linker sorts them; those without one first.
  std::vector<uint8_t> Relas;
  for (const auto *List : {&DataRelocs, &TextRelocs}) {
    std::vector<Rela> Rows = *List;
    std::stable_sort(
        Rows.begin(), Rows.end(),
        [](const Rela &A, const Rela &B) { return A.Symbol < B.Symbol; });
    for (const Rela &R : Rows) {
      PutWord(Relas, R.Offset);
      PutWord(Relas, uint64_t(R.Symbol) << (Wide ? 32 : 8) | R.Type);
      PutWord(Relas, uint64_t(R.Addend));
    }
  }

  uint32_t SoNameAt = SoName.empty() ? 0 : String(SoName);
  std::vector<uint32_t> NeededAt;
  for (const std::string &N : Needed)
    NeededAt.push_back(String(N));

  // One table of versions for each library, of which the first is its own name.
  std::vector<uint8_t> Defined, Asked;
  for (size_t I = 0; I <= Versions.size() && !Versions.empty(); ++I) {
    for (uint32_t V : {1u, I ? 0u : 1u, uint32_t(I) + 1, 1u})
      Put16(Defined, V);
    for (uint32_t V : {0u, 20u, I == Versions.size() ? 0u : 28u,
                       String(I ? Versions[I - 1] : SoName), 0u})
      Put32(Defined, V);
  }
  for (size_t I = 0; I < Wanted.size(); ++I) {
    for (uint32_t V : {1u, 1u})
      Put16(Asked, V);
    for (uint32_t V :
         {String(Wanted[I].first), 16u, I + 1 == Wanted.size() ? 0u : 32u, 0u})
      Put32(Asked, V);
    for (uint32_t V : {WantedFlags, 2u + uint32_t(Versions.size() + I)})
      Put16(Asked, V);
    for (uint32_t V : {String(Wanted[I].second), 0u})
      Put32(Asked, V);
  }

  std::vector<uint8_t> LazyTable;
  for (uint32_t V :
       {uint32_t(LazySlots.size()), TRIVET_TEXT_VADDR + Stubs, 8u, 0u})
    Put32(LazyTable, V);
  for (const Rela &R : LazySlots) {
    PutWord(LazyTable, R.Offset);
    PutWord(LazyTable, uint64_t(R.Symbol) << (Wide ? 32 : 8) | R.Type);
    PutWord(LazyTable, 0);
  }

  // The meta segment: symbols, hash, relocations, dynamic section, strings
  // (last, so that a table which runs over its end is noticed).
  uint32_t SymbolsAt = TRIVET_META_VADDR,
           HashAt = SymbolsAt + uint32_t(Symbols.size());
  uint32_t RelasAt = HashAt + uint32_t(Hash.size());
  uint32_t DefinedAt = RelasAt + uint32_t(Relas.size());
  uint32_t AskedAt = DefinedAt + uint32_t(Defined.size());
  uint32_t LazyAt = AskedAt + uint32_t(Asked.size());
  uint32_t DynamicAt = LazyAt + uint32_t(LazyTable.size());
  std::vector<std::pair<uint32_t, uint32_t>> Tags;
  for (uint32_t At : NeededAt)
    Tags.push_back({1, At});
  if (SoNameAt)
    Tags.push_back({14, SoNameAt});
  Tags.push_back({DT_TRIVET_ABI, Revision});
  Tags.push_back({DT_TRIVET_DATARELAS, uint32_t(DataRelocs.size())});
  Tags.push_back({DT_TRIVET_IMPORTS, uint32_t(Imports.size())});
  Tags.push_back({6, SymbolsAt});
  Tags.push_back({11, Wide ? 24 : 16});
  Tags.push_back({0x6ffffef5, HashAt});
  if (!Relas.empty()) {
    Tags.push_back({7, RelasAt});
    Tags.push_back({8, uint32_t(Relas.size())});
    Tags.push_back({9, 3 * W});
  }
  if (InitCount) {
    Tags.push_back({25, TRIVET_TEXT_VADDR + InitAt});
    Tags.push_back({27, W * InitCount});
  }
  if (FiniCount) {
    Tags.push_back({26, TRIVET_TEXT_VADDR + FiniAt});
    Tags.push_back({28, W * FiniCount});
  }
  if (Program)
    Tags.push_back({0x6ffffffb, 0x08000000});
  if (!Defined.empty()) {
    Tags.push_back({0x6ffffffc, DefinedAt});
    Tags.push_back({0x6ffffffd, uint32_t(Versions.size() + 1)});
  }
  if (!Asked.empty()) {
    Tags.push_back({0x6ffffffe, AskedAt});
    Tags.push_back({0x6fffffff, uint32_t(Wanted.size())});
  }
  if (!LazySlots.empty())
    Tags.push_back({DT_TRIVET_LAZY, LazyAt});
  if (PendingNeeds)
    Tags.push_back({DT_TRIVET_PENDINGNEEDS, PendingNeeds});
  if (Room)
    Tags.push_back({DT_TRIVET_ROOM, Room});
  uint32_t DynamicSize = uint32_t(Tags.size() + 3) * 2 * W;
  Tags.push_back({5, DynamicAt + DynamicSize});
  Tags.push_back({10, uint32_t(Strings.size())});
  Tags.push_back({0, 0});
  std::vector<uint8_t> Meta = Symbols;
  Meta.insert(Meta.end(), Hash.begin(), Hash.end());
  for (const auto *Table : {&Relas, &Defined, &Asked, &LazyTable})
    Meta.insert(Meta.end(), Table->begin(), Table->end());
  for (auto [Tag, Value] : Tags) {
    PutWord(Meta, Tag);
    PutWord(Meta, Value);
  }
  Meta.insert(Meta.end(), Strings.begin(), Strings.end());

  // The file: header, program headers, text, data, meta.
  bool HasData = !Data.empty() || Bss;
  constexpr uint32_t HeaderSize = Wide ? 64 : 52, RowSize = Wide ? 56 : 32;
  uint32_t Headers = HasData ? 4 : 3, At = HeaderSize + RowSize * Headers;
  auto Aligned = [](uint32_t V) { return (V + 7) & ~7u; };
  uint32_t TextAt = Aligned(At),
           DataAt = Aligned(TextAt + uint32_t(Text.size()));
  uint32_t MetaAt = Aligned(DataAt + uint32_t(Data.size()));
  if (TextLast) {
    DataAt = Aligned(At);
    MetaAt = Aligned(DataAt + uint32_t(Data.size()));
    TextAt = (MetaAt + uint32_t(Meta.size()) + TextLast - 1) & ~(TextLast - 1);
  }
  std::vector<uint8_t> File = {0x7f, 'E', 'L', 'F', Wide ? 2 : 1, 1, 1};
  File.resize(16);
  Put16(File, 3);
  Put16(File, machine::Number);
  Put32(File, 1);
  PutWord(File, Program ? TRIVET_TEXT_VADDR + Entry + machine::FunctionBit : 0);
  PutWord(File, HeaderSize);
  PutWord(File, 0);
  Put32(File, machine::Flags);
  for (uint32_t V : {HeaderSize, RowSize, Headers, Wide ? 64u : 40u, 0u, 0u})
    Put16(File, V);
  auto Header = [&](uint32_t Type, uint32_t Offset, uint32_t Address,
                    uint32_t FileSize, uint32_t Size, uint32_t Flags,
                    uint32_t Align) {
    Put32(File, Type);
    if (Wide)
      Put32(File, Flags);
    for (uint32_t V : {Offset, Address, Address, FileSize, Size})
      PutWord(File, V);
    if (!Wide)
      Put32(File, Flags);
    PutWord(File, Align);
  };
  uint32_t TextSize = uint32_t(Text.size());
  if (HasData)
    Header(1, DataAt, TRIVET_DATA_VADDR, uint32_t(Data.size()),
           uint32_t(Data.size()) + Bss, 6, DataAlign);
  Header(1, TextAt, TRIVET_TEXT_VADDR, TextSize,
         VeneerRoom ? ((TextSize + 3) & ~3u) + VeneerRoom : TextSize, 5,
         TextAlign);
  Header(1, MetaAt, TRIVET_META_VADDR, uint32_t(Meta.size()),
         uint32_t(Meta.size()), 4, 4);
  Header(2, MetaAt + (DynamicAt - TRIVET_META_VADDR), DynamicAt, DynamicSize,
         DynamicSize, 4, 4);
  for (auto [Offset, Part] : {std::pair(TextAt, &Text), {DataAt, &Data},
                              {MetaAt, &Meta}}) {
    File.resize(std::max(File.size(), size_t(Offset) + Part->size()));
    std::copy(Part->begin(), Part->end(), File.begin() + Offset);
  }
  return File;
}

#endif
