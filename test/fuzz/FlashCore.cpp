//===- FlashCore.cpp - images and file systems, through a core ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Built into each core, beside LoaderCore.cpp. An image is attached and its
// program started. Of a romfs "lib" and "app" are found, and installed where
// they are, or linked into flash, whose power may go off, and started from
// there.
//
//===----------------------------------------------------------------------===//
#include "Core.h"
#include "Medium.h"
#include "parts/image-rows.h"
#include "trivet/romfs.h"
#include <algorithm>
#include <set>

using namespace trivet;
using namespace trivet::fuzz;

namespace {

void run(trivet_module *Program) {
  trivet_process *P;
  if (!succeeded(trivet_process_create(Program, &P)))
    return;
  trivet_process_visit(
      P,
      [](const trivet_module *M, trivet_addr Data, void *) {
        require(!Data || Board.at(Data, describe(M).data_size, false),
                "data without memory");
      },
      nullptr);
  trivet_process_run(P, 0, nullptr, nullptr);
  trivet_process_destroy(P);
}

void start(trivet_addr At, uint32_t Size) {
  trivet_image *I;
  if (!succeeded(trivet_image_attach(At, Size, &I)))
    return;
  require(trivet_image_generation(At, Size) ==
              Board.word(At + offsetof(trivet_image_header, generation)),
          "of another generation");
  trivet_module *Program;
  if (succeeded(trivet_image_program(I, "app", &Program))) {
    require(trivet_image_detach(I) == TRIVET_E_IN_USE, "an image went");
    run(Program);
    require(trivet_module_uninstall(Program) == TRIVET_OK, "a program stayed");
  }
  require(trivet_image_detach(I) == TRIVET_OK, "an image stayed");
}

//===-- sums, made right as who means harm would --------------------------===//

void sealImage(std::vector<uint8_t> &Image) {
  auto Read = [&](size_t At) {
    const uint8_t *B = &Image[At];
    return B[0] | B[1] << 8 | B[2] << 16 | uint32_t(B[3]) << 24;
  };
  if (Image.size() < HeaderSize)
    return;
  uint32_t At = Read(offsetof(trivet_image_header, directory)),
           Size = Read(offsetof(trivet_image_header, directory_size)), Crc = 0;
  size_t CrcAt = offsetof(trivet_image_header, crc);
  if (At > Image.size() || Size > Image.size() - At)
    return;
  for (size_t I = 0; I < CrcAt; ++I)
    Crc = crcOfByte(Crc, Image[I]);
  for (size_t I = At; I < At + Size; ++I)
    Crc = crcOfByte(Crc, Image[I]);
  for (int I = 0; I < 4; ++I)
    Image[CrcAt + I] = uint8_t(Crc >> 8 * I);
}

/// Of each header that can be reached from the root, then of the first 512
/// bytes.
void sealRomfs(std::vector<uint8_t> &Fs) {
  auto Read = [&](size_t At) {
    const uint8_t *B = &Fs[At];
    return uint32_t(B[0]) << 24 | B[1] << 16 | B[2] << 8 | B[3];
  };
  auto EndOfName = [&](size_t At) { // 0: it has none
    for (; At + 16 <= Fs.size(); At += 16)
      if (std::count(&Fs[At], &Fs[At] + 16, 0))
        return At + 16;
    return size_t(0);
  };
  auto Seal = [&](size_t SumAt, size_t From, size_t To) {
    uint32_t Sum = Read(SumAt);
    for (size_t At = From; At + 4 <= To; At += 4)
      Sum -= Read(At);
    for (int I = 4; I--; Sum >>= 8)
      Fs[SumAt + I] = uint8_t(Sum);
  };
  std::set<size_t> Seen;
  std::vector<size_t> ToSeal = {EndOfName(16)};
  while (!ToSeal.empty()) {
    size_t At = ToSeal.back(), End;
    ToSeal.pop_back();
    if (!At || !(End = EndOfName(At + 16)) || !Seen.insert(At).second)
      continue;
    Seal(At + 12, At, End);
    ToSeal.push_back(Read(At) & ~15u);
    ToSeal.push_back(Read(At + 4) & ~15u); // a folder's first, or a link's file
  }
  if (Fs.size() >= 16)
    Seal(12, 0,
         std::min<size_t>(
             {Fs.size(), 512, (size_t(Read(8)) + 15) & ~size_t(15)}));
}

constexpr uint32_t Room = 0x2000;
trivet_flash Chip = {64,
                     [](void *, trivet_addr At, uint32_t Size) {
                       return int(!Board.eraseFlash(At, Size));
                     },
                     [](void *, trivet_addr At, const void *Bytes) {
                       return int(!Board.programFlash(
                           At, static_cast<const uint8_t *>(Bytes), Chip.page));
                     },
                     [](void *, trivet_addr At, uint32_t Size, void *Bytes) {
                       Board.openWindow(At, Size,
                                        static_cast<uint8_t *>(Bytes));
                     },
                     nullptr};

void intoFlash(const trivet_romfs &Fs, const Medium &In) {
  trivet_addr At = Board.addFlash(Room, nullptr);
  Chip.page = In.Flags & Medium::LargePages ? 256 : 64;
  Board.cutPower(In.CutPower);
  trivet_flash_image *I;
  if (!succeeded(trivet_flash_begin(&Chip, At, Room, 1, &I)))
    return;
  if (!succeeded(trivet_romfs_stream(&Fs, "lib", I, nullptr)) ||
      !succeeded(trivet_romfs_stream(&Fs, "d/app", I, "app")))
    return trivet_flash_abandon(I);
  if (!succeeded(trivet_flash_commit(I)))
    return;
  require(trivet_image_verify(At, Room) == TRIVET_OK, "not what was written");
  start(At, Room);
}

trivet_module *install(const trivet_romfs &Fs, const char *Path) {
  trivet_addr At;
  uint32_t Size;
  trivet_module *M;
  return succeeded(trivet_romfs_map(&Fs, Path, &At, &Size)) &&
                 succeeded(trivet_module_install(At, Size, &M))
             ? M
             : nullptr;
}

void useRomfs(const trivet_romfs &Fs, const Medium &In) {
  for (const char *Path : {"app", "d/app", "d/../lib", "none"}) {
    uint32_t Offset, Size;
    if (succeeded(trivet_romfs_find(&Fs, Path, &Offset, &Size)))
      require(Offset <= Fs.size && Size <= Fs.size - Offset,
              "a file beyond the end");
  }
  if (!(In.Flags & Medium::InPlace))
    return intoFlash(Fs, In);
  trivet_module *Library = install(Fs, "lib");
  if (trivet_module *Program = install(Fs, "app")) {
    run(Program);
    require(trivet_module_uninstall(Program) == TRIVET_OK, "a program stayed");
  }
  if (Library)
    require(trivet_module_uninstall(Library) == TRIVET_OK, "a library stayed");
}

} // namespace

extern "C" __attribute__((visibility("default"))) void
TRIVET_FUZZ_NAME(trivet_flash_)(const Medium &In) {
  Board.reset();
  Board.Exports["write"] = EmulatedBoard::FlashBase + 0x765433;
  std::vector<uint8_t> Bytes(In.Bytes, In.Bytes + In.Size);
  uint32_t Size = uint32_t(In.Size);
  Board.failAllocation(In.FailAllocation);
  bool IsRomfs = Size && Bytes[0] == '-';
  if (!(In.Flags & Medium::AsItIs))
    IsRomfs ? sealRomfs(Bytes) : sealImage(Bytes);
  if (IsRomfs) {
    trivet_romfs Fs = {
        0, Size,
        [](void *Of, uint32_t Offset, void *To, uint32_t Size) {
          const auto &B = *static_cast<std::vector<uint8_t> *>(Of);
          require(Offset <= B.size() && Size <= B.size() - Offset,
                  "a read beyond the end");
          std::memcpy(To, B.data() + Offset, Size);
          return 0;
        },
        &Bytes};
    if (In.Flags & Medium::Mapped)
      Fs.at = Board.addFile("", Bytes);
    useRomfs(Fs, In);
  } else {
    trivet_addr At = Board.addFile("", Bytes);
    succeeded(trivet_image_verify(At, Size));
    start(At, Size);
  }
  requireNothingLeft();
}
