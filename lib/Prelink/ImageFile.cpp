//===- Prelink/ImageFile.cpp - an image as a file -------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What goes into flash is one piece of bytes. In the ELF file sections name its
// parts, and the modules' own symbols stand at the addresses where they are
// now, so objdump -d and a debugger know them.
//
//===----------------------------------------------------------------------===//
#include "Prelink.h"
#include "trivet/image.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/MC/StringTableBuilder.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileOutputBuffer.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace llvm::support::endian;

namespace trivet {

namespace {

template <class ELFT> std::string toElf(const PrelinkResult &R) {
  using Ehdr = typename ELFT::Ehdr;
  using Phdr = typename ELFT::Phdr;
  using Shdr = typename ELFT::Shdr;
  using Sym = typename ELFT::Sym;
  struct Section {
    std::string Name;
    uint32_t Type, Flags;
    uint64_t Address, Size;
    uint64_t Offset = 0;
    uint32_t Link = 0, Info = 0, EntrySize = 0;
  };
  std::string File(alignTo(sizeof(Ehdr) + sizeof(Phdr), 64), '\0');
  uint64_t ImageAt = File.size();
  File.append(R.Bytes.begin(), R.Bytes.end());

  // The image in parts; of a module's file what is before and behind its text.
  std::vector<Section> Sections(1);
  auto Part = [&](const Twine &Name, uint32_t Flags, uint64_t Begin,
                  uint64_t End) {
    if (Begin != End)
      Sections.push_back({Name.str(), ELF::SHT_PROGBITS, ELF::SHF_ALLOC | Flags,
                          Begin, End - Begin, ImageAt + (Begin - R.Address)});
  };
  Part(".image", 0, R.Address, R.Address + sizeof(trivet_image_header));
  std::vector<const PrelinkedModule *> ByAddress;
  for (const PrelinkedModule &M : R.Modules)
    ByAddress.push_back(&M);
  llvm::sort(ByAddress, [](const PrelinkedModule *A, const PrelinkedModule *B) {
    return A->File < B->File;
  });
  std::vector<Sym> Symbols(1);
  StringTableBuilder Names(StringTableBuilder::ELF);
  std::vector<std::pair<const PrelinkedModule::Symbol *, uint16_t>> Rows;
  for (const PrelinkedModule *M : ByAddress) {
    Part(".headers." + M->Name, 0, M->File, M->Text);
    for (const PrelinkedModule::Symbol &S : M->Symbols) {
      Rows.push_back({&S, uint16_t(Sections.size())});
      Names.add(S.Name);
    }
    Part(".text." + M->Name, ELF::SHF_EXECINSTR, M->Text,
         M->Text + M->TextSize);
    Part(".data." + M->Name, 0, M->Text + M->TextSize, M->File + M->FileSize);
  }
  uint64_t End = R.Address + R.Bytes.size();
  Part(".directory", 0, End - R.DirectorySize, End);

  Names.finalize();
  for (auto [From, Index] : Rows) {
    Sym S = {};
    S.st_name = uint32_t(Names.getOffset(From->Name));
    S.st_value = From->Address;
    S.st_size = From->Size;
    S.setBindingAndType(ELF::STB_LOCAL, From->Type);
    S.st_other = From->Other;
    S.st_shndx = Index;
    Symbols.push_back(S);
  }
  auto Tail = [&](StringRef Name, uint32_t Type, StringRef Bytes) -> Section & {
    File.resize(alignTo(File.size(), 8));
    Sections.push_back({Name.str(), Type, 0, 0, Bytes.size(), File.size()});
    File.append(Bytes.begin(), Bytes.end());
    return Sections.back();
  };
  if (!R.Attributes.Bytes.empty())
    Tail(R.Attributes.Name, R.Attributes.Type, R.Attributes.Bytes);
  Section &SymTab =
      Tail(".symtab", ELF::SHT_SYMTAB,
           StringRef(reinterpret_cast<const char *>(Symbols.data()),
                     Symbols.size() * sizeof(Sym)));
  SymTab.Link = uint32_t(Sections.size());
  SymTab.Info = uint32_t(Symbols.size());
  SymTab.EntrySize = sizeof(Sym);
  std::string Text(Names.getSize(), '\0');
  Names.write(reinterpret_cast<uint8_t *>(Text.data()));
  Tail(".strtab", ELF::SHT_STRTAB, Text);
  StringTableBuilder Headings(StringTableBuilder::ELF);
  for (const Section &S : Sections)
    Headings.add(S.Name);
  Headings.add(".shstrtab");
  Headings.finalize();
  Text.assign(Headings.getSize(), '\0');
  Headings.write(reinterpret_cast<uint8_t *>(Text.data()));
  Tail(".shstrtab", ELF::SHT_STRTAB, Text);

  File.resize(alignTo(File.size(), 8));
  uint64_t HeadersAt = File.size();
  for (const Section &S : Sections) {
    Shdr H = {};
    H.sh_name = uint32_t(Headings.getOffset(S.Name));
    H.sh_type = S.Type;
    H.sh_flags = S.Flags;
    H.sh_addr = S.Address;
    H.sh_offset = S.Offset;
    H.sh_size = S.Size;
    H.sh_link = S.Link;
    H.sh_info = S.Info;
    H.sh_addralign = S.Type == ELF::SHT_NULL ? 0 : 1;
    H.sh_entsize = S.EntrySize;
    File.append(reinterpret_cast<const char *>(&H), sizeof H);
  }
  auto *Header = reinterpret_cast<Ehdr *>(File.data());
  memcpy(Header->e_ident, ELF::ElfMagic, 4);
  Header->e_ident[ELF::EI_CLASS] =
      R.WordSize == 8 ? ELF::ELFCLASS64 : ELF::ELFCLASS32;
  Header->e_ident[ELF::EI_DATA] = ELF::ELFDATA2LSB;
  Header->e_ident[ELF::EI_VERSION] = ELF::EV_CURRENT;
  Header->e_type = ELF::ET_EXEC;
  Header->e_machine = R.Machine;
  Header->e_version = ELF::EV_CURRENT;
  Header->e_phoff = sizeof(Ehdr);
  Header->e_shoff = HeadersAt;
  Header->e_flags = R.Flags;
  Header->e_ehsize = sizeof(Ehdr);
  Header->e_phentsize = sizeof(Phdr);
  Header->e_phnum = 1;
  Header->e_shentsize = sizeof(Shdr);
  Header->e_shnum = uint16_t(Sections.size());
  Header->e_shstrndx = uint16_t(Sections.size() - 1);
  auto *Load = reinterpret_cast<Phdr *>(Header + 1);
  Load->p_type = ELF::PT_LOAD;
  Load->p_flags = ELF::PF_R | ELF::PF_X;
  Load->p_offset = ImageAt;
  Load->p_vaddr = R.Address;
  Load->p_paddr = R.Address;
  Load->p_filesz = R.Bytes.size();
  Load->p_memsz = R.Bytes.size();
  Load->p_align = 64;
  return File;
}

/// Intel's records of 16 bytes, with the upper half of addresses where it
/// changes.
Expected<std::string> toHex(const PrelinkResult &R) {
  if ((R.Address + R.Bytes.size()) >> 32)
    return createStringError("an Intel hex file has addresses of 32 bits");
  std::string Text;
  raw_string_ostream OS(Text);
  auto Record = [&](uint8_t Type, uint16_t At, ArrayRef<uint8_t> Bytes) {
    uint8_t Sum = uint8_t(Bytes.size() + (At >> 8) + At + Type);
    OS << format(":%02X%04X%02X", unsigned(Bytes.size()), unsigned(At),
                 unsigned(Type));
    for (uint8_t B : Bytes) {
      OS << format("%02X", unsigned(B));
      Sum += B;
    }
    OS << format("%02X\n", unsigned(uint8_t(-Sum)));
  };
  uint32_t Upper = 0;
  for (size_t At = 0; At < R.Bytes.size();) {
    uint32_t Address = uint32_t(R.Address + At);
    if (Address >> 16 != Upper) {
      Upper = Address >> 16;
      Record(4, 0, {uint8_t(Upper >> 8), uint8_t(Upper)});
    }
    size_t Size = std::min<size_t>(16 - Address % 16, R.Bytes.size() - At);
    Record(0, uint16_t(Address), ArrayRef(R.Bytes).slice(At, Size));
    At += Size;
  }
  Record(1, 0, {});
  return Text;
}

template <class ELFT>
Error readElf(StringRef Path, StringRef Buffer, ImageFile &Image) {
  auto Bad = [&] {
    return createStringError(Path + ": no image of `trivet prelink` (ELF)");
  };
  auto File = object::ELFFile<ELFT>::create(Buffer);
  if (!File)
    return File.takeError();
  auto Headers = File->program_headers();
  if (!Headers)
    return Headers.takeError();
  if (File->getHeader().e_type != ELF::ET_EXEC || Headers->size() != 1)
    return Bad();
  auto Bytes = File->getSegmentContents(Headers->front());
  if (!Bytes)
    return Bytes.takeError();
  Image.Address = Headers->front().p_paddr;
  Image.Bytes.assign(Bytes->begin(), Bytes->end());

  // The directory names programs, module files their libraries.
  trivet_image_header H;
  if (Bytes->size() < sizeof H)
    return Bad();
  auto Word = [&](uint64_t At) -> uint32_t {
    return At + 4 <= Bytes->size() ? read32le(Bytes->data() + At) : 0;
  };
  if (Word(0) != TRIVET_IMAGE_MAGIC)
    return Bad();
  uint64_t Row = Word(offsetof(trivet_image_header, directory));
  uint32_t Count = Word(offsetof(trivet_image_header, num_modules));
  for (; Count && Row < Bytes->size();
       --Count, Row += sizeof(trivet_image_module)) {
    uint64_t At = Word(Row + offsetof(trivet_image_module, name));
    if (At && At < Bytes->size()) {
      StringRef Name = toStringRef(Bytes->drop_front(At));
      Image.Programs.push_back(
          Name.take_until([](char C) { return !C; }).str());
      continue;
    }
    At = Word(Row + offsetof(trivet_image_module, file));
    uint64_t Size = Word(Row + offsetof(trivet_image_module, size));
    if (At > Bytes->size() || Size > Bytes->size() - At)
      return Bad();
    Expected<Module> M =
        Module::parse({toStringRef(Bytes->slice(At, Size)), Path});
    if (!M)
      return M.takeError();
    Image.Libraries.push_back(M->name().str());
  }
  return Error::success();
}

} // namespace

Error writeImageFile(const PrelinkResult &R, StringRef Path) {
  StringRef Ending = sys::path::extension(Path);
  std::string Text;
  if (Ending == ".bin") {
    Text.assign(R.Bytes.begin(), R.Bytes.end());
  } else if (Ending == ".hex") {
    Expected<std::string> Hex = toHex(R);
    if (!Hex)
      return Hex.takeError();
    Text = std::move(*Hex);
  } else {
    Text =
        R.WordSize == 8 ? toElf<object::ELF64LE>(R) : toElf<object::ELF32LE>(R);
  }
  auto Out = FileOutputBuffer::create(Path, Text.size());
  if (!Out)
    return createStringError("cannot write " + Path + ": " +
                             toString(Out.takeError()));
  llvm::copy(Text, (*Out)->getBufferStart());
  return (*Out)->commit();
}

Expected<ImageFile> readImageFile(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, false, false);
  if (!Buffer)
    return createStringError(Path + ": " + Buffer.getError().message());
  StringRef Bytes = (*Buffer)->getBuffer();
  ImageFile Image;
  bool Wide =
      Bytes.size() > ELF::EI_CLASS && Bytes[ELF::EI_CLASS] == ELF::ELFCLASS64;
  if (Error E = Wide ? readElf<object::ELF64LE>(Path, Bytes, Image)
                     : readElf<object::ELF32LE>(Path, Bytes, Image))
    return E;
  return Image;
}

} // namespace trivet
