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
#include "Firmware.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace trivet {

static bool endsWord(char C) {
  return C == ' ' || C == '\t' || C == '\r' || C == '#' || C == '\n' || !C;
}

/// The next word of a line, and \p At behind it. Empty: there is none before
/// the line's end or a comment, and \p At is where the line ends, at latest at
/// the null character that every buffer has.
static StringRef takeWord(const char *&At) {
  const char *Begin = At;
  while (*Begin == ' ' || *Begin == '\t' || *Begin == '\r')
    ++Begin;
  const char *End = Begin;
  while (uint8_t(*End) > '#' || !endsWord(*End)) // most are letters
    ++End;
  At = End;
  if (Begin == End && *End == '#')
    while (*At != '\n' && *At)
      ++At;
  return StringRef(Begin, End - Begin);
}

static std::string describe(const ImportMapLine &L) {
  static constexpr const char *Classes[] = {"direct", "pending", "own"};
  static constexpr const char *Kinds[] = {"function", "data", "const"};
  return (Twine(Classes[L.Class]) + (L.Far ? " far " : " ") + Kinds[L.Kind] +
          (L.Provider.empty() ? "" : " from ") + L.Provider)
      .str();
}

std::string ImportMap::place(const char *At) const {
  for (const auto &File : Files)
    if (At >= File->getBufferStart() && At < File->getBufferEnd())
      return (File->getBufferIdentifier() + ":" +
              Twine(1 + std::count(File->getBufferStart(), At, '\n')))
          .str();
  llvm_unreachable("every line is of some file");
}

/// One line, of which \p At becomes the end. Every compilation comes through
/// here thousands of times and declares a few of the symbols: so nothing is
/// allocated, and a line's place is found when somebody asks.
Error ImportMap::readLine(const char *&At, StringRef &Provider) {
  StringRef Word = takeWord(At);
  if (Word.empty())
    return Error::success();
  if (Word == "module") {
    Provider = takeWord(At);
    if (Provider.empty() || !takeWord(At).empty())
      return createStringError("expected 'module NAME'");
    return Error::success();
  }
  ImportMapLine L;
  L.Provider = Provider;
  if (Word == "direct")
    L.Class = ImportMapLine::Direct;
  else if (Word == "pending")
    L.Class = ImportMapLine::Pending;
  else if (Word == "own")
    L.Class = ImportMapLine::Own;
  else
    return createStringError("unknown class '" + Word +
                             "', expected direct, pending or own");
  Word = takeWord(At);
  L.Far = Word == "far";
  if (L.Far)
    Word = takeWord(At);
  if (Word == "function")
    L.Kind = ImportMapLine::Function;
  else if (Word == "data")
    L.Kind = ImportMapLine::Data;
  else if (Word == "const")
    L.Kind = ImportMapLine::Const;
  else if (Word.empty())
    return createStringError("missing kind: function, data or const");
  else
    return createStringError("unknown kind '" + Word +
                             "', expected function, data or const");
  if (L.Far &&
      (L.Class != ImportMapLine::Direct || L.Kind != ImportMapLine::Data))
    return createStringError("'far' is for 'direct far data' only");
  L.Symbol = takeWord(At);
  if (L.Symbol.empty())
    return createStringError("missing symbol");
  if (Word = takeWord(At); !Word.empty())
    return createStringError("unknown word '" + Word + "' after the symbol");

  auto [It, New] = Index.try_emplace(L.Symbol, Lines.size());
  if (New) {
    Lines.push_back(L);
    return Error::success();
  }
  const ImportMapLine &Old = Lines[It->second];
  if (Old.Class != L.Class || Old.Kind != L.Kind || Old.Far != L.Far ||
      Old.Provider != L.Provider)
    return createStringError("'" + L.Symbol + "' is " + describe(L) +
                             " here, which contradicts " +
                             place(Old.Symbol.begin()) + ": " + describe(Old));
  return Error::success();
}

Error ImportMap::read(std::unique_ptr<MemoryBuffer> File) {
  const char *At = File->getBufferStart(), *End = File->getBufferEnd();
  Index.reserve(Lines.size() + File->getBufferSize() / 32); // few are shorter
  Files.push_back(std::move(File));
  StringRef Provider;
  while (At != End) {
    const char *Start = At;
    if (Error E = readLine(At, Provider))
      return createStringError(place(Start) + ": " + toString(std::move(E)));
    if (At != End && *At++ != '\n')
      return createStringError(place(Start) + ": null character");
  }
  return Error::success();
}

Expected<std::vector<ImportMapLine>> readImportMap(MemoryBufferRef Buffer) {
  ImportMap Map;
  if (Error E = Map.read(MemoryBuffer::getMemBuffer(Buffer)))
    return std::move(E);
  return Map.lines().vec();
}

namespace {

struct Row {
  StringRef Symbol;
  const char *Words; // class, far, kind
};

/// A file may name things so that they would be lines of their own in a map.
Error print(raw_ostream &OS, StringRef FileName, StringRef Provider,
            std::vector<Row> Rows) {
  auto IsWord = [](StringRef Name) {
    return !Name.empty() && none_of(Name, endsWord);
  };
  if (!IsWord(Provider))
    return createStringError(
        FileName + ": the module's name is no word for an import map: '" +
        Provider + "'");
  llvm::sort(Rows,
             [](const Row &A, const Row &B) { return A.Symbol < B.Symbol; });
  for (size_t I = 0; I != Rows.size(); ++I) {
    StringRef Name = Rows[I].Symbol;
    if (!IsWord(Name))
      return createStringError(
          FileName + ": an export's name is no word for an import map: '" +
          Name + "'");
    if (I && Name == Rows[I - 1].Symbol)
      return createStringError(FileName + ": '" + Name + "' is exported twice");
  }
  OS << "module " << Provider << '\n';
  for (const Row &R : Rows)
    OS << R.Words << ' ' << R.Symbol << '\n';
  return Error::success();
}

Error printModule(const Module &M, raw_ostream &OS) {
  std::vector<Row> Rows;
  uint32_t FarFrom = M.target().FarFrom;
  for (size_t I = 0; I != M.exports().size(); ++I) {
    const ModuleSymbol &S = M.exports()[I];
    Rows.push_back({S.Name, S.isFunction()               ? "direct function"
                            : S.region() != Region::Data ? "direct const"
                            : M.isUnique(I)              ? "pending data"
                            : S.Value + S.Size > FarFrom ? "direct far data"
                                                         : "direct data"});
  }
  return print(OS, M.fileName(), M.name().empty() ? M.fileName() : M.name(),
               Rows);
}

Error printFirmware(MemoryBufferRef File, raw_ostream &OS) {
  Expected<Firmware> F = readFirmware(File);
  if (!F)
    return F.takeError();
  std::vector<Row> Rows;
  for (const FirmwareExport &E : F->Exports)
    Rows.push_back({E.Name, E.Function ? "direct function" : "direct const"});
  return print(OS, File.getBufferIdentifier(), "firmware", Rows);
}

} // namespace

Error writeImportMap(MemoryBufferRef File, raw_ostream &OS) {
  Expected<Module> M = Module::parse(File);
  if (M)
    return printModule(*M, OS);
  // Firmware is an executable (or whatever else has the section).
  if (!isFirmware(File))
    return M.takeError();
  consumeError(M.takeError());
  return printFirmware(File, OS);
}

} // namespace trivet
