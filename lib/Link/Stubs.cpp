//===- Link/Stubs.cpp - stand-ins for providers in lld's link -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A stub defines each export of a provider, so that lld resolves names (and
// near misses of names) with its own rules:
//
//   - weak, because the definition of an object in this link wins over a
//     library's, and the first library wins over later ones;
//   - each at an address of its own, four bytes apart, in section
//     .trivet.imports: the place of a relocation's symbol then says that it is
//     an import, and its value which one, whatever --defsym and --wrap called
//     it;
//   - the section follows the text closely, so that no branch needs a thunk,
//     and takes no room in the file (NOBITS). It is not part of the module;
//   - its flags are those of the other objects, where lld compares them.
//
//===----------------------------------------------------------------------===//
#include "Stubs.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/ObjectYAML/yaml2obj.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/YAMLTraits.h"

using namespace llvm;

namespace trivet {
namespace {

/// \p Text is what follows the header.
Error writeObject(const Inputs &I, StringRef Type, const Twine &Text,
                  StringRef Path) {
  std::string All = ("--- !ELF\nFileHeader: {Type: " + Type + ", " +
                     I.Target->objectHeader(I.WordSize) + "}\n" + Text)
                        .str();
  std::error_code EC;
  raw_fd_ostream OS(Path, EC);
  if (EC)
    return createStringError("cannot write " + Path + ": " + EC.message());
  yaml::Input In(All);
  std::string Message;
  SmallString<0> Bytes;
  raw_svector_ostream Object(Bytes);
  if (!yaml::convertYAML(In, Object,
                         [&](const Twine &What) { Message = What.str(); }))
    return createStringError("cannot write " + Path + ": " + Message);
  // yaml2obj takes flags by name only.
  support::endian::write32le(
      Bytes.data() + (I.WordSize == 8 ? offsetof(ELF::Elf64_Ehdr, e_flags)
                                      : offsetof(ELF::Elf32_Ehdr, e_flags)),
      I.Target->stubFlags(I.Flags));
  OS << Bytes;
  return Error::success();
}

/// A name as a YAML single-quoted scalar.
std::string quote(StringRef Name) {
  std::string Out = "'";
  for (char C : Name) {
    if (C == '\'')
      Out += '\'';
    Out += C;
  }
  return Out + "'";
}

} // namespace

Error writeStub(const Inputs &In, const Provider &P, StringRef Path) {
  std::string Text;
  raw_string_ostream OS(Text);
  OS << "Sections:\n  - {Name: " << ImportsSection
     << ", Type: SHT_NOBITS, Flags: [SHF_ALLOC, SHF_EXECINSTR], "
        "AddressAlign: 4, Size: "
     << P.Exports.size() * 4 << "}\n";
  if (!P.Exports.empty())
    OS << "Symbols:\n";
  std::vector<StringRef> Names(P.Exports.keys().begin(),
                               P.Exports.keys().end());
  llvm::sort(Names);
  for (size_t I = 0; I != Names.size(); ++I) {
    bool Function =
        P.Exports.find(Names[I])->second.Kind == Provider::Export::Function;
    OS << "  - {Name: " << quote(Names[I])
       << ", Type: " << (Function ? "STT_FUNC" : "STT_OBJECT")
       << ", Section: " << ImportsSection << ", Binding: STB_WEAK, Value: "
       << (I * 4 | (Function ? In.Target->Module.FunctionBit : 0)) << "}\n";
  }
  return writeObject(In, "ET_REL", Text, Path);
}

Error writeLayout(const Inputs &In, StringRef Path) {
  std::string Text = "Sections:\n";
  for (const char *Section :
       {"Name: .data, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, SHF_WRITE, ",
        "Name: .bss, Type: SHT_NOBITS, Flags: [SHF_ALLOC, SHF_WRITE, ",
        "Name: .text, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, SHF_EXECINSTR, ",
        "Name: .rodata, Type: SHT_PROGBITS, Flags: [SHF_ALLOC, "})
    Text += std::string("  - {") + Section + "SHF_GNU_RETAIN], Size: 0}\n";
  return writeObject(In, "ET_REL", Text, Path);
}

Error writeWitness(const Inputs &In, StringRef Path) {
  return writeObject(In, "ET_DYN", "DynamicSymbols: []\n", Path);
}

} // namespace trivet
