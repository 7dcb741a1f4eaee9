//===- Prelink/Prelink.cpp - the order of steps ---------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// 1. Read the modules and what they need; needed ones come first
// (Module/Order.h).
// 2. Give each a number and a place: the plan's, or new ones.
// 3. Let the loader link them there, and start each program once.
// 4. Make the image: each module's file with its text as linked, then the
//    directory with a start table for each program.
//
// The loader is the one that runs on the device, over simulated memory. So
// nothing is linked, looked up or worked out here; what is written down is
// what it did.
//
// A module file in the image is the one that was given, without sections and
// without the relocations of text, which are done. The words in a program's
// data that hold addresses of code or constants are filled in; of those that
// need a base, the offset. Only a library's word that is another in each
// program stands in the programs' own lists.
//
//===----------------------------------------------------------------------===//
#include "Prelink.h"
#include "../../runtime/ports/prelink/prelink.h"
#include "Module/Firmware.h"
#include "Module/Order.h"
#include "trivet/image.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"
#include <map>

using namespace llvm;
using namespace llvm::support::endian;

using namespace trivet;

// runtime/CMakeLists.txt makes a library for each.
#define TRIVET_SIMULATED(kind)                                                 \
  SimulatedMachine *trivet_simulated_##kind(const SimulatedKind &, uint64_t);
#include "SimulatedMachines.def"

namespace {

/// The first that is of that kind, or null.
std::unique_ptr<SimulatedMachine> makeMachine(const SimulatedKind &Kind,
                                              uint64_t Text) {
  SimulatedMachine *Made = nullptr;
#define TRIVET_SIMULATED(kind)                                                 \
  if (!Made)                                                                   \
    Made = trivet_simulated_##kind(Kind, Text);
#include "SimulatedMachines.def"
  return std::unique_ptr<SimulatedMachine>(Made);
}

struct Input {
  std::string Name, Path;
  std::unique_ptr<MemoryBuffer> Buffer;
  std::unique_ptr<trivet::Module> File;
  uint32_t Identity = 0;
  unsigned Number = 0;
  uint64_t Address = 0; ///< of its file in the image
  // Offsets in that file.
  uint32_t TextAt = 0, DataAt = 0, MetaAt = 0, Size = 0;
  uint32_t MetaSize = 0, DynamicAt = 0; ///< of tables as they are now; were
  uint64_t text() const { return Address + TextAt; }
};

const char *errorText(int Code) {
  switch (Code) {
#define TRIVET_ERROR(name, value, text)                                        \
  case value:                                                                  \
    return text;
#include "trivet/errors.def"
  }
  return "unknown error about '%'";
}

class Prelinker {
public:
  explicit Prelinker(const PrelinkRequest &Request) : Request(Request) {}
  Expected<PrelinkResult> run();

private:
  const PrelinkRequest &Request;
  PrelinkResult Result;
  std::vector<Input> Inputs; ///< what a module needs is before it
  std::unique_ptr<SimulatedMachine> Machine;
  trivet::Firmware Exports;
  uint64_t End = 0; ///< of the room for the image

  unsigned word() const { return Result.WordSize; }

  // 1.
  Error read(StringRef Path, StringRef Wanted);
  void putInOrder();
  Error checkTarget(const Input &I);
  // 2.
  Error chooseRoom();
  Error place();
  template <class ELFT> Error measure(Input &I);
  // 3.
  Error link();
  // 4.
  Error write();
  template <class ELFT> void writeModule(unsigned Index);
  template <class ELFT> void listSymbols(unsigned Index);

  // The directory, as it grows.
  std::vector<uint8_t> Directory;
  uint32_t DirectoryAt = 0;
  void put(size_t At, uint32_t Value) { write32le(&Directory[At], Value); }
  uint32_t append(ArrayRef<uint8_t> Bytes) {
    uint32_t At = DirectoryAt + uint32_t(Directory.size());
    Directory.insert(Directory.end(), Bytes.begin(), Bytes.end());
    return At;
  }
  uint32_t string(StringRef Text) {
    uint32_t At = append(arrayRefFromStringRef(Text));
    Directory.push_back(0);
    return At;
  }

  // Starts: for each program what the loader saw, and what is written of it.
  std::map<unsigned, SimulatedMachine::Start> Starts;
  /// What a word is: TRIVET_START_* or a number, and what is added to.
  struct Word {
    unsigned Base;
    uint64_t Value;
    bool operator==(const Word &O) const {
      return Base == O.Base && Value == O.Value;
    }
  };
  using Words = std::map<uint32_t, Word>; // by offset in one module's data
  Words wordsOf(const SimulatedMachine::Start &S, unsigned Part) const;
  /// The words of a module's data that are alike in all programs.
  std::map<unsigned, Words> Common;
  void findCommon();
  std::vector<uint8_t> listOf(unsigned Index, const Words &W) const;
};

//===-- 1. modules --------------------------------------------------------===//

/// Reads a file and what it needs.
Error Prelinker::read(StringRef Path, StringRef Wanted) {
  auto Buffer = MemoryBuffer::getFile(Path, false, false);
  if (!Buffer)
    return createStringError(Path + ": " + Buffer.getError().message());
  Expected<trivet::Module> M = trivet::Module::parse(**Buffer);
  if (!M)
    return M.takeError();
  Input I;
  I.Path = Path.str();
  I.File = std::make_unique<trivet::Module>(std::move(*M));
  I.Buffer = std::move(*Buffer);
  bool Program = I.File->isApplication();
  I.Name = Program ? sys::path::filename(Path).str() : I.File->name().str();
  if (!Wanted.empty() && (Program || I.Name != Wanted))
    return createStringError(Path + ": its name is not '" + Wanted + "'");
  if (I.Name.empty() || StringRef(I.Name).contains(' '))
    return createStringError(Path + ": a module's name in an image is a word");
  I.Identity = crc32(arrayRefFromStringRef(I.Buffer->getBuffer()));
  for (const Input &Other : Inputs)
    if (Other.Name == I.Name && Other.File->isApplication() == Program) {
      if (Other.Identity == I.Identity)
        return Error::success();
      return createStringError(Path + ": '" + I.Name + "' is " + Other.Path +
                               " already");
    }
  if (Error E = checkTarget(I))
    return E;
  size_t Index = Inputs.size();
  Inputs.push_back(std::move(I));
  for (StringRef Need : Inputs[Index].File->needed()) {
    if (any_of(Inputs, [&](const Input &O) {
          return O.Name == Need && !O.File->isApplication();
        }))
      continue;
    std::string Found = Request.FindLibrary(Need, Path, *Inputs[Index].Buffer);
    if (Found.empty())
      return createStringError(Path + ": needs '" + Need +
                               "', which is not found: -L says where to look");
    if (Error E = read(Found, Need))
      return E;
  }
  return Error::success();
}

/// What a module needs comes before it.
void Prelinker::putInOrder() {
  std::vector<const trivet::Module *> Files;
  for (const Input &I : Inputs)
    Files.push_back(I.File.get());
  std::vector<Input> Ordered;
  for (unsigned Index : orderOfLinking(Files))
    Ordered.push_back(std::move(Inputs[Index]));
  Inputs = std::move(Ordered);
}

/// All modules of an image are for one machine; the first one says which.
Error Prelinker::checkTarget(const Input &I) {
  uint16_t Number = I.File->target().Machine;
  unsigned Bytes = I.File->wordSize();
  if (!Result.Machine) {
    Result.Machine = Number;
    Result.WordSize = Bytes;
    Result.Flags = I.File->flags();
    auto Object = object::ObjectFile::createELFObjectFile(*I.Buffer);
    if (!Object)
      return Object.takeError();
    for (const object::ELFSectionRef S : (*Object)->sections())
      if (Expected<StringRef> Name = S.getName();
          Name && Name->ends_with(".attributes")) {
        Expected<StringRef> Bytes = S.getContents();
        if (!Bytes)
          return Bytes.takeError();
        Result.Attributes = {Name->str(), unsigned(S.getType()), Bytes->str()};
      } else if (!Name) {
        return Name.takeError();
      }
  }
  if (!makeMachine({Number, Bytes, ""}, 0))
    return createStringError(I.Path + ": there are no images for this machine");
  if (Number != Result.Machine || Bytes != Result.WordSize)
    return createStringError(I.Path + ": is for another machine than " +
                             (Inputs.empty() ? I.Path : Inputs.front().Path));
  return Error::success();
}

//===-- 2. numbers and places ---------------------------------------------===//

Error Prelinker::chooseRoom() {
  std::optional<uint64_t> Start =
      Request.Address ? Request.Address : Exports.ImageStart;
  if (!Start)
    return createStringError(
        Request.Firmware.getBufferIdentifier() +
        ": has no room for an image (__image_start): --at says where it goes");
  if (Result.Numbers.Image && *Result.Numbers.Image != *Start)
    return createStringError("the plan is for an image at 0x" +
                             utohexstr(*Result.Numbers.Image, true) +
                             ", not at 0x" + utohexstr(*Start, true));
  if (*Start % 64)
    return createStringError("an image's address is a multiple of 64");
  Result.Numbers.Image = Result.Address = *Start;
  if (Request.Room)
    End = *Start + *Request.Room;
  else if (!Request.Address && Exports.ImageEnd)
    End = *Exports.ImageEnd;
  else
    End = *Start + (uint64_t(1) << 27);
  return Error::success();
}

/// Where things will be in the module's file in the image.
template <class ELFT> Error Prelinker::measure(Input &I) {
  using Ehdr = typename ELFT::Ehdr;
  using Phdr = typename ELFT::Phdr;
  const trivet::Module &M = *I.File;
  auto *Header = reinterpret_cast<const Ehdr *>(I.Buffer->getBufferStart());
  uint32_t At = sizeof(Ehdr) + Header->e_phnum * sizeof(Phdr);
  I.TextAt = alignTo(At, std::max(M.text().Align, 64u)); // lines of caches
  I.DataAt = alignTo(I.TextAt + M.text().MemorySize, 8);
  I.MetaAt = alignTo(I.DataAt + M.data().FileSize, 8);

  // Relocations of text are done, and go, if nothing but the dynamic section
  // is behind them, as the linker puts it; that moves to where they were.
  I.MetaSize = M.meta().FileSize;
  uint32_t Row = sizeof(typename ELFT::Rela);
  uint32_t Done = uint32_t(M.textRelocations().size()) * Row;
  auto *Headers = reinterpret_cast<const Phdr *>(I.Buffer->getBufferStart() +
                                                 Header->e_phoff);
  uint64_t Dynamic = 0, DynamicSize = 0, Table = 0, Size = 0;
  for (const Phdr &P : ArrayRef(Headers, Header->e_phnum))
    if (P.p_type == ELF::PT_DYNAMIC) {
      Dynamic = uint64_t(P.p_vaddr) - M.meta().Address;
      DynamicSize = P.p_filesz;
    }
  if (Dynamic > I.MetaSize || DynamicSize > I.MetaSize - Dynamic)
    return createStringError(I.Path +
                             ": its dynamic section is not among its tables");
  I.DynamicAt = uint32_t(Dynamic);
  using Dyn = typename ELFT::Dyn;
  for (const Dyn &D :
       ArrayRef(reinterpret_cast<const Dyn *>(M.meta().Bytes.data() + Dynamic),
                DynamicSize / sizeof(Dyn))) {
    if (D.d_tag == ELF::DT_RELA)
      Table = D.d_un.d_val - M.meta().Address;
    if (D.d_tag == ELF::DT_RELASZ)
      Size = D.d_un.d_val;
  }
  if (Done && alignTo(Table + Size, word()) == Dynamic &&
      Dynamic + DynamicSize == I.MetaSize)
    I.MetaSize -= alignDown(Done, 8);
  I.Size = alignTo(I.MetaAt + I.MetaSize, 64);
  return Error::success();
}

Error Prelinker::place() {
  uint64_t Start = Result.Address + alignTo(sizeof(trivet_image_header), 16);
  for (Input &I : Inputs) {
    if (Error E = word() == 8 ? measure<object::ELF64LE>(I)
                              : measure<object::ELF32LE>(I))
      return E;
    bool Program = I.File->isApplication();
    Plan &P = Result.Numbers;
    Plan::Row *Row = P.find(I.Name, Program);
    if (!Row) {
      P.Rows.push_back({I.Name, Program ? 0 : P.freeNumber(), 0, 0, 0});
      Row = &P.Rows.back();
      if (!Program && !Row->Number)
        return createStringError("no number is left for '" + I.Name + "'");
    } else if (I.Size > Row->Room) {
      Result.Moved.push_back(I.Name);
      Row->Room = 0;
    }
    uint64_t Align = std::max(I.File->text().Align, 64u);
    if (Row->Room == 0 || Row->Address % Align) {
      Row->Address = P.freePlace(Start, End, I.Size, Align);
      Row->Room = I.Size;
      if (Row->Address == ~uint64_t(0))
        return createStringError("no room for '" + I.Name + "', " +
                                 Twine(I.Size) + " bytes, between 0x" +
                                 utohexstr(Start, true) + " and 0x" +
                                 utohexstr(End, true));
    }
    if (Row->Address < Start || Row->Address + Row->Room > End)
      return createStringError("the plan has '" + I.Name +
                               "' outside of the image's room");
    Row->Identity = I.Identity;
    I.Number = Row->Number;
    I.Address = Row->Address;
  }
  return Error::success();
}

//===-- 3. linking and starting, by the loader ----------------------------===//

Error Prelinker::link() {
  for (const Input &I : Inputs)
    Machine->addFile(
        {I.Name, reinterpret_cast<const uint8_t *>(I.Buffer->getBufferStart()),
         uint32_t(I.Buffer->getBufferSize()), I.Number, I.text()});
  for (const FirmwareExport &E : Exports.Exports)
    Machine->addExport(E.Name.str(), E.Address);
  auto Failed = [&](unsigned Index, int Code) {
    std::string Text = errorText(Code), Name = Machine->lastName();
    for (size_t At; (At = Text.find('%')) != std::string::npos;)
      Text.replace(At, 1, Name.empty() ? Inputs[Index].Name : Name);
    return createStringError(Inputs[Index].Path + ": " + Text);
  };
  for (unsigned Index = 0; Index != Inputs.size(); ++Index)
    if (int Code = Machine->install(Index))
      return Failed(Index, Code);
  for (unsigned Index = 0; Index != Inputs.size(); ++Index)
    if (Inputs[Index].File->isApplication())
      if (int Code = Machine->start(Index, Starts[Index]))
        return Failed(Index, Code);
  return Error::success();
}

//===-- 4. the image ------------------------------------------------------===//

Prelinker::Words Prelinker::wordsOf(const SimulatedMachine::Start &S,
                                    unsigned Part) const {
  Words W;
  for (const SimulatedMachine::Word &From : S.Words)
    if (From.Part == Part) {
      unsigned Number =
          From.Target < 0 ? 0 : Inputs[S.Parts[unsigned(From.Target)]].Number;
      W[From.Offset] = {From.Target < 0 ? unsigned(TRIVET_START_ADDRESS)
                        : Number        ? Number
                                        : unsigned(TRIVET_START_APPLICATION),
                        From.Value};
    }
  return W;
}

void Prelinker::findCommon() {
  for (const auto &[Program, S] : Starts)
    for (unsigned Part = 0; Part != S.Parts.size(); ++Part) {
      Words W = wordsOf(S, Part);
      auto [It, New] = Common.try_emplace(S.Parts[Part], W);
      if (New) {
        // What has no initial value in the file cannot be filled in there.
        uint32_t Limit = Inputs[S.Parts[Part]].File->data().FileSize;
        for (auto At = It->second.begin(); At != It->second.end();)
          At = At->first + word() > Limit ? It->second.erase(At) : ++At;
        continue;
      }
      for (auto At = It->second.begin(); At != It->second.end();) {
        auto Found = W.find(At->first);
        bool Same = Found != W.end() && Found->second == At->second;
        At = Same ? ++At : It->second.erase(At);
      }
    }
}

/// The bytes of image.h's lists.
std::vector<uint8_t> Prelinker::listOf(unsigned Index, const Words &W) const {
  const Words &Filled = Common.find(Index)->second;
  std::map<unsigned, std::vector<std::pair<uint32_t, uint64_t>>> Groups;
  for (const auto &[Offset, Word] : W) {
    bool InData = Filled.count(Offset);
    if (InData && Word.Base == TRIVET_START_ADDRESS)
      continue; // is right already
    Groups[Word.Base | (InData ? 0 : TRIVET_START_VALUE)].push_back(
        {Offset, Word.Value});
  }
  std::vector<uint8_t> List;
  for (const auto &[Group, Rows] : Groups) {
    List.push_back(uint8_t(Group));
    uint32_t At = 0;
    for (const auto &[Offset, Value] : Rows) {
      // Words that overlap would take a distance around the world.
      uint8_t Bytes[10];
      unsigned Size = encodeULEB128(uint32_t(Offset - At) + uint64_t(1), Bytes);
      List.insert(List.end(), Bytes, Bytes + Size);
      At = Offset + word();
      if (Group & TRIVET_START_VALUE)
        for (unsigned K = 0; K != word(); ++K)
          List.push_back(uint8_t(Value >> 8 * K));
    }
    List.push_back(0);
  }
  if (!List.empty())
    List.push_back(0);
  return List;
}

template <class ELFT> void Prelinker::writeModule(unsigned Index) {
  using Ehdr = typename ELFT::Ehdr;
  using Phdr = typename ELFT::Phdr;
  using Dyn = typename ELFT::Dyn;
  const Input &I = Inputs[Index];
  const trivet::Module &M = *I.File;
  uint8_t *File = &Result.Bytes[size_t(I.Address - Result.Address)];
  memset(File, 0, I.Size);

  auto *Header = reinterpret_cast<Ehdr *>(File);
  memcpy(Header, I.Buffer->getBufferStart(), sizeof(Ehdr));
  auto *Headers = reinterpret_cast<Phdr *>(File + sizeof(Ehdr));
  memcpy(Headers, I.Buffer->getBufferStart() + Header->e_phoff,
         Header->e_phnum * sizeof(Phdr));
  Header->e_phoff = sizeof(Ehdr);
  Header->e_shoff = 0;
  Header->e_shnum = 0;
  Header->e_shstrndx = 0;
  uint32_t Cut = M.meta().FileSize - I.MetaSize;
  uint32_t Dynamic = I.DynamicAt;
  for (Phdr &P : MutableArrayRef(Headers, Header->e_phnum)) {
    switch (regionOf(P.p_vaddr)) {
    case Region::Text:
      if (P.p_type == ELF::PT_LOAD)
        P.p_filesz = P.p_memsz;
      P.p_offset = I.TextAt + P.p_vaddr - TRIVET_TEXT_VADDR;
      P.p_paddr = I.Address + P.p_offset;
      break;
    case Region::Data:
      P.p_offset = I.DataAt + P.p_vaddr;
      break;
    case Region::Meta:
      if (P.p_type == ELF::PT_LOAD) {
        P.p_filesz = I.MetaSize;
        P.p_memsz = I.MetaSize;
      } else {
        P.p_vaddr = P.p_vaddr - Cut;
        P.p_paddr = P.p_vaddr;
      }
      P.p_offset = I.MetaAt + P.p_vaddr - TRIVET_META_VADDR;
      break;
    }
  }
  const std::vector<uint8_t> &Text = Machine->textOf(Index);
  llvm::copy(Text, File + I.TextAt);
  uint8_t *Data = File + I.DataAt;
  llvm::copy(M.data().Bytes, Data);
  if (auto Found = Common.find(Index); Found != Common.end())
    for (const auto &[Offset, Word] : Found->second)
      for (unsigned K = 0; K != word(); ++K)
        Data[Offset + K] = uint8_t(Word.Value >> 8 * K);
  uint8_t *Meta = File + I.MetaAt;
  llvm::copy(M.meta().Bytes.take_front(Dynamic - Cut), Meta);
  llvm::copy(M.meta().Bytes.drop_front(Dynamic), Meta + Dynamic - Cut);
  uint32_t Moved = Dynamic - Cut;
  for (Dyn &D : MutableArrayRef(reinterpret_cast<Dyn *>(Meta + Moved),
                                (I.MetaSize - Moved) / sizeof(Dyn)))
    if (D.d_tag == ELF::DT_RELASZ)
      D.d_un.d_val = M.dataRelocations().size() * sizeof(typename ELFT::Rela);
}

/// What a debugger or a disassembler wants to know, from the module's own
/// symbol table.
template <class ELFT> void Prelinker::listSymbols(unsigned Index) {
  const Input &I = Inputs[Index];
  auto File = object::ELFFile<ELFT>::create(I.Buffer->getBuffer());
  if (!File) {
    consumeError(File.takeError());
    return;
  }
  auto Sections = File->sections();
  if (!Sections) {
    consumeError(Sections.takeError());
    return;
  }
  for (const auto &S : *Sections) {
    if (S.sh_type != ELF::SHT_SYMTAB)
      continue;
    auto Symbols = File->symbols(&S);
    auto Strings = File->getStringTableForSymtab(S);
    if (!Symbols || !Strings) {
      consumeError(Symbols.takeError());
      consumeError(Strings.takeError());
      return;
    }
    for (const auto &Symbol : *Symbols) {
      auto Name = Symbol.getName(*Strings);
      if (!Name) {
        consumeError(Name.takeError());
        continue;
      }
      if (Symbol.st_shndx == ELF::SHN_UNDEF || Name->empty() ||
          regionOf(Symbol.st_value) != Region::Text)
        continue;
      Result.Modules[Index].Symbols.push_back(
          {Name->str(), Symbol.st_value - TRIVET_TEXT_VADDR + I.text(),
           Symbol.st_size, Symbol.getType(), Symbol.st_other});
    }
  }
}

Error Prelinker::write() {
  uint64_t FilesEnd = 0;
  for (const Input &I : Inputs)
    FilesEnd = std::max(FilesEnd, I.Address + I.Size);
  // What nobody has is as erased flash is.
  Result.Bytes.assign(size_t(FilesEnd - Result.Address), 0xff);
  memset(Result.Bytes.data(), 0, alignTo(sizeof(trivet_image_header), 16));
  findCommon();

  DirectoryAt = uint32_t(FilesEnd - Result.Address);
  const auto &Used = Machine->used();
  size_t ExportsAt = Inputs.size() * sizeof(trivet_image_module);
  Directory.resize(ExportsAt + Used.size() * sizeof(trivet_image_export));
  std::map<std::vector<uint8_t>, uint32_t> Lists; // where each is
  for (unsigned Index = 0; Index != Inputs.size(); ++Index) {
    const Input &I = Inputs[Index];
    PrelinkedModule M;
    M.Name = I.Name;
    M.Number = I.Number;
    M.File = I.Address;
    M.FileSize = I.Size;
    M.Text = I.text();
    M.TextSize = I.File->text().MemorySize;
    M.Fields = Machine->fieldsOf(Index);
    Result.Modules.push_back(M);
    if (word() == 8) {
      writeModule<object::ELF64LE>(Index);
      listSymbols<object::ELF64LE>(Index);
    } else {
      writeModule<object::ELF32LE>(Index);
      listSymbols<object::ELF32LE>(Index);
    }
    size_t Row = Index * sizeof(trivet_image_module);
    uint32_t Name = 0, Start = 0;
    if (auto Found = Starts.find(Index); Found != Starts.end()) {
      Name = string(I.Name);
      const SimulatedMachine::Start &S = Found->second;
      std::vector<uint8_t> Table(4 + 4 * S.Parts.size());
      write32le(&Table[0], uint32_t(S.Parts.size()));
      size_t Size = Table.size();
      for (unsigned Part = 0; Part != S.Parts.size(); ++Part) {
        std::vector<uint8_t> List = listOf(S.Parts[Part], wordsOf(S, Part));
        if (List.empty())
          continue;
        Size += List.size();
        auto [It, New] = Lists.try_emplace(List, 0);
        if (New)
          It->second = append(List);
        write32le(&Table[4 + 4 * Part], It->second);
      }
      while (Directory.size() % 4)
        Directory.push_back(0);
      Start = append(Table);
      Result.Modules.back().Words = uint32_t(S.Words.size());
      Result.Modules.back().StartSize = uint32_t(Size);
    }
    uint32_t Fields[] = {uint32_t(I.Address - Result.Address),
                         I.Size,
                         I.Number,
                         Name,
                         Start,
                         I.Identity};
    for (uint32_t Field : Fields) {
      put(Row, Field);
      Row += 4;
    }
  }
  size_t Row = ExportsAt;
  for (const auto &[Name, Address] : Used) {
    uint32_t At = string(Name);
    for (uint32_t Field : {At, uint32_t(Address), uint32_t(Address >> 32)}) {
      put(Row, Field);
      Row += 4;
    }
  }
  do
    Directory.push_back(0);
  while (Directory.size() % 8);

  uint64_t Size = DirectoryAt + Directory.size();
  if (Result.Address + Size > End)
    return createStringError("the image takes " + Twine(Size) +
                             " bytes, there is room for " +
                             Twine(End - Result.Address));
  constexpr size_t HeaderSize = sizeof(trivet_image_header);
  uint32_t Fields[] = {
      TRIVET_IMAGE_MAGIC,
      TRIVET_ABI_REVISION,
      uint32_t(Result.Machine | word() << 16),
      uint32_t(Result.Address),
      uint32_t(Result.Address >> 32),
      uint32_t(Size),
      DirectoryAt,
      uint32_t(Directory.size()),
      uint32_t(Inputs.size()),
      uint32_t(Used.size()),
      0,
      1,
      crc32(ArrayRef(Result.Bytes).drop_front(HeaderSize)),
  };
  static_assert(sizeof Fields + 4 == HeaderSize);
  for (size_t K = 0; K != std::size(Fields); ++K)
    write32le(&Result.Bytes[4 * K], Fields[K]);
  write32le(&Result.Bytes[sizeof Fields],
            crc32(crc32(ArrayRef(Result.Bytes).take_front(sizeof Fields)),
                  Directory));
  Result.DirectorySize = uint32_t(Directory.size());
  Result.Bytes.insert(Result.Bytes.end(), Directory.begin(), Directory.end());
  return Error::success();
}

Expected<PrelinkResult> Prelinker::run() {
  for (const std::string &Path : Request.Modules)
    if (Error E = read(Path, ""))
      return E;
  putInOrder();
  Expected<trivet::Firmware> F = readFirmware(Request.Firmware);
  if (!F)
    return F.takeError();
  Exports = std::move(*F);
  Result.Numbers = Request.Numbers;
  if (Error E = chooseRoom())
    return E;
  if (Error E = place())
    return E;
  auto Object = object::ObjectFile::createELFObjectFile(Request.Firmware);
  if (!Object)
    return Object.takeError();
  Machine = makeMachine({Result.Machine, Result.WordSize,
                         (*Object)->makeTriple().getArchName().str()},
                        Result.Address);
  if (Error E = link())
    return E;
  if (Error E = write())
    return E;
  return std::move(Result);
}

} // namespace

Expected<PrelinkResult> trivet::prelink(const PrelinkRequest &Request) {
  return Prelinker(Request).run();
}
