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
// generator knows of come from trivet.fix.
//
//===----------------------------------------------------------------------===//
#include "Classify.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Endian.h"
#include <set>

using namespace llvm;
using namespace llvm::support::endian;

namespace trivet {
namespace {

/// Where a relocation's symbol turned out to be.
struct Place {
  enum PlaceKind { OwnData, OwnText, Imported, Missing, Constant } Kind;
  StringRef Name;
  uint32_t Value = 0; ///< in lld's output
  Provider *From = nullptr;
  const Provider::Export *Export = nullptr;
  uint8_t Type = ELF::STT_NOTYPE;
  const ImageSymbol *Unique = nullptr; ///< one per process, if it is
};

class Classifier {
public:
  Classifier(const Options &O, Inputs &In, Image &I, Diagnostics &Diags)
      : O(O), In(In), I(I), T(*I.Target), Diags(Diags) {}

  ModulePlan run() {
    for (const ImageSymbol &S : I.Symbols)
      if (inRole(S, Role::Imports) && In.find(S.Name).first)
        StubNames.try_emplace(I.place(S.Value), S.Name);
    findFixWords();
    for (size_t Index = 0; Index != I.Sections.size(); ++Index) {
      const ImageSection &S = I.Sections[Index];
      auto It = I.Relocations.find(Index);
      if (It == I.Relocations.end())
        continue;
      if (S.Use == Role::Data || S.Use == Role::Text) {
        findHighParts(It->second);
        for (const ImageRelocation &R : It->second)
          relocation(S, R);
      } else if (S.Use == Role::Fix)
        fixEntries(S, It->second);
      else if (S.Use == Role::Drop && (S.Flags & ELF::SHF_ALLOC) &&
               S.Name == ".got")
        Diags.error("a global offset table was asked for");
    }
    for (const ImageSection &S : I.Sections)
      if (S.Use == Role::Drop && (S.Flags & ELF::SHF_ALLOC) && S.Size &&
          S.Name != ".dynsym" && S.Name != ".dynstr" && S.Name != ".dynamic" &&
          S.Name != ".got")
        Diags.error("section " + S.Name + " has no place in a module",
                    "in " + I.describe(S.Address));
    for (const ImageSection &S : I.Sections)
      if (S.Use == Role::Fix && !seenFix)
        fixEntries(S, {});
    checkEntry();
    checkProviders();
    exports();
    needed();
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
  Diagnostics &Diags;
  ModulePlan Plan;
  DenseMap<uint32_t, StringRef> StubNames; // address -> exported name
  StringMap<uint32_t> ImportIndex;
  DenseSet<uint32_t> BranchedImports;
  std::set<std::pair<uint32_t, uint32_t>> HighParts; // function, symbol
  DenseMap<uint32_t, uint32_t> LastAddend;           // by symbol
  DenseMap<uint32_t, bool> FixWords;                 // by address: own data's
  DenseSet<uint32_t> FixWordsDone;
  bool seenFix = false;

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

  /// Do words in data for it hold what the process has, whoever defines it?
  bool isPending(StringRef Name) const {
    return I.Notes.Pending.contains(Name) || isUnique(Name);
  }
  bool isUnique(StringRef Name) const { return I.Notes.Unique.contains(Name); }

  /// The symbol's name, or the name of what a section symbol + addend means.
  std::string nameOf(const Place &P, uint32_t Value) const {
    if (P.Type != ELF::STT_SECTION && !P.Name.starts_with(".L"))
      return P.Name.str();
    for (const ImageSymbol &S : I.Symbols)
      if ((S.Type == ELF::STT_OBJECT || S.Type == ELF::STT_FUNC) &&
          S.Section < I.Sections.size() && Value >= I.place(S.Value) &&
          Value - I.place(S.Value) < std::max<uint32_t>(S.Size, 1))
        return S.Name.str();
    const ImageSection *S = I.sectionAt(Value);
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
      Plan.Imports.push_back({P.Name, P.Type, Weak, P.From});
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

  /// A low half without a high half for the same symbol reaches 64 KiB. The
  /// compiler uses one form or the other in a function, so a high half anywhere
  /// in it will do.
  void findHighParts(ArrayRef<ImageRelocation> Relocations) {
    for (const ImageRelocation &R : Relocations)
      if (T.kindOf(R.Type) == RefKind::OwnHigh)
        HighParts.insert({scope(I, R.Address), R.Symbol});
  }

  void relocation(const ImageSection &S, const ImageRelocation &R) {
    RefKind Kind = T.kindOf(R.Type);
    if (Kind == RefKind::None)
      return;
    const uint8_t *Field = I.bytesAt(R.Address);
    if (R.Symbol >= I.Symbols.size() || !Field)
      return Diags.error("lld left a relocation outside its section",
                         where(R.Address));
    if (auto It = FixWords.find(R.Address);
        It != FixWords.end() && Kind == RefKind::Word) {
      if (!It->second)
        return; // its entry in trivet.fix says the rest
      Kind = RefKind::OwnWord;
    }
    Place P = resolve(R.Symbol);
    uint32_t Value = T.read(R.Type, Field, R.Address);
    bool InData = S.Use == Role::Data;
    switch (Kind) {
    case RefKind::None:
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
    case RefKind::Branch:
      return branch(R, P, Value);
    case RefKind::Relative:
      return relative(R, P, InData);
    case RefKind::Got:
      return Diags.error(
          "global offset table access to " + nameOf(P, P.Value),
          where(R.Address),
          {"remedy: compile it with Trivet's driver; -fPIC of another compiler "
           "means a table that modules do not have"});
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
           uint32_t Addend) {
    (InData ? Plan.DataFixups : Plan.TextFixups)
        .push_back({Address, Type, Symbol, Addend});
  }

  /// Own addresses keep only their link-time value, so it must say which
  /// segment is meant.
  bool inOwnSegment(const ImageRelocation &R, const Place &P, uint32_t Value) {
    Region Wanted = P.Kind == Place::OwnData ? Region::Data : Region::Text;
    if (regionOf(Value) == Wanted)
      return true;
    Diags.error("address outside the module's " +
                    Twine(P.Kind == Place::OwnData ? "data" : "text") + ": " +
                    P.Name + " + " + Twine(int32_t(Value - P.Value)),
                where(R.Address),
                {"a module's segments are placed independently, so an address "
                 "must be in or just behind the segment of its symbol"});
    return false;
  }

  void ownDataInText(const ImageRelocation &R, const Place &P, uint32_t Value) {
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

  void word(const ImageRelocation &R, const Place &P, uint32_t Value,
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
            {R.Address, T.Module.Slot, 0, Value - P.Value, P.Unique});
      else if (inOwnSegment(R, P, Value))
        add(InData, R.Address, T.relativeType(), 0, Value);
      return;
    case Place::Imported:
    case Place::Missing:
      if (InData && isPending(P.Name))
        return add(true, R.Address, T.Module.Slot, import(P), Value - P.Value);
      if (!InData && !fixedAddress(R, P))
        return;
      return add(InData, R.Address, T.dynamicType(R.Type), import(P),
                 Value - P.Value);
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

  void own(const ImageRelocation &R, RefKind Kind, const Place &P,
           uint32_t Value) {
    switch (P.Kind) {
    case Place::OwnData:
      if (P.Unique)
        return notUnique(R.Address, P);
      break;
    case Place::Imported:
      return Diags.error("own data lives in another module: " + P.Name,
                         where(R.Address), {whatIs(P), declare(*P.From)});
    case Place::OwnText:
      return Diags.error(
          "own data is a constant: " + nameOf(P, P.Value), where(R.Address),
          {"its definition lies in shared text",
           "remedy: declare it const where it is used, or writable where it is "
           "defined"});
    case Place::Missing:
    case Place::Constant:
      return Diags.error(
          "own data is not defined: " + P.Name, where(R.Address),
          {"remedy: declare it direct or pending if another module has it"});
    }
    if (Kind != RefKind::OwnLow)
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
            uint32_t Value, bool InData) {
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
        add(false, R.Address, T.dynamicType(R.Type), 0, P.Value + Addend);
      return;
    case Place::Imported:
    case Place::Missing:
      if (fixedAddress(R, P))
        add(false, R.Address, T.dynamicType(R.Type), import(P), Addend);
      return;
    }
  }

  void branch(const ImageRelocation &R, const Place &P, uint32_t Value) {
    switch (P.Kind) {
    case Place::OwnText:
    case Place::Constant:
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
      add(false, R.Address, T.dynamicType(R.Type), Symbol, 0);
      return;
    }
  }

  void relative(const ImageRelocation &R, const Place &P, bool InData) {
    if (P.Kind == (InData ? Place::OwnData : Place::OwnText))
      return;
    std::string Name = nameOf(P, P.Value);
    if (P.Kind == Place::Imported || P.Kind == Place::Missing)
      return Diags.error(
          "distance to another module: " + Name, where(R.Address),
          {"modules are placed independently", "remedy: use its address"});
    Diags.error("distance between text and data: " + Name, where(R.Address),
                {"a module's segments are placed independently",
                 "remedy: compile it with Trivet's driver"});
  }

  //===-- trivet.fix
  //-------------------------------------------------------===//

  /// Words with the address of a symbol, of which an entry says that they are
  /// to hold its offset instead.
  void findFixWords() {
    for (const ImageSection &S : I.Sections)
      for (uint32_t At = 0; S.Use == Role::Fix && At + 12 <= S.Bytes.size();
           At += 12) {
        uint32_t Place = S.Address + At + read32le(&S.Bytes[At]);
        uint32_t Kind = read32le(&S.Bytes[At + 4]);
        const uint8_t *Bytes = I.bytesAt(Place);
        if (!Bytes || !T.matchesFix(Kind, Bytes))
          continue; // fix() complains
        if (auto Word = T.wordOfFix(Kind, Bytes, Place))
          FixWords[Word->Address] |= Word->Own;
      }
  }

  void fixEntries(const ImageSection &S,
                  ArrayRef<ImageRelocation> Relocations) {
    seenFix = true;
    constexpr uint32_t EntrySize = 12;
    DenseMap<uint32_t, uint32_t> SymbolOf; // address of the third word
    for (const ImageRelocation &R : Relocations)
      if (T.kindOf(R.Type) == RefKind::Word)
        SymbolOf[R.Address] = R.Symbol;
    // Each object's contribution is a whole number of entries.
    if (S.Bytes.size() % EntrySize)
      return Diags.error("section trivet.fix has a wrong size");
    for (uint32_t At = 0; At != S.Bytes.size(); At += EntrySize) {
      uint32_t Here = S.Address + At;
      uint32_t Place = Here + read32le(&S.Bytes[At]);
      uint32_t Kind = read32le(&S.Bytes[At + 4]);
      uint32_t Value = read32le(&S.Bytes[At + 8]);
      auto It = SymbolOf.find(Here + 8);
      fix(Place, Kind, It == SymbolOf.end() ? 0 : It->second, Value, Here);
    }
  }

  void fix(uint32_t At, uint32_t Kind, uint32_t Symbol, uint32_t Value,
           uint32_t Entry) {
    uint8_t *Bytes = I.bytesAt(At);
    const ImageSection *S = I.sectionAt(At);
    if (!Bytes || S->Use != Role::Text || !T.matchesFix(Kind, Bytes))
      return Diags.error("trivet.fix entry of kind " + Twine(Kind) +
                             " names an instruction that it does not fit",
                         "entry in " + I.describe(Entry) + ", instruction in " +
                             I.describe(At));
    if (auto Word = T.wordOfFix(Kind, Bytes, At)) {
      Bytes = I.bytesAt(At = Word->Address);
      if (!Bytes || I.sectionAt(At) != S)
        return Diags.error("trivet.fix entry of kind " + Twine(Kind) +
                               " names a word outside its section",
                           "entry in " + I.describe(Entry));
      if (Word->Own || !FixWordsDone.insert(At).second)
        return;
    }
    if (Kind == TRIVET_FIX_BASE_OWN)
      return ownBase(At, Bytes);
    if (!Symbol)
      return Diags.error("trivet.fix entry without a symbol",
                         "entry in " + I.describe(Entry));
    Place P = resolve(Symbol);
    bool Base = Kind == TRIVET_FIX_BASE;
    switch (P.Kind) {
    case Place::OwnData:
      if (Base)
        return ownBase(At, Bytes);
      if (P.Unique)
        return notUnique(At, P);
      return ownOffset(At, Kind, P, Value, Bytes);
    case Place::OwnText:
    case Place::Constant:
      // Base 0, and the offset is the address.
      if (Base)
        return T.writeBaseZero(Bytes);
      if (uint32_t Type = T.addressTypeOfFix(Kind)) {
        if (P.Kind == Place::OwnText)
          return add(false, At, Type, 0, Value);
        return T.writeFix(Kind, Bytes, Value);
      }
      return Diags.error(
          "direct data is a constant: " + nameOf(P, Value), where(At),
          {"its definition lies in shared text, and the address does not fit "
           "the field",
           "remedy: declare it const where it is used"});
    case Place::Imported:
    case Place::Missing:
      return importedFix(At, Kind, P, Value - P.Value);
    }
  }

  void ownBase(uint32_t At, uint8_t *Bytes) {
    if (O.Shared)
      add(false, At, T.dynamicTypeOfFix(TRIVET_FIX_BASE_OWN, Bytes), 0, 0);
    else
      T.writeBaseIsStatic(Bytes);
  }

  void outOfRange(uint32_t At, const Place &P, uint32_t Offset,
                  uint32_t Limit) {
    std::string Of = P.From ? "data of " + P.From->Name : "this module's data";
    Diags.error("field out of range: " + nameOf(P, Offset), where(At),
                {"its offset in the " + Of + " is " + Twine(Offset).str() +
                     ", the instruction reaches " + Twine(Limit).str(),
                 "remedy: compile with an import map that calls it 'direct far "
                 "data'" +
                     (P.From ? " (trivet imports " + P.From->Path + ")"
                             : std::string())});
  }

  void ownOffset(uint32_t At, uint32_t Kind, const Place &P, uint32_t Offset,
                 uint8_t *Bytes) {
    if (Offset > T.limitOfFix(Kind))
      return outOfRange(At, P, Offset, T.limitOfFix(Kind));
    T.writeFix(Kind, Bytes, Offset);
  }

  void importedFix(uint32_t At, uint32_t Kind, const Place &P,
                   uint32_t Addend) {
    if (Kind != TRIVET_FIX_BASE && P.Export) {
      if (O.Shared && P.Export->Unique)
        return notUnique(At, P);
      uint32_t Limit = T.limitOfFix(Kind);
      if (P.Export->Kind == Provider::Export::Data) {
        if (P.Export->Offset + Addend > Limit)
          return outOfRange(At, P, P.Export->Offset + Addend, Limit);
      } else if (Limit != ~0u)
        return Diags.error(
            "direct data has one address: " + P.Name, where(At),
            {whatIs(P) + ", and the address does not fit the field",
             "remedy: declare it const where it is used, or compile with an "
             "import map of " +
                 P.From->Name});
    }
    // The base is a module's, whatever the addend of the access.
    add(false, At, T.dynamicTypeOfFix(Kind, I.bytesAt(At)), import(P),
        Kind == TRIVET_FIX_BASE ? 0 : Addend);
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

  void needed() {
    for (const auto &P : In.Providers)
      if (!P->Firmware && (P->Used || !P->AsNeeded))
        Plan.Needed.push_back(P->Name);
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
