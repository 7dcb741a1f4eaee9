//===- Module/Dump.cpp - a module in words --------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One fact per line, columns that FileCheck and people can read, all in the
// order of the file except fix-ups, which are counted by kind.
//
//===----------------------------------------------------------------------===//
#include "Dump.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/Format.h"
#include <numeric>

using namespace llvm;

namespace trivet {
namespace {

void segment(raw_ostream &OS, StringRef Name, const ModuleSegment &S) {
  if (S.Present)
    OS << "  " << left_justify(Name, 5)
       << format("file %u memory %u align %u\n", S.FileSize, S.MemorySize,
                 S.Align);
}

void fixups(raw_ostream &OS, StringRef Where, const ModuleTarget &Target,
            ArrayRef<ModuleRelocation> Relocations) {
  OS << "fixups in " << Where << ": " << Relocations.size() << '\n';
  for (const ModuleTarget::Relocation &Row : Target.Relocations) {
    size_t Own = count_if(Relocations, [&](const ModuleRelocation &R) {
      return R.Type == Row.Type && !R.Symbol;
    });
    size_t Imported = count_if(Relocations, [&](const ModuleRelocation &R) {
      return R.Type == Row.Type && R.Symbol;
    });
    if (Own || Imported)
      OS << format("  %-13s own %zu imported %zu\n", Row.Name, Own, Imported);
  }
}

StringRef kind(const ModuleSymbol &S) {
  if (S.isFunction())
    return "function";
  return S.region() == Region::Data ? "data" : "const";
}

} // namespace

void dumpModule(const Module &M, raw_ostream &OS,
                function_ref<const Module *(StringRef)> FindModule) {
  OS << (M.isApplication() ? "application " : "library ")
     << (M.name().empty() ? M.fileName() : M.name()) << '\n';
  OS << "abi revision " << M.abiRevision() << '\n';
  if (M.isApplication())
    OS << format("entry 0x%x\n", M.entry());
  if (M.room())
    OS << "room to open " << M.room() << " libraries\n";
  if (M.stays())
    OS << "stays open until its process ends\n";
  OS << "segments:\n";
  segment(OS, "text", M.text());
  segment(OS, "data", M.data());
  segment(OS, "meta", M.meta());
  OS << "needs: " << M.needed().size() << '\n';
  for (StringRef Name : M.directNeeds())
    OS << "  " << Name << '\n';
  for (StringRef Name : M.needed().drop_front(M.directNeeds().size()))
    OS << "  " << Name << " for pending imports\n";
  if (!M.versions().empty())
    OS << "versions: " << join(M.versions(), ", ") << '\n';
  for (const Module::NeededVersion &N : M.neededVersions())
    OS << "needs version " << N.Version << " of " << N.Library << '\n';
  fixups(OS, "text", M.target(), M.textRelocations());
  fixups(OS, "data", M.target(), M.dataRelocations());
  OS << "constructors: " << M.initArray().Size / M.wordSize()
     << ", destructors: " << M.finiArray().Size / M.wordSize() << '\n';
  OS << "imports: " << M.imports().size() << '\n';
  for (size_t I = 0; I != M.imports().size(); ++I) {
    const ModuleSymbol &S = M.imports()[I];
    StringRef Provider, Kind = S.isFunction()              ? "function"
                               : S.Type == ELF::STT_OBJECT ? "object"
                                                           : "symbol";
    for (StringRef Name : M.needed())
      if (const Module *P = FindModule(Name))
        if (const ModuleSymbol *Export = P->findExport(S.Name)) {
          Provider = Name;
          Kind = kind(*Export);
          break;
        }
    bool Direct = any_of(M.textRelocations(), [&](const ModuleRelocation &R) {
      return R.Symbol == I + 1;
    });
    OS << "  "
       << left_justify(
              M.isPending(I) ? (Direct ? "both" : "pending") : "direct", 8)
       << (S.Weak ? "weak " : "") << (M.isLazy(I) ? "lazy " : "") << Kind << ' '
       << S.Name;
    if (!Provider.empty())
      OS << " from " << Provider;
    OS << '\n';
  }
  OS << "exports: " << M.exports().size() << '\n';
  std::vector<size_t> Exports(M.exports().size());
  std::iota(Exports.begin(), Exports.end(), 0);
  llvm::sort(Exports, [&](size_t A, size_t B) {
    return M.exports()[A].Name < M.exports()[B].Name;
  });
  for (size_t I : Exports) {
    const ModuleSymbol &S = M.exports()[I];
    OS << "  " << (M.isUnique(I) ? "unique " : "") << (S.Weak ? "weak " : "")
       << left_justify(kind(S), 9) << format("%u ", S.Size) << S.Name << '\n';
  }
}

} // namespace trivet
