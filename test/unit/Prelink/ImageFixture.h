//===- ImageFixture.h - images for the emulated board ----------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `trivet prelink` makes images of hand-made modules here, and the loader for
// the same machine attaches and starts them on the emulated board, which
// notices each access to what is nobody's and each write to flash.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TEST_IMAGEFIXTURE_H
#define TRIVET_TEST_IMAGEFIXTURE_H
#include "../Loader/Fixture.h"
#include "Prelink/Prelink.h"
#include "trivet/circle.h"
#include "trivet/image.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CRC.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using Bytes = std::vector<uint8_t>;

/// A library whose words in data are of each sort: own datum, own constant, a
/// pending import; and with room for veneers.
inline ModuleBuilder wordy(const std::string &Name) {
  ModuleBuilder B = counter(Name);
  for (int I = 0; I < 3; ++I)
    B.dataWord(0);
  B.dataReloc(machine::W, R_RELATIVE, 0, 0);
  B.dataReloc(2 * machine::W, R_RELATIVE, 0, TRIVET_TEXT_VADDR + 4);
  B.dataReloc(3 * machine::W, R_SLOT, B.import("hook", true));
  B.call("firmware_call");
  B.Bss = 8;
  B.VeneerRoom = 24;
  return B;
}

/// A program that points at itself and into library lib, and has what lib's
/// slot looks for.
inline ModuleBuilder pointing(const std::string &Library) {
  ModuleBuilder B = program({Library});
  B.dataWord(1);
  B.dataWord(0);
  B.dataReloc(machine::W, machine::WordReloc, B.import(Library + "_counter"),
              2);
  B.dataWord(0);
  B.dataReloc(2 * machine::W, R_RELATIVE, 0, 0);
  B.exportData("hook", 0);
  B.call(Library + "_next");
  B.VeneerRoom = 24;
  return B;
}

/// A library that calls 'Direct' and has a slot for 'Pending'.
inline ModuleBuilder between(const std::string &Name, const std::string &Direct,
                             const std::string &Pending) {
  ModuleBuilder B = counter(Name, {});
  for (const std::string &N : {Direct, Pending})
    if (!N.empty())
      B.Needed.push_back(N);
  if (!Direct.empty())
    B.call(Direct + "_next");
  B.PendingNeeds = !Pending.empty();
  if (B.PendingNeeds) {
    B.dataWord(0);
    B.dataReloc(machine::W, R_SLOT, B.import(Pending + "_next"));
  }
  B.InitAt = B.here();
  B.InitCount = 1;
  B.textReloc(B.here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x100);
  B.textWord();
  return B;
}

/// Who calls it has the part with it.
[[gnu::used]] static auto *const WithCircles = &trivet_circle_text;

class Image : public Loader {
protected:
  static constexpr trivet_addr Firmware = EmulatedBoard::FlashBase + 0x765433;

  void SetUp() override {
    Loader::SetUp();
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("trivet-image", Folder));
    Board.Exports["firmware_call"] = Firmware;
  }
  void TearDown() override {
    llvm::sys::fs::remove_directories(Folder);
    Loader::TearDown();
  }

  std::string save(const std::string &Name, const Bytes &File) {
    llvm::SmallString<128> Path(Folder);
    llvm::sys::path::append(Path, Name);
    std::error_code EC;
    llvm::raw_fd_ostream(Path, EC).write(
        reinterpret_cast<const char *>(File.data()), File.size());
    return std::string(Path);
  }

  /// The image of a program and its libraries, for the board's flash.
  trivet::PrelinkResult prelink(const ModuleBuilder &Program,
                                std::vector<ModuleBuilder> Libraries) {
    trivet::PrelinkRequest Request;
    Bytes Elf = firmware();
    std::string Firmware(Elf.begin(), Elf.end());
    Request.Firmware = {Firmware, "firmware"};
    Request.Address = EmulatedBoard::FlashBase;
    for (const ModuleBuilder &L : Libraries)
      save(L.SoName, L.build());
    Request.Modules = {save("main", Program.build())};
    Request.FindLibrary = [&](llvm::StringRef SoName, llvm::StringRef,
                              llvm::MemoryBufferRef) {
      return std::string(Folder) + "/" + SoName.str();
    };
    llvm::Expected<trivet::PrelinkResult> R = trivet::prelink(Request);
    EXPECT_TRUE(bool(R)) << llvm::toString(R.takeError());
    return R ? std::move(*R) : trivet::PrelinkResult();
  }

  /// Runs the process; whose constructors were called, of libraries 'between'.
  std::string constructed(const std::vector<std::string> &Libraries) {
    Board.Calls.clear();
    trivet_process_run(Process, 0, nullptr, nullptr);
    std::string Order;
    for (const EmulatedBoard::Call &C : Board.Calls)
      for (const std::string &L : Libraries)
        if (C.Function == part(Process, L).Info.text + 0x100)
          Order += L;
    return Order;
  }

  trivet_image *Attached = nullptr;
  int attach(const Bytes &Image) {
    EXPECT_EQ(Board.addFile("", Image), EmulatedBoard::FlashBase);
    return trivet_image_attach(EmulatedBoard::FlashBase, uint32_t(Image.size()),
                               &Attached);
  }

  static uint32_t header(const Bytes &Image, size_t Field) {
    return llvm::support::endian::read32le(&Image[Field]);
  }
  /// Makes header and directory right again after a change.
  static void seal(Bytes &Image) {
    size_t Crc = offsetof(trivet_image_header, crc);
    uint32_t At = header(Image, offsetof(trivet_image_header, directory)),
             Size =
                 header(Image, offsetof(trivet_image_header, directory_size));
    if (At > Image.size() || Size > Image.size() - At)
      return;
    llvm::ArrayRef<uint8_t> All(Image);
    llvm::support::endian::write32le(
        &Image[Crc],
        llvm::crc32(llvm::crc32(All.take_front(Crc)), All.slice(At, Size)));
  }

  /// An executable with nothing but the table of what the board exports.
  static Bytes firmware() {
    constexpr bool Wide = machine::W == 8;
    Bytes File = {0x7f, 'E', 'L', 'F', Wide ? 2 : 1, 1, 1};
    File.resize(16);
    auto Put = [&](uint64_t V, unsigned Size) {
      for (unsigned I = 0; I != Size; ++I)
        File.push_back(uint8_t(V >> 8 * I));
    };
    constexpr uint32_t Header = Wide ? 64 : 52, Row = Wide ? 64 : 40,
                       W = machine::W;
    constexpr uint32_t Names = Header, Strings = 16 + 16,
                       Table = Names + Strings, Rows = Table + 2 * W;
    Put(2, 2); // ET_EXEC
    Put(machine::Number, 2);
    Put(1, 4);
    Put(0, W);
    Put(0, W);
    Put(Rows, W);
    Put(machine::Flags, 4);
    for (uint32_t V : {Header, 0u, 0u, Row, 3u, 2u})
      Put(V, 2);
    std::string Text("\0trivet_exports\0firmware_call\0", 30);
    Text.resize(Strings);
    File.insert(File.end(), Text.begin(), Text.end());
    Put(0x1000 + 16, W);
    Put(Firmware, W);
    auto Section = [&](uint32_t Name, uint32_t Type, uint64_t Address,
                       uint32_t Offset, uint32_t Size) {
      Put(Name, 4);
      Put(Type, 4);
      for (uint64_t V :
           {uint64_t(Type ? 2 : 0), Address, uint64_t(Offset), uint64_t(Size)})
        Put(V, W);
      Put(0, 4);
      Put(0, 4);
      Put(1, W);
      Put(0, W);
    };
    Section(0, 0, 0, 0, 0);
    Section(1, 1, 0x2000, Table, 2 * W);
    Section(0, 3, 0x1000, Names, Strings);
    return File;
  }

private:
  llvm::SmallString<64> Folder;
};

#endif
