//===- RomfsTest.cpp - module files in a read-only filesystem -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "trivet/romfs.h"
#include "ImageFixture.h"

namespace {

void putBigEndian(Bytes &To, size_t At, uint32_t V) {
  for (int I = 0; I < 4; ++I)
    To[At + size_t(I)] = uint8_t(V >> 8 * (3 - I));
}

/// Makes 'Size' bytes add up to 0 by the word at 'Sum'.
void putSum(Bytes &To, size_t At, size_t Size, size_t Sum) {
  uint32_t All = 0;
  putBigEndian(To, Sum, 0);
  for (size_t I = 0; I < Size; ++I)
    All += uint32_t(To[At + I]) << 8 * (3 - I % 4);
  putBigEndian(To, Sum, uint32_t(-All));
}

struct Entry {
  std::string Name;
  uint32_t Type, Info; // 0: hard link to Info, 1: folder from Info on, 2: file
  Bytes Content;
  bool Last = false; // of its folder
};

/// Headers one behind the other; Info of links and folders are indices.
Bytes romfs(const std::vector<Entry> &Entries) {
  Bytes All(32, 0);
  memcpy(&All[0], "-rom1fs-", 8);
  memcpy(&All[16], "volume", 6);
  std::vector<size_t> At;
  for (const Entry &E : Entries) {
    At.push_back(All.size());
    All.resize(All.size() + 16 + (E.Name.size() + 16) / 16 * 16);
    memcpy(&All[At.back() + 16], E.Name.data(), E.Name.size());
    All.insert(All.end(), E.Content.begin(), E.Content.end());
    All.resize((All.size() + 15) / 16 * 16);
  }
  for (size_t I = 0; I < Entries.size(); ++I) {
    uint32_t Next = Entries[I].Last ? 0 : uint32_t(At[I + 1]);
    putBigEndian(All, At[I], Next | Entries[I].Type);
    if (Entries[I].Type != 2)
      putBigEndian(All, At[I] + 4, uint32_t(At[Entries[I].Info]));
    putBigEndian(All, At[I] + 8, uint32_t(Entries[I].Content.size()));
    putSum(All, At[I], 16 + (Entries[I].Name.size() + 16) / 16 * 16,
           At[I] + 12);
  }
  putBigEndian(All, 8, uint32_t(All.size()));
  putSum(All, 0, std::min<size_t>(All.size(), 512), 12);
  return All;
}

/// What genromfs 0.5.2 made of files a and hard, which are one, and lib/b.so.
const char FromGenromfs[] =
    "2d726f6d3166732d00000140a06a5fab74657374000000000000000000000000"
    "000000490000002000000000d1ffff972e000000000000000000000000000000"
    "000000600000002000000000d1d1ff802e2e0000000000000000000000000000"
    "000000f9000000800000000093969c876c696200000000000000000000000000"
    "000000a00000006000000000d1ffff002e000000000000000000000000000000"
    "000000d200000000000000019dd18bbe622e736f000000000000000000000000"
    "42000000000000000000000000000000000000000000002000000000d1d1ffe0"
    "2e2e000000000000000000000000000000000122000000000000000e979e8c6c"
    "68617264000000000000000000000000636f6e74656e7473206f6620610a0000"
    "00000000000000f0000000009effff1061000000000000000000000000000000";

Bytes fromHex(llvm::StringRef Text) {
  Bytes B;
  for (size_t I = 0; I < Text.size(); I += 2)
    B.push_back(uint8_t(std::stoi(Text.substr(I, 2).str(), nullptr, 16)));
  return B;
}

class Romfs : public Image {
protected:
  Bytes Medium;
  /// A medium that is not mapped; nobody may read outside of it.
  trivet_romfs unmapped() {
    return {0, uint32_t(Medium.size()),
            [](void *Self, uint32_t Offset, void *To, uint32_t Size) {
              const Bytes &B = *static_cast<Bytes *>(Self);
              if (Offset > B.size() || Size > B.size() - Offset)
                abort();
              memcpy(To, &B[Offset], Size);
              return 0;
            },
            &Medium};
  }
  /// Offset and size of a file, or the error.
  std::pair<int, uint32_t> find(const char *Path) {
    trivet_romfs Fs = unmapped();
    uint32_t Offset = 0, Size = 0;
    int Error = trivet_romfs_find(&Fs, Path, &Offset, &Size);
    return {Error ? Error : int(Offset), Size};
  }
  using Found = std::pair<int, uint32_t>;
};

TEST_F(Romfs, WhatGenromfsMakes) {
  Medium = fromHex(FromGenromfs);
  ASSERT_EQ(Medium.size(), 0x140u);
  EXPECT_EQ(find("hard"), Found(0x110, 14));
  EXPECT_EQ(find("a"), Found(0x110, 14)) << "a hard link";
  EXPECT_EQ(find("lib/b.so"), Found(0xc0, 1));
  for (const char *Same : {"lib/../lib/./b.so", "/lib//b.so"})
    EXPECT_EQ(find(Same), Found(0xc0, 1)) << Same;
  for (const char *None :
       {"b", "lib", "lib/b", "lib/b.so/c", "lib/b.so2", "lib/", "", "har"})
    EXPECT_EQ(find(None).first, TRIVET_E_NO_MODULE) << None;
}

TEST_F(Romfs, LongNames) {
  Medium = romfs({{"sixteen-letters-", 2, 0, {1}},
                  {"seventeen-letters", 2, 0, {2, 3}, true}});
  EXPECT_EQ(find("sixteen-letters-").second, 1u);
  EXPECT_EQ(find("seventeen-letters").second, 2u);
  EXPECT_EQ(find("seventeen-letterz").first, TRIVET_E_NO_MODULE);
}

TEST_F(Romfs, MappedFilesAreUsedInPlace) {
  Medium = romfs({{"lib", 2, 0, counter("lib").build()},
                  {"app", 2, 0, program({"lib"}).build(), true}});
  trivet_romfs Fs = {Board.addFile("", Medium), uint32_t(Medium.size()),
                     nullptr, nullptr};
  trivet_addr File;
  uint32_t Size;
  trivet_module *Lib;
  ASSERT_EQ(trivet_romfs_map(&Fs, "lib", &File, &Size), 0);
  ASSERT_EQ(trivet_module_install(File, Size, &Lib), 0);
  ASSERT_EQ(trivet_romfs_map(&Fs, "app", &File, &Size), 0);
  ASSERT_EQ(trivet_module_install(File, Size, &Module), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.word(part(Process, "lib").Data), 7u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  trivet_module_uninstall(Lib);
  Fs.at = 0;
  Fs.read = [](void *, uint32_t, void *, uint32_t) { return 1; };
  EXPECT_EQ(trivet_romfs_map(&Fs, "lib", &File, &Size), TRIVET_E_ROMFS)
      << "its medium cannot be read";
}

TEST_F(Romfs, WhatAModuleNeeds) {
  Medium = romfs({{"app", 2, 0, program({"lib", "library2"}).build()},
                  {"lib", 2, 0, counter("lib").build()},
                  {"text", 2, 0, Bytes(100, 'x')},
                  {"short", 2, 0, program({"lib"}).build(), true}});
  trivet_romfs Fs = unmapped();
  auto Need = [&](const char *Path, unsigned Index, uint32_t Room = 9) {
    char Name[9];
    int Error = trivet_romfs_need(&Fs, Path, Index, Name, Room);
    return Error ? std::to_string(Error) : std::string(Name);
  };
  EXPECT_EQ(Need("app", 0), "lib");
  EXPECT_EQ(Need("app", 1), "library2");
  EXPECT_EQ(Need("app", 2), "");
  EXPECT_EQ(Need("lib", 0), "");
  EXPECT_EQ(Need("app", 1, 8), std::to_string(TRIVET_E_CORRUPT));
  EXPECT_EQ(Need("text", 0), std::to_string(TRIVET_E_NOT_ELF));
  EXPECT_EQ(Need("none", 0), std::to_string(TRIVET_E_NO_MODULE));
  auto [Offset, Size] = find("short");
  for (uint32_t K = 0; K < Size; ++K) { // damaged, it ends
    Medium[size_t(Offset) + K] ^= 0xff;
    Need("short", 0);
    Medium[size_t(Offset) + K] ^= 0xff;
  }
}

TEST_F(Romfs, OtherFilesAreStreamedIntoFlash) {
  ModuleBuilder Lib = counter("lib"), App = program({"lib"});
  Lib.TextLast = App.TextLast = 256;
  Medium =
      romfs({{"lib", 2, 0, Lib.build()}, {"app", 2, 0, App.build(), true}});
  trivet_romfs Fs = unmapped();
  trivet_flash Chip = {
      256,
      [](void *, trivet_addr At, uint32_t Size) {
        return int(!Board.eraseFlash(At, Size));
      },
      [](void *, trivet_addr At, const void *Bytes) {
        return int(
            !Board.programFlash(At, static_cast<const uint8_t *>(Bytes), 256));
      },
      [](void *, trivet_addr At, uint32_t Size, void *Bytes) {
        Board.openWindow(At, Size, static_cast<uint8_t *>(Bytes));
      },
      nullptr};
  trivet_addr At = Board.addFlash(0x4000, nullptr);
  trivet_flash_image *I;
  ASSERT_EQ(trivet_flash_begin(&Chip, At, 0x4000, 1, &I), 0);
  ASSERT_EQ(trivet_romfs_stream(&Fs, "lib", I, nullptr), 0);
  ASSERT_EQ(trivet_romfs_stream(&Fs, "app", I, "app"), 0);
  EXPECT_EQ(trivet_romfs_stream(&Fs, "none", I, "none"), TRIVET_E_NO_MODULE);
  ASSERT_EQ(trivet_flash_commit(I), 0);
  ASSERT_EQ(trivet_image_attach(At, 0x4000, &Attached), 0);
  ASSERT_EQ(trivet_image_program(Attached, "app", &Module), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.word(part(Process, "lib").Data), 7u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Romfs, DamagedOnesEnd) {
  Bytes Good = fromHex(FromGenromfs);
  for (size_t Byte = 0; Byte < Good.size(); ++Byte)
    for (unsigned Bit = 0; Bit < 8; ++Bit) {
      Medium = Good;
      Medium[Byte] ^= uint8_t(1 << Bit);
      for (const char *Path : {"a", "lib/b.so", "none"}) {
        auto [Offset, Size] = find(Path);
        EXPECT_EQ(Offset, TRIVET_E_ROMFS) << Byte << "." << Bit;
      }
    }
  for (size_t Size = 0; Size < Good.size(); ++Size) {
    Medium.assign(Good.begin(), Good.begin() + long(Size));
    EXPECT_EQ(find("none").first, TRIVET_E_ROMFS);
  }
}

TEST_F(Romfs, ThoseMadeToHarmEnd) {
  // Circles: a folder's list, and a link that leads to itself.
  Medium = romfs({{"a", 0, 0, {}}, {"b", 2, 0, {}, true}});
  EXPECT_EQ(find("a").first, TRIVET_E_ROMFS);
  putBigEndian(Medium, 64, 32 | 2);
  putSum(Medium, 64, 32, 76);
  putSum(Medium, 0, Medium.size(), 12);
  EXPECT_EQ(find("none").first, TRIVET_E_ROMFS);
  // A file that reaches behind the end.
  putBigEndian(Medium, 64 + 8, 1);
  putBigEndian(Medium, 64, 2);
  putSum(Medium, 64, 32, 76);
  putSum(Medium, 0, Medium.size(), 12);
  EXPECT_EQ(find("b").first, TRIVET_E_ROMFS);
  EXPECT_EQ(find("none").first, TRIVET_E_NO_MODULE);
}

} // namespace
