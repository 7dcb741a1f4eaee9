//===- Link/Classify.cpp - relocations become fix-ups ---------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// lld has applied every relocation as if the module were a static program, and
// kept it. For each, two questions remain: where is the field (in data, which
// each process has for itself, or in text, which all share), and where is the
// symbol?
//
//                      field in data      field in text
//   own data           RELATIVE           error: would be one process's
//   own text           RELATIVE           RELATIVE, halves; branches are done
//   import, pending    SLOT               (text reaches it through the slot)
//   import, direct     word               word, halves, branch; error if it
//                                         is data there
//   nobody has it      the same, weak     the same, weak
//
// Offsets in own data (the static-base family) are done unless the symbol turns
// out not to be own data; that is an error. Fields which only the code
// generator knows of come from trivet.fix. They come first: where a machine has
// no relocations of its own for offsets, the entries also tell which lower
// parts of addresses (AbsLow) are none.
//
//===----------------------------------------------------------------------===//
#include "Classify.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"
#include <functional>
#include <map>
#include <set>

using namespace llvm;
using namespace llvm::support::endian;

namespace trivet {
namespace {

/// Where a relocation's symbol turned out to be.
struct Place {
  enum PlaceKind { OwnData, OwnText, Imported, Missing, Constant } Kind;
  StringRef Name;
  uint64_t Value = 0; ///< in lld's output
  Provider *From = nullptr;
  const Provider::Export *Export = nullptr;
  uint8_t Type = ELF::STT_NOTYPE;
  const ImageSymbol *Unique = nullptr; ///< one per process, if it is
};

class Classifier {
public:
  Classifier(const Options &O, Inputs &In, Image &I, Diagnostics &Diags)
      : O(O), In(In), I(I), T(*I.Target), WordSize(I.WordSize), Diags(Diags) {}

  ModulePlan run() {
    for (const ImageSymbol &S : I.Symbols)
      if (inRole(S, Role::Imports) && In.find(S.Name).first)
        StubNames.try_emplace(I.place(S.Value), S.Name);
    findFixWords();
    forEach(Role::Text, [&](const ImageSection &, const RelocationList &List) {
      findPairs(List);
    });
    forEach(Role::Fix, [&](const ImageSection &S, const RelocationList &List) {
      fixEntries(S, List);
    });
    for (Role R : {Role::Data, Role::Text})
      forEach(R, [&](const ImageSection &S, const RelocationList &List) {
        Sums.clear();
        for (const ImageRelocation &R : List)
          relocation(S, R);
        sums();
      });
    forEach(Role::Drop, [&](const ImageSection &S, const RelocationList &List) {
      if (!List.empty() && (S.Flags & ELF::SHF_ALLOC) && S.Name == ".got")
        Diags.error("a global offset table was asked for");
    });
    for (const ImageSection &S : I.Sections)
      if (S.Use == Role::Drop && (S.Flags & ELF::SHF_ALLOC) && S.Size &&
          S.Name != ".gnu.version" && S.Name != ".gnu.version_d" &&
          S.Name != ".dynsym" && S.Name != ".dynstr" && S.Name != ".dynamic" &&
          S.Name != ".got")
        Diags.error("section " + S.Name + " has no place in a module",
                    "in " + I.describe(S.Address));
    checkEntry();
    checkProviders();
    exports();
    if (O.Lazy)
      lazy();
    needed();
    opening();
    checkCopies();
    order(Plan.DataFixups);
    order(Plan.TextFixups);
    return std::move(Plan);
  }

private:
  const Options &O;
  Inputs &In;
  Image &I;
  const LinkTarget &T;
  const unsigned WordSize;
  Diagnostics &Diags;
  ModulePlan Plan;
  DenseMap<uint32_t, StringRef> StubNames; // address -> exported name
  StringMap<uint32_t> ImportIndex;
  DenseSet<uint32_t> BranchedImports;
  std::set<std::pair<uint32_t, uint32_t>> HighParts; // function, symbol
  DenseMap<uint32_t, uint32_t> LastAddend;           // by symbol
  // By address, in text.
  DenseMap<uint32_t, const ImageRelocation *> AbsLows, PcHighs, OffsetMarks;
  DenseSet<uint32_t> FixPlaces; // fields that trivet.fix names
  std::set<std::pair<StringRef, uint64_t>> Uppers;
  struct Sum {
    Place First;
    int Count;
  };
  std::map<uint32_t, Sum> Sums; // address -> Plus and Minus, in one section

  using RelocationList = std::vector<ImageRelocation>;
  void
  forEach(Role R,
          function_ref<void(const ImageSection &, const RelocationList &)> Do) {
    static const RelocationList None;
    for (size_t Index = 0; Index != I.Sections.size(); ++Index) {
      if (I.Sections[Index].Use != R)
        continue;
      auto It = I.Relocations.find(Index);
      Do(I.Sections[Index], It == I.Relocations.end() ? None : It->second);
    }
  }
  DenseMap<uint32_t, bool> FixWords; // by address: own data's
  DenseSet<uint32_t> FixWordsDone;

  bool inRole(const ImageSymbol &S, Role R) const {
    return S.Section != ELF::SHN_UNDEF && S.Section < I.Sections.size() &&
           I.Sections[S.Section].Use == R;
  }

  Place resolve(uint32_t Index) {
    Place P{Place::Constant, "", 0};
    if (Index == 0)
      return P;
    const ImageSymbol &S = I.Symbols[Index];
    P.Name = S.Name;
    P.Value = S.Value;
    P.Type = S.Type;
    if (O.Shared && S.Binding != ELF::STB_LOCAL && isUnique(S.Name) &&
        I.Exported.contains(S.Name))
      P.Unique = &S;
    if (S.Section == ELF::SHN_UNDEF)
      P.Kind = Place::Missing;
    else if (inRole(S, Role::Data))
      P.Kind = Place::OwnData;
    else if (inRole(S, Role::Text))
      P.Kind = Place::OwnText;
    else if (inRole(S, Role::Imports)) {
      P.Kind = Place::Imported;
      P.Name = StubNames.lookup(I.place(S.Value));
      std::tie(P.From, P.Export) = In.find(P.Name);
      P.Type = P.Export->Kind == Provider::Export::Function ? ELF::STT_FUNC
                                                            : ELF::STT_OBJECT;
    }
    return P;
  }

  /// What is no address of this class wraps around.
  uint64_t address(uint64_t Value) const {
    return WordSize == 4 ? uint32_t(Value) : Value;
  }
  /// How far a value is from the symbol that it is made from.
  int64_t beyond(uint64_t Value, const Place &P) const {
    return WordSize == 4 ? int32_t(Value - P.Value) : int64_t(Value - P.Value);
  }

  /// Do words in data for it hold what the process has, whoever defines it?
  bool isPending(StringRef Name) const {
    return I.Notes.Pending.contains(Name) || isUnique(Name);
  }
  bool isUnique(StringRef Name) const { return I.Notes.Unique.contains(Name); }

  /// The symbol's name, or the name of what a section symbol + addend means.
  std::string nameOf(const Place &P, uint64_t Value) const {
    if (P.Type != ELF::STT_SECTION && !P.Name.starts_with(".L"))
      return P.Name.str();
    for (const ImageSymbol &S : I.Symbols)
      if ((S.Type == ELF::STT_OBJECT || S.Type == ELF::STT_FUNC) &&
          S.Section < I.Sections.size() && Value >= I.place(S.Value) &&
          Value - I.place(S.Value) < std::max<uint32_t>(S.Size, 1))
        return S.Name.str();
    const ImageSection *S = isUInt<32>(Value) ? I.sectionAt(Value) : nullptr;
    if (const MapEntry *In = S ? I.inputAt(*S, Value) : nullptr)
      return ("something in " + In->Object + ":(" + In->Section + ")").str();
    return "address 0x" + utohexstr(Value, true);
  }

  uint32_t import(const Place &P) {
    auto [It, New] = ImportIndex.try_emplace(P.Name, Plan.Imports.size() + 1);
    if (New) {
      bool Weak = P.Kind == Place::Missing;
      auto Note = I.Notes.Pending.find(P.Name);
      if (Note != I.Notes.Pending.end())
        Weak = Note->second;
      ModulePlan::Import Import{P.Name, P.Type, Weak, P.From, 0, ""};
      if (P.From) {
        Import.Version = P.Export->Version;
        if (P.Export->Kind != Provider::Export::Function)
          Import.Size = P.Export->Size;
      }
      Plan.Imports.push_back(Import);
    }
    if (P.From)
      P.From->Used = true;
    return It->second;
  }

  std::string where(uint32_t Address) const {
    return "referenced by " + I.describe(Address);
  }

  /// "libz.so" -> "libz"
  static std::string shortName(const Provider &P) {
    return StringRef(P.Name).split(".so").first.str();
  }
  static std::string declare(const Provider &P) {
    return "remedy: declare it __attribute__((direct(\"" + shortName(P) +
           "\"))) or pending, or compile with an import map of " + P.Name;
  }
  static std::string whatIs(const Place &P) {
    const char *What = P.Export->Kind == Provider::Export::Function
                           ? "a function"
                       : P.Export->Kind == Provider::Export::Data
                           ? "data, private to each process,"
                           : "a constant";
    return P.Name.str() + " is " + What + " of " + P.From->Path;
  }

  //===-- one relocation
  //---------------------------------------------------===//

  static uint32_t scope(const Image &I, uint32_t Address) {
    if (const ImageSymbol *F = I.functionAt(Address))
      return F->Value;
    const ImageSection *S = I.sectionAt(Address);
    const MapEntry *In = S ? I.inputAt(*S, Address) : nullptr;
    return In ? In->Address : 0;
  }

  /// What says how another relocation is meant. A low half without a high half
  /// for the same symbol reaches 64 KiB; the compiler uses one form or the
  /// other in a function, so a high half anywhere in it will do.
  void findPairs(const RelocationList &List) {
    for (const ImageRelocation &R : List)
      switch (T.kindOf(R.Type, WordSize)) {
      case RefKind::OwnHigh:
        HighParts.insert({scope(I, R.Address), R.Symbol});
        break;
      case RefKind::AbsHigh:
        Uppers.insert(upper(resolve(R.Symbol), *R.Addend));
        break;
      case RefKind::AbsLow:
        AbsLows[R.Address] = &R;
        break;
      case RefKind::Got:
        if (!T.dynamicType(R.Type, WordSize))
          break;
        [[fallthrough]];
      case RefKind::PcHigh:
        PcHighs[R.Address] = &R;
        break;
      case RefKind::OffsetMark:
        OffsetMarks[R.Address] = &R;
        break;
      default:
        break;
      }
  }

  /// Which lower parts go with the upper part of symbol + addend: where lld
  /// knew the value, those of values that have the same upper part; else those
  /// of the same value.
  std::pair<StringRef, uint64_t> upper(const Place &P, int64_t Addend) const {
    switch (P.Kind) {
    case Place::OwnData:
    case Place::Constant:
      return {P.Name, T.upperOf(P.Value + Addend)};
    case Place::OwnText:
      return {P.Name, address(P.Value + Addend)};
    case Place::Imported:
    case Place::Missing:
      return {P.Name, address(Addend)};
    }
    llvm_unreachable("all kinds of places");
  }

  void relocation(const ImageSection &S, const ImageRelocation &R) {
    RefKind Kind = T.kindOf(R.Type, WordSize);
    if (Kind == RefKind::None || Kind == RefKind::OffsetMark)
      return;
    const uint8_t *Field =
        I.bytesAt(R.Address, Kind == RefKind::Word ? WordSize : 4);
    bool Narrow = R.Addend && !T.dynamicType(R.Type, WordSize);
    if (R.Symbol >= I.Symbols.size() || (!Field && !Narrow))
      return Diags.error("lld left a relocation outside its section",
                         where(R.Address));
    if (auto It = FixWords.find(R.Address);
        It != FixWords.end() && Kind == RefKind::Word) {
      if (!It->second)
        return; // its entry in trivet.fix says the rest
      Kind = RefKind::OwnWord;
    }
    Place P = resolve(R.Symbol);
    uint64_t Value = R.Addend ? address(P.Value + *R.Addend)
                              : T.read(R.Type, Field, R.Address);
    bool InData = S.Use == Role::Data;
    switch (Kind) {
    case RefKind::None:
    case RefKind::OffsetMark:
      return;
    case RefKind::Word:
      return word(R, P, Value, InData);
    case RefKind::OwnWord:
    case RefKind::OwnLow:
    case RefKind::OwnHigh:
      return own(R, Kind, P, Value);
    case RefKind::Low:
    case RefKind::High:
      return half(R, Kind, P, Value, InData);
    case RefKind::AbsHigh:
      return absHigh(R, P, Value, InData);
    case RefKind::AbsLow:
      if (!FixPlaces.contains(R.Address))
        absolute(R, P, Value, InData);
      return;
    case RefKind::PcHigh:
      return InData ? relative(R, P, InData) : distance(S, R, R);
    case RefKind::PcLow:
      // Without an upper part it belongs to an error of another kind.
      if (auto High = PcHighs.find(P.Value); High != PcHighs.end())
        distance(S, R, *High->second);
      return;
    case RefKind::Plus:
      return term(R, P, 1);
    case RefKind::Minus:
      return term(R, P, -1);
    case RefKind::Branch:
      return InData ? relative(R, P, InData) : branch(S, R, P, Value);
    case RefKind::Relative:
      return relative(R, P, InData);
    case RefKind::Got:
      return T.dynamicType(R.Type, WordSize) && !InData ? distance(S, R, R)
                                                        : table(R, P);
    case RefKind::Tls:
      return Diags.error(
          "thread-local variable " + nameOf(P, P.Value), where(R.Address),
          {"thread-local storage is not supported; static data is private to "
           "each process"});
    case RefKind::Unsupported:
      return Diags.error("relocation type " + Twine(R.Type) + " against " +
                             nameOf(P, P.Value) + " is not supported",
                         where(R.Address));
    }
  }

  void add(bool InData, uint32_t Address, uint32_t Type, uint32_t Symbol,
           int64_t Addend) {
    (InData ? Plan.DataFixups : Plan.TextFixups)
        .push_back({Address, Type, Symbol, Addend});
  }

  /// Own addresses keep only their link-time value, so it must say which
  /// segment is meant.
  bool inOwnSegment(const ImageRelocation &R, const Place &P, uint64_t Value) {
    Region Wanted = P.Kind == Place::OwnData ? Region::Data : Region::Text;
    if (regionOf(Value) == Wanted)
      return true;
    Diags.error("address outside the module's " +
                    Twine(P.Kind == Place::OwnData ? "data" : "text") + ": " +
                    P.Name + " + " + Twine(beyond(Value, P)),
                where(R.Address),
                {"a module's segments are placed independently, so an address "
                 "must be in or just behind the segment of its symbol"});
    return false;
  }

  void ownDataInText(const ImageRelocation &R, const Place &P, uint64_t Value) {
    Diags.error("shared text holds the address of own data: " +
                    nameOf(P, Value),
                where(R.Address),
                {"text is one copy for all processes, " + nameOf(P, Value) +
                     " is private to each",
                 "remedy: compile it with Trivet's driver; a constant object "
                 "that points to writable data must itself be writable"});
  }

  /// True if shared text may hold the address of this import.
  bool fixedAddress(const ImageRelocation &R, const Place &P) {
    if (P.Kind == Place::Missing || P.Export->Kind != Provider::Export::Data)
      return true;
    Diags.error("shared text holds the address of another module's data: " +
                    P.Name,
                where(R.Address),
                {whatIs(P) + " though declared const or as a function here",
                 declare(*P.From)});
    return false;
  }

  void word(const ImageRelocation &R, const Place &P, uint64_t Value,
            bool InData) {
    switch (P.Kind) {
    case Place::Constant:
      return;
    case Place::OwnData:
      if (!InData)
        return ownDataInText(R, P, Value);
      [[fallthrough]];
    case Place::OwnText:
      if (P.Unique && InData)
        Plan.DataFixups.push_back(
            {R.Address, T.Module.Slot, 0, beyond(Value, P), P.Unique});
      else if (inOwnSegment(R, P, Value))
        add(InData, R.Address, T.relativeType(), 0, Value);
      return;
    case Place::Imported:
    case Place::Missing:
      if (InData && isPending(P.Name))
        return add(true, R.Address, T.Module.Slot, import(P), beyond(Value, P));
      if (!InData && !fixedAddress(R, P))
        return;
      return add(InData, R.Address, T.dynamicType(R.Type, WordSize), import(P),
                 beyond(Value, P));
    }
  }

  /// The process may have chosen another module's.
  void notUnique(uint32_t At, const Place &P) {
    Diags.error(
        "data that is one per process is taken from one module: " + P.Name,
        where(At),
        {"it is C++'s (inline, or a template's), and other modules may define "
         "it too; the first of them counts",
         "remedy: declare it pending here, or hide it where it is defined "
         "(visibility)"});
  }

  /// True if what was compiled as own data is.
  bool isOwn(uint32_t At, const Place &P) {
    switch (P.Kind) {
    case Place::OwnData:
      if (P.Unique)
        notUnique(At, P);
      return !P.Unique;
    case Place::Imported:
      Diags.error("own data lives in another module: " + P.Name, where(At),
                  {whatIs(P), declare(*P.From)});
      return false;
    case Place::OwnText:
      Diags.error("own data is a constant: " + nameOf(P, P.Value), where(At),
                  {"its definition lies in shared text",
                   "remedy: declare it const where it is used, or writable "
                   "where it is defined"});
      return false;
    case Place::Missing:
    case Place::Constant:
      Diags.error(
          "own data is not defined: " + P.Name, where(At),
          {"remedy: declare it direct or pending if another module has it"});
      return false;
    }
    llvm_unreachable("all kinds of places");
  }

  void own(const ImageRelocation &R, RefKind Kind, const Place &P,
           uint64_t Value) {
    if (!isOwn(R.Address, P) || Kind != RefKind::OwnLow)
      return;
    uint32_t Offset = P.Value + int16_t(Value - P.Value);
    if (Offset > 0xffff && !HighParts.count({scope(I, R.Address), R.Symbol}))
      Diags.error("field out of range: " + nameOf(P, Offset), where(R.Address),
                  {"its offset in the module's data is " + Twine(Offset).str() +
                       ", the instruction reaches 65535",
                   "remedy: give large objects sections .data.large.* or "
                   ".bss.large.*, which come last, or allocate them"});
  }

  void half(const ImageRelocation &R, RefKind Kind, const Place &P,
            uint64_t Value, bool InData) {
    if (P.Kind == Place::Constant)
      return;
    if (InData || P.Type == ELF::STT_SECTION)
      return Diags.error("address of " + nameOf(P, P.Value) +
                             " in a form that is not supported",
                         where(R.Address));
    // The field is half of symbol + addend; the high half's addend is the low
    // half's.
    uint32_t Addend = 0;
    if (Kind == RefKind::Low)
      LastAddend[R.Symbol] = Addend = int16_t(Value - P.Value);
    else if (P.Value >> 16 != Value) {
      Addend = LastAddend.lookup(R.Symbol);
      if ((P.Value + Addend) >> 16 != Value)
        return Diags.error(
            "cannot tell the offset from " + P.Name +
                " in the upper half of an address",
            where(R.Address),
            {"remedy: put the instruction with the lower half before it"});
    } else if (LastAddend.count(R.Symbol) &&
               (P.Value + LastAddend[R.Symbol]) >> 16 == Value)
      Addend = LastAddend[R.Symbol];
    switch (P.Kind) {
    case Place::Constant:
      return;
    case Place::OwnData:
      return ownDataInText(R, P, P.Value + Addend);
    case Place::OwnText:
      if (inOwnSegment(R, P, P.Value + Addend))
        add(false, R.Address, T.dynamicType(R.Type, WordSize), 0,
            P.Value + Addend);
      return;
    case Place::Imported:
    case Place::Missing:
      if (fixedAddress(R, P))
        add(false, R.Address, T.dynamicType(R.Type, WordSize), import(P),
            Addend);
      return;
    }
  }

  /// A part of an address, patched like a half; unless it has become a form
  /// which only holds a value that lld knew.
  void absolute(const ImageRelocation &R, const Place &P, uint64_t Value,
                bool InData) {
    uint32_t Type = InData ? 0 : T.dynamicType(R.Type, WordSize);
    if (P.Kind == Place::Constant)
      return;
    if (P.Kind == Place::OwnData)
      return ownDataInText(R, P, Value);
    if (!Type)
      return Diags.error("code for a fixed place takes the address of " +
                             nameOf(P, Value),
                         where(R.Address),
                         {"a module is placed by the loader",
                          std::string("remedy: ") + T.absoluteRemedy()});
    if (P.Kind == Place::OwnText) {
      if (inOwnSegment(R, P, Value))
        add(false, R.Address, Type, 0, Value);
    } else if (fixedAddress(R, P))
      add(false, R.Address, Type, import(P), beyond(Value, P));
  }

  /// The upper part of an offset, whose lower part has an entry in trivet.fix,
  /// which decides whether the symbol is fit for it; or of an address.
  void absHigh(const ImageRelocation &R, const Place &P, uint64_t Value,
               bool InData) {
    auto Mark = OffsetMarks.find(R.Address + 4);
    if (InData || Mark == OffsetMarks.end() || Mark->second->Symbol != R.Symbol)
      return absolute(R, P, Value, InData);
    switch (P.Kind) {
    case Place::OwnData:
    case Place::Constant:
      return;
    case Place::OwnText:
      if (inOwnSegment(R, P, Value))
        add(false, R.Address,
            WordSize == 8 ? T.dynamicTypeOfOffset(R.Type)
                          : T.dynamicType(R.Type, WordSize),
            0, Value);
      return;
    case Place::Imported:
    case Place::Missing:
      return add(false, R.Address, T.dynamicTypeOfOffset(R.Type), import(P),
                 beyond(Value, P));
    }
  }

  /// One part of the distance from instruction \p High to its symbol.
  void distance(const ImageSection &S, const ImageRelocation &R,
                const ImageRelocation &High) {
    Place P = resolve(High.Symbol);
    uint64_t Value = address(P.Value + *High.Addend);
    if (T.kindOf(High.Type, WordSize) == RefKind::Got &&
        ((P.Kind == Place::Missing && !T.reachesNull(WordSize)) ||
         !T.writeWithoutTable(R.Type, fieldOf(S, R), Value - High.Address,
                              WordSize)))
      return table(R, P);
    switch (P.Kind) {
    case Place::OwnText:
      return;
    case Place::OwnData:
      return ownDataInText(High, P, Value);
    case Place::Constant:
      if (!T.writeAbsolute(R.Type, fieldOf(S, R), Value, WordSize))
        notAbsolute(R, P, Value);
      return;
    case Place::Imported:
      if (!fixedAddress(High, P))
        return;
      [[fallthrough]];
    case Place::Missing:
      // It counts from the upper part's place, a loader from the field's.
      return add(false, R.Address, T.dynamicType(R.Type, WordSize), import(P),
                 *High.Addend + R.Address - High.Address);
    }
  }

  void table(const ImageRelocation &R, const Place &P) {
    Diags.error(
        "global offset table access to " + nameOf(P, P.Value), where(R.Address),
        {"remedy: compile it with Trivet's driver; -fPIC of another compiler "
         "means a table that modules do not have"});
  }

  void notAbsolute(const ImageRelocation &R, const Place &P, uint64_t Value) {
    Diags.error(
        "distance to a fixed address: " + nameOf(P, Value), where(R.Address),
        {"a module is placed by the loader", "remedy: use its address"});
  }

  static MutableArrayRef<uint8_t> fieldOf(const ImageSection &S,
                                          const ImageRelocation &R) {
    return S.Bytes.drop_front(
        std::min<size_t>(S.Bytes.size(), R.Address - S.Address));
  }

  /// A distance that the machine writes as a sum: of symbols in one segment, as
  /// many added as subtracted.
  void term(const ImageRelocation &R, const Place &P, int Count) {
    auto [It, New] = Sums.try_emplace(R.Address, Sum{P, 0});
    Sum &S = It->second;
    S.Count += Count;
    const Place &Other = P.Kind == Place::OwnText ? S.First : P;
    if (P.Kind == Place::Imported || P.Kind == Place::Missing)
      farDistance(R, P);
    else if (P.Kind != S.First.Kind)
      segmentDistance(R, Other);
  }
  void sums() {
    for (auto &[Address, S] : Sums)
      if (S.Count && S.First.Kind != Place::Constant)
        Diags.error("address of " + nameOf(S.First, S.First.Value) +
                        " in a form that is not supported",
                    where(Address));
  }

  void branch(const ImageSection &S, const ImageRelocation &R, const Place &P,
              uint64_t Value) {
    switch (P.Kind) {
    case Place::OwnText:
      return;
    case Place::Constant:
      if (!T.writeAbsolute(R.Type, fieldOf(S, R), Value, WordSize))
        notAbsolute(R, P, Value);
      return;
    case Place::OwnData:
      return Diags.error("branch to data: " + nameOf(P, P.Value),
                         where(R.Address));
    case Place::Imported:
      if (!fixedAddress(R, P))
        return;
      if (Value != I.place(P.Value))
        return Diags.error(
            "branch out of range: " + P.Name, where(R.Address),
            {"the text segment is too large for this branch to leave it"});
      [[fallthrough]];
    case Place::Missing:
      uint32_t Symbol = import(P);
      if (BranchedImports.insert(Symbol).second)
        ++Plan.Branched;
      add(false, R.Address, T.dynamicType(R.Type, WordSize), Symbol,
          R.Addend.value_or(0));
      return;
    }
  }

  void relative(const ImageRelocation &R, const Place &P, bool InData) {
    if (P.Kind == (InData ? Place::OwnData : Place::OwnText))
      return;
    if (P.Kind == Place::Imported || P.Kind == Place::Missing)
      return farDistance(R, P);
    segmentDistance(R, P);
  }
  void farDistance(const ImageRelocation &R, const Place &P) {
    Diags.error(
        "distance to another module: " + nameOf(P, P.Value), where(R.Address),
        {"modules are placed independently", "remedy: use its address"});
  }
  void segmentDistance(const ImageRelocation &R, const Place &P) {
    Diags.error("distance between text and data: " + nameOf(P, P.Value),
                where(R.Address),
                {"a module's segments are placed independently",
                 "remedy: compile it with Trivet's driver"});
  }

  //===-- trivet.fix
  //-------------------------------------------------------===//

  /// An entry of trivet.fix; where things are is in lld's addresses.
  struct Entry {
    uint32_t Here, Place, Kind, ValueAt;
    uint64_t Value;
  };

  /// False if an entry is cut short.
  bool eachEntry(const ImageSection &S, function_ref<void(const Entry &)> Do) {
    for (uint32_t At = 0, Size = S.Bytes.size(); At != Size;) {
      uint32_t Here = S.Address + At, Rest = Size - At;
      const uint8_t *B = S.Bytes.data() + At;
      // A distance of 8 bytes shows: text is below, so its upper half is no
      // kind.
      uint32_t KindAt =
          WordSize == 8 && Rest >= 8 && read32le(B + 4) == ~0u ? 8 : 4;
      uint32_t ValueAt = KindAt + 4, End = ValueAt + WordSize;
      if (Rest < End)
        return false;
      Do({Here, Here + read32le(B), read32le(B + KindAt), Here + ValueAt,
          WordSize == 8 ? read64le(B + ValueAt) : read32le(B + ValueAt)});
      At += End;
    }
    return true;
  }

  /// Words with the address of a symbol, of which an entry says that they are
  /// to hold its offset instead.
  void findFixWords() {
    for (const ImageSection &S : I.Sections)
      if (S.Use == Role::Fix)
        eachEntry(S, [&](const Entry &E) {
          const uint8_t *Bytes = I.bytesAt(E.Place);
          if (!Bytes || !T.matchesFix(E.Kind, Bytes, WordSize))
            return; // fix() complains
          if (auto Word = T.wordOfFix(E.Kind, Bytes, E.Place))
            FixWords[Word->Address] |= Word->Own;
        });
  }

  void fixEntries(const ImageSection &S, const RelocationList &List) {
    DenseMap<uint32_t, uint32_t> SymbolOf; // address of the address word
    for (const ImageRelocation &R : List)
      if (T.kindOf(R.Type, WordSize) == RefKind::Word)
        SymbolOf[R.Address] = R.Symbol;
    // Each object's contribution is a whole number of entries.
    if (!eachEntry(S, [&](const Entry &E) {
          auto It = SymbolOf.find(E.ValueAt);
          fix(E.Place, E.Kind, It == SymbolOf.end() ? 0 : It->second, E.Value,
              E.Here);
        }))
      Diags.error("section trivet.fix has a wrong size");
  }

  void fix(uint32_t At, uint32_t Kind, uint32_t Symbol, uint64_t Value,
           uint32_t Entry) {
    uint8_t *Bytes = I.bytesAt(At);
    const ImageSection *S = I.sectionAt(At);
    std::optional<unsigned> Before;
    if (Bytes && S->Use == Role::Text && T.matchesFix(Kind, Bytes, WordSize))
      Before = T.fieldOf(Kind, S->Bytes.drop_front(At - S->Address));
    if (!Before)
      return doesNotFit(At, Kind, Entry);
    FixPlaces.insert(At + *Before);
    bool Base = Kind == TRIVET_FIX_BASE;
    if (!Base && Kind != TRIVET_FIX_BASE_OWN && *Before) {
      At += *Before;
      Bytes += *Before;
      if (!AbsLows.contains(At)) // then it is elsewhere
        return doesNotFit(At, Kind, Entry);
    }
    if (auto Word = T.wordOfFix(Kind, Bytes, At)) {
      Bytes = I.bytesAt(At = Word->Address);
      if (!Bytes || I.sectionAt(At) != S)
        return Diags.error("trivet.fix entry of kind " + Twine(Kind) +
                               " names a word outside its section",
                           "entry in " + I.describe(Entry));
      if (Word->Own || !FixWordsDone.insert(At).second)
        return;
    }
    uint32_t Type = T.dynamicTypeOfFix(Kind, Bytes);
    bool NeedsUpper = T.needsUpper(Kind, Bytes);
    T.undoRelaxation(Kind, Bytes);
    if (Kind == TRIVET_FIX_BASE_OWN)
      return ownBase(At, Type, Bytes);
    if (!Symbol)
      return Diags.error("trivet.fix entry without a symbol",
                         "entry in " + I.describe(Entry));
    Place P = resolve(Symbol);
    if (!Base && !isSame(At, P, Value))
      return doesNotFit(At, Kind, Entry);
    if (!Base && NeedsUpper && !Uppers.count(upper(P, beyond(Value, P))))
      return Diags.error("lower part of an offset without its upper part: " +
                             P.Name,
                         where(At),
                         {"no other code holds the upper part of the same "
                          "symbol and offset, or "
                          "lld took it out",
                          "remedy: compile it with Trivet's driver"});
    if (T.isOwnFix(Kind)) {
      if (isOwn(At, P))
        T.writeFix(Kind, Bytes, Value);
      return;
    }
    switch (P.Kind) {
    case Place::OwnData:
      if (Base)
        return ownBase(At, Type, Bytes);
      if (P.Unique)
        return notUnique(At, P);
      return ownOffset(At, Kind, P, Value, Bytes);
    case Place::OwnText:
    case Place::Constant:
      // Base 0, and the offset is the address. With wide addresses the loader
      // chooses a base near by.
      if (Base && WordSize == 8 && P.Kind == Place::OwnText)
        return add(false, At, Type, 0, Value);
      if (Base)
        return T.writeBaseZero(Bytes);
      if (uint32_t AddressType = T.addressTypeOfFix(Kind, Bytes)) {
        if (P.Kind == Place::OwnText)
          return add(false, At, WordSize == 8 ? Type : AddressType, 0, Value);
        return T.writeFix(Kind, Bytes, Value);
      }
      return Diags.error(
          "direct data is a constant: " + nameOf(P, Value), where(At),
          {"its definition lies in shared text, and the address does not fit "
           "the field",
           "remedy: declare it const where it is used"});
    case Place::Imported:
    case Place::Missing:
      return importedFix(At, Kind, Type, P, beyond(Value, P));
    }
  }

  void doesNotFit(uint32_t At, uint32_t Kind, uint32_t Entry) {
    Diags.error("trivet.fix entry of kind " + Twine(Kind) +
                    " names an instruction that it does not fit",
                "entry in " + I.describe(Entry) + ", instruction in " +
                    I.describe(At));
  }

  /// Does the relocation that lld applied to the field, if there is one, ask
  /// for what the entry does?
  bool isSame(uint32_t At, const Place &P, uint64_t Value) {
    auto It = AbsLows.find(At);
    if (It == AbsLows.end())
      return true;
    Place Low = resolve(It->second->Symbol);
    return address(Low.Value + *It->second->Addend) == Value &&
           Low.Kind == P.Kind &&
           ((P.Kind != Place::Imported && P.Kind != Place::Missing) ||
            Low.Name == P.Name);
  }

  void ownBase(uint32_t At, uint32_t Type, uint8_t *Bytes) {
    if (O.Shared)
      add(false, At, Type, 0, 0);
    else
      T.writeBaseIsStatic(Bytes);
  }

  void outOfRange(uint32_t At, const Place &P, uint64_t Offset,
                  uint32_t Limit) {
    std::string Of =
        P.From ? "the data of " + P.From->Name : "this module's data";
    Diags.error("field out of range: " + nameOf(P, Offset), where(At),
                {"its offset in " + Of + " is " + Twine(Offset).str() +
                     ", the instruction reaches " + Twine(Limit).str(),
                 "remedy: compile with an import map that calls it 'direct far "
                 "data'" +
                     (P.From ? " (trivet imports " + P.From->Path + ")"
                             : std::string())});
  }

  void ownOffset(uint32_t At, uint32_t Kind, const Place &P, uint64_t Offset,
                 uint8_t *Bytes) {
    if (Offset > T.limitOfFix(Kind))
      return outOfRange(At, P, Offset, T.limitOfFix(Kind));
    T.writeFix(Kind, Bytes, Offset);
  }

  void importedFix(uint32_t At, uint32_t Kind, uint32_t Type, const Place &P,
                   int64_t Addend) {
    if (Kind != TRIVET_FIX_BASE && P.Export) {
      if (O.Shared && P.Export->Unique)
        return notUnique(At, P);
      uint32_t Limit = T.limitOfFix(Kind);
      if (P.Export->Kind == Provider::Export::Data) {
        if (uint64_t Offset = address(P.Export->Offset + Addend);
            Offset > Limit)
          return outOfRange(At, P, Offset, Limit);
      } else if (Limit != ~0u)
        return Diags.error(
            "direct data has one address: " + P.Name, where(At),
            {whatIs(P) + ", and the address does not fit the field",
             "remedy: declare it const where it is used, or compile with an "
             "import map of " +
                 P.From->Name});
    }
    // The base is a module's, whatever the addend of the access.
    add(false, At, Type, import(P), Kind == TRIVET_FIX_BASE ? 0 : Addend);
  }

  //===-- the rest of the plan --------------------------------------------===//

  /// A missing entry is lld's warning (a link that only tests for a function
  /// has none), but one elsewhere would be called in the wrong place.
  void checkEntry() {
    const ImageSection *S = O.Shared ? nullptr : I.sectionAt(I.place(I.Entry));
    if (S && I.Entry && S->Use != Role::Text)
      Diags.error("the entry is not in this application: " + O.Entry, "",
                  {"remedy: define it here, or name another one (-e)"});
  }

  void checkProviders() {
    for (const ObjectNotes::Provider &N : I.Notes.Providers) {
      auto It = ImportIndex.find(N.Symbol);
      if (It == ImportIndex.end())
        continue;
      const Provider *From = Plan.Imports[It->second - 1].From;
      if (From && !moduleNameMatches(N.Module, From->Name))
        Diags.error("wrong provider of " + N.Symbol,
                    "declared in " + N.File.str(),
                    {"it is declared to come from \"" + N.Module.str() +
                         "\", but comes from " + From->Path,
                     "remedy: correct the declaration, or the order of "
                     "libraries"});
    }
  }

  void exports() {
    for (const ImageSymbol &S : I.Symbols)
      if (S.Binding != ELF::STB_LOCAL && I.Exported.contains(S.Name) &&
          (inRole(S, Role::Data) || inRole(S, Role::Text)))
        Plan.Exports.push_back(&S);
  }

  /// Slots through which nothing but calls go may hold a stub first, which asks
  /// the firmware's binder for the function. Where its address is taken, or it
  /// is asked whether it is there, an object's slot holds the function itself.
  void lazy() {
    auto IsLazy = [&](const ModulePlan::Fixup &F) {
      if (F.Type != T.Module.Slot || !F.Symbol || F.Addend)
        return false;
      const ModulePlan::Import &Import = Plan.Imports[F.Symbol - 1];
      const ImageSection *S = I.sectionAt(F.Address);
      const MapEntry *In = S ? I.inputAt(*S, F.Address) : nullptr;
      auto Uses = I.Notes.OnlyCalled.find(Import.Name);
      return In && !Import.Weak && !isUnique(Import.Name) &&
             Uses != I.Notes.OnlyCalled.end() &&
             Uses->second.lookup(In->Object);
    };
    auto First = std::stable_partition(
        Plan.DataFixups.begin(), Plan.DataFixups.end(),
        [&](const ModulePlan::Fixup &F) { return !IsLazy(F); });
    Plan.Lazy.assign(First, Plan.DataFixups.end());
    Plan.DataFixups.erase(First, Plan.DataFixups.end());
    if (Plan.Lazy.empty())
      return;
    llvm::sort(Plan.Lazy, [](const auto &A, const auto &B) {
      return A.Address < B.Address;
    });
    ArrayRef<uint8_t> Attributes;
    uint32_t End = TRIVET_TEXT_VADDR;
    for (const ImageSection &S : I.Sections) {
      if (S.Type == T.attributesType())
        Attributes = S.Bytes;
      if (S.Use == Role::Text)
        End = std::max(End, S.Address + S.Size);
    }
    LinkTarget::LazyStubs Stubs = T.lazyStubs(Plan.Lazy.size(), Attributes);
    Place Binder{Place::Imported, "trivet_bind_lazy"};
    std::tie(Binder.From, Binder.Export) = In.find(Binder.Name);
    Binder.Type = ELF::STT_FUNC;
    if (Stubs.Code.empty() || !Binder.From || !Binder.From->Firmware)
      return Diags.error(
          "-z lazy: functions cannot be bound at their first call", "",
          {Stubs.Code.empty()
               ? "this machine has no stubs for so many"
               : "the firmware does not export " + Binder.Name.str(),
           "remedy: leave it out"});
    Plan.Stubs = std::move(Stubs.Code);
    Plan.StubsAt = alignTo(End, 8);
    Plan.StubSize = Stubs.Size;
    for (size_t Index = 0; Index != Plan.Lazy.size(); ++Index)
      add(true, Plan.Lazy[Index].Address, T.relativeType(), 0,
          Plan.StubsAt + Index * Stubs.Size + T.Module.FunctionBit);
    add(false, Plan.StubsAt + Stubs.BinderAt, Stubs.BinderType, import(Binder),
        0);
  }

  /// First those that must be installed before this module, because its text
  /// holds something of theirs. A name whose provider nobody knows could be
  /// found in any of them.
  void needed() {
    std::map<const Provider *, std::set<StringRef>> Direct;
    bool Unknown = false;
    for (const ModulePlan::Fixup &F : Plan.TextFixups)
      if (F.Symbol) {
        const ModulePlan::Import &Import = Plan.Imports[F.Symbol - 1];
        Unknown |= !Import.From;
        if (Import.From)
          Direct[Import.From].insert(Import.Name);
      }
    std::vector<std::string> Later;
    for (const auto &P : In.Providers)
      if (!P->Firmware && (P->Used || !P->AsNeeded)) {
        auto Names = Direct.find(P.get());
        bool IsDirect = Unknown || Names != Direct.end();
        (IsDirect ? Plan.Needed : Later).push_back(P->Name);
        if (Names != Direct.end())
          checkCircle(*P, Names->second);
      }
    Plan.PendingNeeds = Later.size();
    Plan.Needed.insert(Plan.Needed.end(), Later.begin(), Later.end());
  }

  /// A library that this one imports from directly, and that imports directly
  /// from this one, or from one that does.
  void checkCircle(const Provider &P, const std::set<StringRef> &Names) {
    if (!O.Shared)
      return;
    std::vector<std::string> Way = {P.Name};
    StringSet<> Seen;
    std::function<bool()> Find = [&] {
      for (const std::string &Next : In.DirectNeeds.lookup(Way.back())) {
        if (Next != O.SoName && !Seen.insert(Next).second)
          continue;
        Way.push_back(Next);
        if (Next == O.SoName || Find())
          return true;
        Way.pop_back();
      }
      return false;
    };
    if (Find())
      Diags.error(
          "direct imports in a circle: " + O.SoName + " -> " +
              join(Way, " -> "),
          "",
          {"each of them would have to be loaded before the others",
           "remedy: declare pending in " + O.SoName +
               ", or break the circle elsewhere: " + join(Names, ", ")});
  }

  /// Room costs memory in each process: an application has it if it says so, or
  /// seems to need it. A library must stay open whose traces in others do not
  /// say that they are its own: functions that atexit was given, thread-local
  /// variables that a host keeps.
  void opening() {
    constexpr unsigned DefaultRoom = 8;
    auto Imports = [&](StringRef Name) { return ImportIndex.count(Name) != 0; };
    if (O.Shared)
      Plan.NoDelete = O.NoDelete || Imports("atexit") ||
                      Imports("at_quick_exit") ||
                      Imports("__emutls_get_address");
    else
      Plan.Room = O.Room.value_or(
          In.OpensLibraries || Imports("dlopen") ? DefaultRoom : 0);
  }

  /// A weak variable that several modules define: C++'s are one, of others each
  /// module uses its own.
  void checkCopies() {
    for (const ImageSymbol &S : I.Symbols) {
      if (S.Binding != ELF::STB_WEAK || S.Type != ELF::STT_OBJECT ||
          (S.Other & 3) != ELF::STV_DEFAULT || !inRole(S, Role::Data))
        continue;
      auto [From, Export] = In.find(S.Name);
      if (!From || Export->Kind != Provider::Export::Data || !Export->Weak ||
          (From->AsNeeded && !From->Used) ||
          (Export->Unique && (!O.Shared || isUnique(S.Name))))
        continue;
      Diags.warning("two copies of one variable: " + S.Name,
                    {"this module and " + From->Path +
                         " define it, and each uses its own",
                     "remedy: declare it extern and direct here, define it in "
                     "the library alone; or hide it in both (visibility)"});
    }
  }

  /// Own addresses first, then symbol by symbol, exports last, so that the
  /// loader looks each up once.
  static void order(std::vector<ModulePlan::Fixup> &Fixups) {
    llvm::sort(Fixups,
               [](const ModulePlan::Fixup &A, const ModulePlan::Fixup &B) {
                 return std::tie(A.Unique, A.Symbol, A.Address) <
                        std::tie(B.Unique, B.Symbol, B.Address);
               });
  }
};

} // namespace

ModulePlan classify(const Options &O, Inputs &In, Image &I,
                    Diagnostics &Diags) {
  return Classifier(O, In, I, Diags).run();
}

} // namespace trivet
