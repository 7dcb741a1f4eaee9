//===- Module/ImportMap.cpp - text files that say where symbols live ------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A map says for each symbol how code reaches it. From a module it follows from
// where the export lies: functions and whatever lies in text have one address;
// the rest is data of each process, "far" where its end is so far from the
// module's data base that a 12-bit offset may fail soon (half of the reach, so
// that a library may grow without its users being compiled again), and
// "pending" where another module's definition may come first. Firmware has one
// address for everything, so its objects are "const".
//
//===----------------------------------------------------------------------===//
#include "ImportMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/Endian.h"

using namespace llvm;
using namespace llvm::object;

namespace trivet {

/// SplitString at blanks, without its sets of characters: every compilation
/// reads the maps of all libraries.
static void splitWords(StringRef Text, SmallVectorImpl<StringRef> &Words) {
  auto IsBlank = [](char C) { return C == ' ' || C == '\t' || C == '\r'; };
  for (const char *At = Text.begin(), *End = Text.end(); At != End;) {
    const char *Begin = At;
    while (At != End && !IsBlank(*At))
      ++At;
    if (At != Begin)
      Words.push_back(StringRef(Begin, size_t(At - Begin)));
    while (At != End && IsBlank(*At))
      ++At;
  }
}

Expected<std::vector<ImportMapLine>> readImportMap(MemoryBufferRef Buffer) {
  std::vector<ImportMapLine> Lines;
  StringMap<std::pair<size_t, unsigned>> Seen; // symbol -> index, line
  StringRef Rest = Buffer.getBuffer(), Provider;
  for (unsigned Number = 1; !Rest.empty(); ++Number) {
    StringRef Text;
    std::tie(Text, Rest) = Rest.split('\n');
    auto Bad = [&](const Twine &What) {
      return createStringError(Buffer.getBufferIdentifier() + ":" +
                               Twine(Number) + ": " + What);
    };
    SmallVector<StringRef, 5> Words;
    splitWords(Text.split('#').first, Words);
    if (Words.empty())
      continue;
    if (Words[0] == "module") {
      if (Words.size() != 2)
        return Bad("expected 'module NAME'");
      Provider = Words[1];
      continue;
    }
    ImportMapLine L;
    L.Provider = Provider;
    L.Number = Number;
    int Class = StringSwitch<int>(Words[0])
                    .Case("direct", ImportMapLine::Direct)
                    .Case("pending", ImportMapLine::Pending)
                    .Case("own", ImportMapLine::Own)
                    .Default(-1);
    if (Class < 0)
      return Bad("unknown class '" + Words[0] +
                 "', expected direct, pending or own");
    L.Class = ImportMapLine::ClassKind(Class);
    size_t Next = 1;
    if (Words.size() > Next && Words[Next] == "far") {
      L.Far = true;
      ++Next;
    }
    if (Words.size() <= Next)
      return Bad("missing kind: function, data or const");
    int Kind = StringSwitch<int>(Words[Next])
                   .Case("function", ImportMapLine::Function)
                   .Case("data", ImportMapLine::Data)
                   .Case("const", ImportMapLine::Const)
                   .Default(-1);
    if (Kind < 0)
      return Bad("unknown kind '" + Words[Next] +
                 "', expected function, data or const");
    L.Kind = ImportMapLine::SymbolKind(Kind);
    if (L.Far &&
        (L.Class != ImportMapLine::Direct || L.Kind != ImportMapLine::Data))
      return Bad("'far' is for 'direct far data' only");
    if (Words.size() <= ++Next)
      return Bad("missing symbol");
    if (Words.size() > Next + 1)
      return Bad("unknown word '" + Words[Next + 1] + "' after the symbol");
    L.Symbol = Words[Next];
    auto [It, New] = Seen.try_emplace(L.Symbol, Lines.size(), Number);
    if (!New) {
      const ImportMapLine &Old = Lines[It->second.first];
      if (Old.Class != L.Class || Old.Kind != L.Kind || Old.Far != L.Far ||
          Old.Provider != L.Provider)
        return Bad("'" + L.Symbol + "' contradicts line " +
                   Twine(It->second.second));
      continue;
    }
    Lines.push_back(L);
  }
  return Lines;
}

namespace {

struct Row {
  StringRef Symbol;
  const char *Words; // class, far, kind
};

void print(raw_ostream &OS, StringRef Provider, std::vector<Row> Rows) {
  llvm::sort(Rows,
             [](const Row &A, const Row &B) { return A.Symbol < B.Symbol; });
  OS << "module " << Provider << '\n';
  for (const Row &R : Rows)
    OS << R.Words << ' ' << R.Symbol << '\n';
}

/// Offsets beyond this become "far".
constexpr uint32_t NearLimit = 2048;

void printModule(const Module &M, raw_ostream &OS) {
  std::vector<Row> Rows;
  for (size_t I = 0; I != M.exports().size(); ++I) {
    const ModuleSymbol &S = M.exports()[I];
    Rows.push_back({S.Name, S.isFunction()                 ? "direct function"
                            : S.region() != Region::Data   ? "direct const"
                            : M.isUnique(I)                ? "pending data"
                            : S.Value + S.Size > NearLimit ? "direct far data"
                                                           : "direct data"});
  }
  print(OS, M.name().empty() ? M.fileName() : M.name(), Rows);
}

/// The rows of section trivet_exports (trivet/firmware.h): name pointer and
/// address, already relocated in a linked image.
Error printFirmware(const ELF32LEFile &File, StringRef FileName,
                    raw_ostream &OS) {
  auto Bad = [&](const Twine &What) {
    return createStringError(FileName + ": section trivet_exports: " + What);
  };
  auto Sections = File.sections();
  if (!Sections)
    return Sections.takeError();
  const ELF32LE::Shdr *Table = nullptr, *SymTab = nullptr;
  for (const ELF32LE::Shdr &S : *Sections) {
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
  DenseSet<uint32_t> Functions;
  if (SymTab) {
    auto Symbols = File.symbols(SymTab);
    if (!Symbols)
      return Symbols.takeError();
    for (const ELF32LE::Sym &S : *Symbols)
      if (S.getType() == ELF::STT_FUNC)
        Functions.insert(S.st_value);
  }
  auto Content = File.getSectionContents(*Table);
  if (!Content)
    return Content.takeError();
  if (Content->size() % 8)
    return Bad("size is not a multiple of 8");
  std::vector<Row> Rows;
  StringSet<> Names;
  for (size_t At = 0; At != Content->size(); At += 8) {
    uint32_t NameAt = support::endian::read32le(Content->data() + At);
    uint32_t Address = support::endian::read32le(Content->data() + At + 4);
    if (!NameAt && !Address)
      continue;
    StringRef Name;
    for (const ELF32LE::Shdr &S : *Sections) {
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
    Rows.push_back({Name, (Address & 1) || Functions.contains(Address)
                              ? "direct function"
                              : "direct const"});
  }
  print(OS, "firmware", Rows);
  return Error::success();
}

} // namespace

Error writeImportMap(MemoryBufferRef File, raw_ostream &OS) {
  Expected<Module> M = Module::parse(File);
  if (M) {
    printModule(*M, OS);
    return Error::success();
  }
  // Firmware is an executable (or whatever else has the section).
  auto Elf = ELF32LEFile::create(File.getBuffer());
  if (Elf && Elf->getHeader().e_machine == ELF::EM_ARM &&
      Elf->getHeader().e_type != ELF::ET_DYN) {
    consumeError(M.takeError());
    return printFirmware(*Elf, File.getBufferIdentifier(), OS);
  }
  if (!Elf)
    consumeError(Elf.takeError());
  return M.takeError();
}

} // namespace trivet
