//===- FlashTest.cpp - installing into the emulated board's flash ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// That flash refuses to program what is not erased, and loses power wherever a
// test wants it to, half a page programmed.
//
//===----------------------------------------------------------------------===//
#include "trivet/flash.h"
#include "ImageFixture.h"

namespace {

using machine::W;

struct Arriving {
  ModuleBuilder File;
  const char *Name = nullptr; // of a program
};

class Flash : public Image {
protected:
  static constexpr uint32_t Room = 0x4000;
  trivet_flash Chip = {
      64,
      [](void *, trivet_addr At, uint32_t Size) {
        return int(!Board.eraseFlash(At, Size));
      },
      [](void *Self, trivet_addr At, const void *Bytes) {
        return int(!Board.programFlash(At, static_cast<const uint8_t *>(Bytes),
                                       static_cast<Flash *>(Self)->Chip.page));
      },
      [](void *, trivet_addr At, uint32_t Size, void *Bytes) {
        Board.openWindow(At, Size, static_cast<uint8_t *>(Bytes));
      },
      this};

  static constexpr uint32_t TextFirst = 1;
  static Bytes build(ModuleBuilder B) {
    if (B.TextLast == TextFirst)
      B.TextLast = 0;
    else
      B.TextLast = 256;
    return B.build();
  }

  /// All of it, in pieces of that many bytes.
  int make(trivet_addr At, const std::vector<Arriving> &Files,
           uint32_t Generation = 1, size_t Piece = 37, uint32_t Size = Room) {
    std::vector<std::pair<Bytes, const char *>> Built;
    for (const Arriving &A : Files)
      Built.push_back({build(A.File), A.Name});
    return make(At, Built, Generation, Piece, Size);
  }
  int make(trivet_addr At,
           const std::vector<std::pair<Bytes, const char *>> &Files,
           uint32_t Generation, size_t Piece, uint32_t Size) {
    trivet_flash_image *I;
    if (int Error = trivet_flash_begin(&Chip, At, Size, Generation, &I))
      return Error;
    for (const auto &[File, Name] : Files) {
      int Error = trivet_flash_file(I, Name);
      for (size_t K = 0; K < File.size() && !Error; K += Piece)
        Error = trivet_flash_write(I, &File[K],
                                   uint32_t(std::min(Piece, File.size() - K)));
      if (Error) {
        trivet_flash_abandon(I);
        return Error;
      }
    }
    return trivet_flash_commit(I);
  }

  /// A program and its libraries, libraries first: is their text what trivet
  /// prelink makes of them for the same numbers and places?
  void compare(const std::vector<std::pair<Bytes, std::string>> &Files,
               uint32_t Size) {
    std::vector<std::pair<Bytes, const char *>> Arriving;
    trivet::PrelinkRequest Request;
    std::map<std::string, std::string> Paths;
    for (const auto &[File, Name] : Files) {
      Arriving.push_back({File, Name.c_str()});
      Paths[Name] = save(Name, File);
    }
    trivet_addr At = Board.addFlash(Size, nullptr);
    ASSERT_EQ(make(At, Arriving, 1, 1000, Size), 0) << trivet_last_name();
    ASSERT_EQ(trivet_image_attach(At, Size, &Attached), 0);
    ASSERT_EQ(
        trivet_image_program(Attached, Files.back().second.c_str(), &Module),
        0);
    ASSERT_EQ(trivet_process_create(Module, &Process), 0) << trivet_last_name();

    Bytes Elf = firmware();
    std::string Text(Elf.begin(), Elf.end());
    Request.Firmware = {Text, "firmware"};
    Request.Address = EmulatedBoard::FlashBase;
    Request.Modules = {Paths[Files.back().second]};
    Request.FindLibrary = [&](llvm::StringRef SoName, llvm::StringRef,
                              llvm::MemoryBufferRef) {
      return Paths[SoName.str()];
    };
    // Once to see how far text is behind a file's beginning, once in earnest.
    for (bool Placed : {false, true}) {
      llvm::Expected<trivet::PrelinkResult> R = trivet::prelink(Request);
      ASSERT_TRUE(bool(R)) << llvm::toString(R.takeError());
      Request.Numbers = {EmulatedBoard::FlashBase, {}};
      for (const trivet::PrelinkedModule &M : R->Modules) {
        trivet_module_info Info =
            M.Number ? part(Process, M.Name).Info : describe(Module);
        Request.Numbers.Rows.push_back({M.Name, Info.number,
                                        Info.text - (M.Text - M.File),
                                        M.FileSize, 0});
        if (!Placed)
          continue;
        ASSERT_EQ(M.Text, Info.text) << M.Name;
        for (uint32_t K = 0; K < M.TextSize; ++K)
          ASSERT_EQ(*Board.at(Info.text + K, 1, false),
                    R->Bytes[size_t(M.Text - R->Address) + K])
              << M.Name << " at " << K;
        EXPECT_GT(M.Fields, 0u);
      }
    }
    trivet_process_destroy(Process);
    trivet_module_uninstall(Module);
    EXPECT_EQ(trivet_image_detach(Attached), 0);
  }

  /// Starts "main" of an image; the first word of the program's data.
  uint32_t run(trivet_image *I) {
    EXPECT_EQ(trivet_image_program(I, "main", &Module), 0);
    EXPECT_EQ(trivet_process_create(Module, &Process), 0);
    uint32_t Result = Board.word(trivet_process_base(Process));
    trivet_process_destroy(Process);
    trivet_module_uninstall(Module);
    return Result;
  }

  /// A board with these contents of flash.
  static void powerOn() {
    Board.reset();
    Board.Exports["firmware_call"] = Firmware;
  }
};

/// A program without needs whose data begins with that word.
ModuleBuilder saying(uint32_t Word) {
  ModuleBuilder B = program();
  B.dataWord(Word);
  B.call("firmware_call");
  B.VeneerRoom = 12;
  return B;
}

TEST_F(Flash, AModuleIsLinkedAsItArrives) {
  // Fields at all distances from the ends of pages, veneers for half of them.
  constexpr unsigned Calls = 60;
  ModuleBuilder Lib = counter("lib");
  ModuleBuilder B = ModuleBuilder::program();
  B.Needed = {"lib"};
  std::vector<std::pair<uint32_t, unsigned>> Far, Near;
  std::vector<uint32_t> Bases;
  for (unsigned I = 0; I < Calls; ++I) {
    Far.push_back({B.here(), I % 7});
    B.call("far" + std::to_string(I % 7));
    B.half(0);
    Near.push_back({B.here(), I});
    B.call("lib_next");
    Bases.push_back(B.here());
    B.base(1, "lib_counter");
    if (I % 3)
      B.half(0);
  }
  B.VeneerRoom = 7 * 12;
  for (uint32_t Page : {64u, 128u, 256u})
    for (size_t Piece : {size_t(1), size_t(1000), size_t(1) << 20}) {
      powerOn();
      for (unsigned I = 0; I < 7; ++I)
        Board.Exports["far" + std::to_string(I)] =
            Firmware + EmulatedBoard::DataBase - EmulatedBoard::FlashBase +
            16 * I;
      Chip.page = Page;
      trivet_addr At = Board.addFlash(Room, nullptr);
      ASSERT_EQ(make(At, {{Lib}, {B, "main"}}, 1, Piece), 0)
          << trivet_last_name();
      ASSERT_EQ(trivet_image_verify(At, Room), 0);
      ASSERT_EQ(trivet_image_attach(At, Room, &Attached), 0)
          << trivet_last_name();
      ASSERT_EQ(trivet_image_program(Attached, "main", &Module), 0);
      ASSERT_EQ(trivet_process_create(Module, &Process), 0);
      trivet_addr Text = describe(Module).text;
      trivet_addr Next = part(Process, "lib").Info.text + machine::FunctionBit;
      for (auto [Offset, I] : Far) {
        trivet_addr To = callee(Text + Offset);
        trivet_addr Wanted = Board.Exports["far" + std::to_string(I)];
        if (To != Wanted) // RISC-V reaches it
          To = veneered(To - machine::FunctionBit);
        EXPECT_EQ(To, Wanted) << Offset;
      }
      for (auto [Offset, I] : Near)
        EXPECT_EQ(callee(Text + Offset), Next) << Offset;
      for (uint32_t Offset : Bases)
        EXPECT_CODE(Text + Offset, machine::baseLoad(1));
      trivet_process_destroy(Process);
      trivet_module_uninstall(Module);
      EXPECT_EQ(trivet_image_detach(Attached), 0);
      EXPECT_EQ(Board.live(), 0u);
    }
}

TEST_F(Flash, ItIsLinkedAsTrivetPrelinkWould) {
  compare({{build(wordy("lib")), "lib"}, {build(pointing("lib")), "main"}},
          Room);
}

/// Only if asked for: test/Prelink/flash.c gives files that the linker made.
TEST_F(Flash, DISABLED_FilesOfTheLinker) {
  const char *Paths = getenv("TRIVET_TEST_MODULES");
  ASSERT_TRUE(Paths);
  std::vector<std::pair<Bytes, std::string>> Files;
  llvm::SmallVector<llvm::StringRef> Parts;
  llvm::StringRef(Paths).split(Parts, ':');
  for (llvm::StringRef Path : Parts) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    ASSERT_TRUE(bool(Buffer)) << Path.str();
    llvm::StringRef B = (*Buffer)->getBuffer();
    Files.push_back(
        {Bytes(B.begin(), B.end()), llvm::sys::path::filename(Path).str()});
  }
  Chip.page = 256;
  compare(Files, 0x80000);
}

TEST_F(Flash, ItNeedsWhatIsAttachedAndKnowsItAgain) {
  Bytes Old = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  ASSERT_EQ(attach(Old), 0);
  trivet_addr At = Board.addFlash(Room, nullptr);
  ASSERT_EQ(make(At, {{pointing("lib"), "main"}}), 0) << trivet_last_name();
  trivet_image *Top;
  ASSERT_EQ(trivet_image_attach(At, Room, &Top), 0) << trivet_last_name();
  EXPECT_EQ(run(Top), 1u);
  EXPECT_EQ(trivet_image_detach(Attached), TRIVET_E_IN_USE);
  EXPECT_EQ(trivet_image_detach(Top), 0);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
  EXPECT_EQ(trivet_image_attach(At, Room, &Top), TRIVET_E_NO_MODULE);
  EXPECT_STREQ(trivet_last_name(), "lib");

  // Another build of the library at the same place.
  Bytes Made = Board.flash(At);
  ModuleBuilder Changed = wordy("lib");
  Changed.Data[0] = 8;
  Bytes Other = prelink(pointing("lib"), {Changed}).Bytes;
  ASSERT_EQ(Other.size(), Old.size());
  powerOn();
  ASSERT_EQ(attach(Other), 0);
  ASSERT_EQ(Board.addFlash(Room, &Made), At);
  EXPECT_EQ(trivet_image_attach(At, Room, &Top), TRIVET_E_OTHER_PROVIDER);
  EXPECT_STREQ(trivet_last_name(), "lib");
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Flash, TheFirmwareMustStayAsItWas) {
  trivet_addr At = Board.addFlash(Room, nullptr);
  ASSERT_EQ(make(At, {{saying(1), "main"}}), 0);
  Board.Exports["firmware_call"] += 8;
  EXPECT_EQ(trivet_image_attach(At, Room, &Attached), TRIVET_E_OTHER_FIRMWARE);
}

TEST_F(Flash, PowerMayFailAnywhere) {
  // A system that was burnt; beside it an image is made, and power fails.
  Bytes Old = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  Bytes Used(Room, 0x5a); // not erased
  for (uint32_t Cut = 1;; ++Cut) {
    powerOn();
    ASSERT_EQ(attach(Old), 0);
    trivet_addr At = Board.addFlash(Room, &Used);
    Board.cutPower(Cut);
    int Error =
        make(At, {{counter("more", {"lib"})}, {pointing("lib"), "main"}});
    if (!Board.dead()) {
      EXPECT_EQ(Error, 0) << trivet_last_name();
      EXPECT_GT(Cut, 30u) << "that many pages";
      EXPECT_EQ(trivet_image_detach(Attached), 0);
      break;
    }
    EXPECT_EQ(Error, TRIVET_E_FLASH);
    Bytes Left = Board.flash(At);
    EXPECT_EQ(trivet_image_detach(Attached), 0);
    ASSERT_EQ(Board.live(), 0u);

    powerOn();
    ASSERT_EQ(attach(Old), 0);
    EXPECT_EQ(run(Attached), 1u) << "the old system";
    ASSERT_EQ(Board.addFlash(Room, &Left), At);
    EXPECT_EQ(trivet_image_generation(At, Room), 0u) << "cut at " << Cut;
    ASSERT_EQ(make(At, {{counter("more", {"lib"})}, {pointing("lib"), "main"}}),
              0)
        << "again, after a cut at " << Cut;
    trivet_image *New;
    ASSERT_EQ(trivet_image_attach(At, Room, &New), 0);
    EXPECT_EQ(run(New), 1u);
    EXPECT_EQ(trivet_image_detach(New), 0);
    EXPECT_EQ(trivet_image_detach(Attached), 0);
  }
}

TEST_F(Flash, AnUpdateIsAllOrNothing) {
  // Library and program, two places; what has the higher generation is started.
  auto Version = [](uint32_t Number) {
    ModuleBuilder B = program({"lib"});
    B.dataWord(Number);
    B.call("lib_next");
    B.VeneerRoom = 12;
    return std::vector<Arriving>{{counter("lib")}, {B, "main"}};
  };
  powerOn();
  trivet_addr One = Board.addFlash(Room, nullptr);
  ASSERT_EQ(make(One, Version(1), 1), 0);
  Bytes First = Board.flash(One), Empty(Room, 0xff);
  auto Newest = [&](trivet_addr Other) {
    return trivet_image_generation(Other, Room) >
                   trivet_image_generation(One, Room)
               ? Other
               : One;
  };
  for (uint32_t Cut = 1, Last = 0; !Last; ++Cut) {
    powerOn();
    ASSERT_EQ(Board.addFlash(Room, &First), One);
    trivet_addr Other = Board.addFlash(Room, &Empty);
    ASSERT_EQ(trivet_image_attach(One, Room, &Attached),
              0); // it runs meanwhile
    Board.cutPower(Cut);
    int Error = make(Other, Version(2), 2);
    Last = !Board.dead();
    EXPECT_EQ(trivet_image_detach(Attached), 0);
    Bytes Second = Board.flash(Other);

    powerOn();
    ASSERT_EQ(Board.addFlash(Room, &First), One);
    ASSERT_EQ(Board.addFlash(Room, &Second), Other);
    ASSERT_EQ(trivet_image_attach(Newest(Other), Room, &Attached), 0)
        << "cut at " << Cut;
    EXPECT_EQ(run(Attached), Error ? 1u : 2u) << "cut at " << Cut;
    EXPECT_EQ(trivet_image_detach(Attached), 0);
  }
}

TEST_F(Flash, LibrariesMayNeedEachOther) {
  powerOn();
  trivet_addr At = Board.addFlash(Room, nullptr);
  ModuleBuilder App = program({"a"});
  App.call("a_next");
  EXPECT_EQ(make(At, {{between("b", "", "a")}, {between("a", "b", "none")}}),
            TRIVET_E_NO_MODULE);
  EXPECT_STREQ(trivet_last_name(), "none");
  EXPECT_EQ(make(At, {{between("a", "b", "")}, {between("b", "", "a")}}),
            TRIVET_E_NO_MODULE)
      << "what is imported directly comes before";
  ASSERT_EQ(
      make(At,
           {{between("b", "", "a")}, {between("a", "b", "b")}, {App, "main"}}),
      0)
      << trivet_last_name();
  ASSERT_EQ(trivet_image_attach(At, Room, &Attached), 0) << trivet_last_name();
  ASSERT_EQ(trivet_image_program(Attached, "main", &Module), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.address(part(Process, "b").Data + machine::W),
            part(Process, "a").Info.text + machine::FunctionBit);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Flash, WhatCameLaterMayBeConstructedFirst) {
  powerOn();
  trivet_addr At = Board.addFlash(Room, nullptr);
  ASSERT_EQ(make(At, {{between("c", "", "d")},
                      {between("d", "", "")},
                      {program({"c"}), "main"}}),
            0);
  ASSERT_EQ(trivet_image_attach(At, Room, &Attached), 0) << trivet_last_name();
  ASSERT_EQ(trivet_image_program(Attached, "main", &Module), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(constructed({"c", "d"}), "dc");
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Flash, ALibraryMayHaveNoText) {
  powerOn();
  ModuleBuilder Data = ModuleBuilder::library("lib"), App = program({"lib"});
  Data.dataWord(7);
  Data.exportData("lib_word", 0);
  App.dataWord(0);
  App.dataReloc(0, machine::WordReloc, App.import("lib_word"));
  trivet_addr At = Board.addFlash(Room, nullptr);
  ASSERT_EQ(make(At, {{Data}, {App, "main"}}), 0) << trivet_last_name();
  ASSERT_EQ(trivet_image_attach(At, Room, &Attached), 0) << trivet_last_name();
  ASSERT_EQ(trivet_image_program(Attached, "main", &Module), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.word(Board.address(trivet_process_base(Process))), 7u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Flash, ErrorsLeaveNothing) {
  trivet_addr At = Board.addFlash(Room, nullptr);
  ModuleBuilder Before = saying(1);
  Before.TextLast = TextFirst; // of its tables
  EXPECT_EQ(make(At, {{Before, "main"}}), TRIVET_E_NOT_IN_ORDER);
  EXPECT_STREQ(trivet_last_name(), "main");
  EXPECT_EQ(make(At, {{pointing("lib"), "main"}}), TRIVET_E_NO_MODULE);
  EXPECT_EQ(make(At, {{counter("lib", {"lib"})}}), TRIVET_E_CYCLE);
  EXPECT_EQ(make(At, {{counter("lib")}, {counter("lib")}}),
            TRIVET_E_NAME_TAKEN);
  EXPECT_EQ(make(At, {{saying(1), "main"}}, 1, 37, 512), TRIVET_E_NO_MEMORY);
  ModuleBuilder Lacking = saying(1);
  Lacking.call("nowhere");
  EXPECT_EQ(make(At, {{Lacking, "main"}}), TRIVET_E_NO_SYMBOL);
  ModuleBuilder NoRoom = saying(1);
  NoRoom.VeneerRoom = 0;
  Board.Exports["firmware_call"] = Firmware + EmulatedBoard::DataBase;
  if (machine::Number == 40) { // RISC-V's branch reaches everything
    EXPECT_EQ(make(At, {{NoRoom, "main"}}), TRIVET_E_RANGE);
  }
  EXPECT_EQ(trivet_image_generation(At, Room), 0u);

  EXPECT_EQ(make(At + 32, {{saying(1), "main"}}), TRIVET_E_OTHER_PLACE);
  Chip.page = 32;
  EXPECT_EQ(make(At, {{saying(1), "main"}}), TRIVET_E_OTHER_PLACE);
  Chip.page = 64;

  // Cut short, at each byte.
  Bytes File = build(saying(1));
  for (size_t Size = 0; Size < File.size(); ++Size) {
    trivet_flash_image *I;
    ASSERT_EQ(trivet_flash_begin(&Chip, At, Room, 1, &I), 0);
    ASSERT_EQ(trivet_flash_file(I, "main"), 0);
    int Error = trivet_flash_write(I, File.data(), uint32_t(Size));
    if (Error)
      trivet_flash_abandon(I);
    else
      EXPECT_EQ(trivet_flash_commit(I), TRIVET_E_CORRUPT) << Size;
    ASSERT_EQ(Board.live(), 0u);
  }
}

TEST_F(Flash, RelocationsOfNoTextAreRefused) {
  Bytes File = build(ModuleBuilder::library("lib"));
  // Behind the dynamic section: so many relocations, and where.
  uint32_t Hash = 0x6ffffef5;
  auto At =
      std::search(File.begin(), File.end(), reinterpret_cast<uint8_t *>(&Hash),
                  reinterpret_cast<uint8_t *>(&Hash + 1));
  ASSERT_NE(At, File.end());
  *At = 8; // DT_RELASZ
  At[1] = At[2] = At[3] = 0;
  trivet_addr Place = Board.addFlash(Room, nullptr);
  EXPECT_EQ(make(Place, {{File, nullptr}}, 1, 64, Room), TRIVET_E_CORRUPT);
}

TEST_F(Flash, TextOfVeneersAloneBeginsAPageToo) {
  trivet_addr At = Board.addFlash(Room, nullptr);
  for (uint32_t Align : {256, 16}) {
    ModuleBuilder B = ModuleBuilder::library("lib");
    B.dataWord(7);
    B.VeneerRoom = 24;
    B.TextLast = Align;
    EXPECT_EQ(make(At, {{B.build(), nullptr}}, 1, 64, Room),
              Align == 16 ? TRIVET_E_NOT_IN_ORDER : TRIVET_OK);
  }
}

TEST_F(Flash, OutOfMemoryGivesEverythingBack) {
  trivet_addr At = Board.addFlash(Room, nullptr);
  for (uint32_t I = 1; I <= 5; ++I) {
    Board.failAllocation(I);
    EXPECT_EQ(make(At, {{wordy("lib")}, {pointing("lib"), "main"}}),
              TRIVET_E_NO_MEMORY);
    EXPECT_EQ(Board.live(), 0u);
  }
}

TEST_F(Flash, AWornPageIsNoticed) {
  trivet_addr At = Board.addFlash(Room, nullptr);
  Chip.program = [](void *, trivet_addr At, const void *Bytes) {
    uint8_t Worn[64];
    memcpy(Worn, Bytes, sizeof Worn);
    Worn[5] |= 1;
    Board.programFlash(At, Worn, sizeof Worn);
    return 0;
  };
  EXPECT_EQ(make(At, {{saying(1), "main"}}), TRIVET_E_FLASH);
}

TEST_F(Flash, AnyBitOfAFileMayBeWrong) {
  Bytes File = build(pointing("lib")), Lib = build(wordy("lib"));
  Bytes Erased(Room, 0xff);
  for (size_t At = 0; At < File.size(); ++At)
    for (size_t Bit : {At % 8, (At + 4) % 8}) {
      powerOn();
      trivet_addr Place = Board.addFlash(Room, &Erased);
      Bytes Bad = File;
      Bad[At] ^= uint8_t(1 << Bit);
      trivet_flash_image *I;
      ASSERT_EQ(trivet_flash_begin(&Chip, Place, Room, 1, &I), 0);
      int Error = trivet_flash_file(I, nullptr);
      if (!Error)
        Error = trivet_flash_write(I, Lib.data(), uint32_t(Lib.size()));
      if (!Error)
        Error = trivet_flash_file(I, "main");
      if (!Error)
        Error = trivet_flash_write(I, Bad.data(), uint32_t(Bad.size()));
      if (Error)
        trivet_flash_abandon(I);
      else
        Error = trivet_flash_commit(I);
      if (!Error && !trivet_image_attach(Place, Room, &Attached)) {
        if (!trivet_image_program(Attached, "main", &Module)) {
          if (!trivet_process_create(Module, &Process))
            trivet_process_destroy(Process);
          trivet_module_uninstall(Module);
        }
        EXPECT_EQ(trivet_image_detach(Attached), 0);
      }
      ASSERT_EQ(Board.live(), 0u) << "byte " << At;
      ASSERT_EQ(Board.Errors, 0u) << Board.FirstError << ", byte " << At;
    }
}

} // namespace
