//===- LinkFuzzer.cpp - the linker eats hostile objects -------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Objects come from anywhere. lld reads them, and what it does not understand
// it passes on: notes, trivet.fix entries, the instructions that these name.
// An input here is an image that lld has linked (make-corpus), of which only
// those are changed; it is read, and classified as `trivet ld` would.
//
//===----------------------------------------------------------------------===//
#include "Input.h"
#include "Link/Classify.h"
#include "Link/Image.h"
#include "Link/Objects.h"
#include "llvm/Object/ELF.h"
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;
using namespace trivet;

namespace {

/// lld's map, so far as it matters: what there is came from one object, the
/// last bytes of code perhaps not.
const char Map[] = "0 0 100 4 .data\n"
                   "0 0 100 4         a.o:(.data)\n"
                   "10000000 10000000 30 4 .text\n"
                   "10000000 10000000 20 4         a.o:(.text)\n"
                   "10000020 10000020 10 4         b.o:(.text)\n"
                   "10000000 10000000 1000 4 .note.trivet\n"
                   "10000000 10000000 1000 4         a.o:(.note.trivet)\n";

struct Range {
  size_t At, Size;
};

/// Where in an image the bytes are that lld knows nothing of.
template <class ELFT> std::vector<Range> foreignBytes(StringRef Image) {
  std::vector<Range> Ranges;
  auto File = object::ELFFile<ELFT>::create(Image);
  if (!File)
    return consumeError(File.takeError()), Ranges;
  auto Sections = File->sections();
  if (!Sections)
    return consumeError(Sections.takeError()), Ranges;
  for (const typename ELFT::Shdr &S : *Sections) {
    Expected<StringRef> Name = File->getSectionName(S);
    if (!Name)
      consumeError(Name.takeError());
    else if ((*Name == "trivet.fix" || *Name == ".note.trivet" ||
              *Name == ".text") &&
             S.sh_size >= 4)
      Ranges.push_back({size_t(S.sh_offset), size_t(S.sh_size)});
  }
  return Ranges;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static const int File = memfd_create("image", 0);
  static const std::string Path = "/proc/self/fd/" + std::to_string(File);
  if (ftruncate(File, off_t(Size)) ||
      pwrite(File, Data, Size, 0) != ssize_t(Size))
    std::abort();
  Expected<std::unique_ptr<Image>> I = Image::read(Path, Map);
  if (!I) {
    bool Explained = !toString(I.takeError()).empty();
    return Explained ? 0 : (std::abort(), 0);
  }
  Options O;
  O.Shared = !(Data[ELF::EI_PAD] & 1);
  O.Output = "module";
  O.SoName = "module";
  Inputs In;
  In.Target = (*I)->Target;
  In.WordSize = (*I)->WordSize;
  In.Providers.push_back(std::make_unique<Provider>());
  Provider &P = *In.Providers.back();
  P.Path = P.Name = "lib.so";
  P.Exports["counter"] = {Provider::Export::Data, 8};
  P.Exports["next"] = {Provider::Export::Function};
  Diagnostics Diags;
  checkObjects(O, In, **I, Diags);
  ModulePlan Plan = classify(O, In, **I, Diags);
  checkForeignCode(**I, Diags);
  Diags.flush(nulls());
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size, size_t,
                                          unsigned Seed) {
  fuzz::Random Next(Seed);
  StringRef Image(reinterpret_cast<char *>(Data), Size);
  if (Size < 64)
    return Size;
  std::vector<Range> Ranges = Data[ELF::EI_CLASS] == ELF::ELFCLASS64
                                  ? foreignBytes<object::ELF64LE>(Image)
                                  : foreignBytes<object::ELF32LE>(Image);
  if (Ranges.empty())
    return Size;
  if (Next(16) == 0)
    Data[ELF::EI_PAD] ^= 1;
  for (uint32_t Changes = 1 + Next(3); Changes--;) {
    Range R = Ranges[Next(Ranges.size())];
    size_t At = R.At + Next(R.Size - 3);
    if (Next(2))
      At = R.At + ((At - R.At) & ~size_t(3));
    uint32_t Word;
    std::memcpy(&Word, Data + At, 4);
    Word = fuzz::otherWord(Word, 64, Next);
    std::memcpy(Data + At, &Word, 4);
  }
  return Size;
}
