//===- ImageTest.cpp - images on the emulated board -----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "ImageFixture.h"

namespace {

using machine::W;

/// What is in the data of a part, words that hold addresses as offsets from
/// what they point into: comparable between processes and machines.
std::vector<std::string> dataOf(trivet_process *P) {
  struct Part {
    std::string Name;
    trivet_addr Data;
    uint32_t Size;
    trivet_addr Text;
    uint32_t TextSize;
  };
  std::vector<Part> Parts;
  trivet_process_visit(
      P,
      [](const trivet_module *M, trivet_addr Data, void *Context) {
        trivet_module_info Info;
        trivet_module_describe(M, &Info);
        std::string Name = Info.number ? Info.name : "program";
        static_cast<std::vector<Part> *>(Context)->push_back(
            {Name, Data, Info.data_size, Info.text, Info.text_size});
      },
      &Parts);
  std::vector<std::string> All;
  for (const Part &Of : Parts)
    for (uint32_t At = 0; At + W <= Of.Size; At += W) {
      trivet_addr Value = Board.address(Of.Data + At);
      std::string Text = std::to_string(Value);
      for (const Part &In : Parts) {
        if (In.Data && Value - In.Data < In.Size)
          Text = In.Name + " data+" + std::to_string(Value - In.Data);
        if (Value - In.Text < In.TextSize)
          Text = In.Name + " text+" + std::to_string(Value - In.Text);
      }
      All.push_back(Of.Name + "+" + std::to_string(At) + ": " + Text);
    }
  return All;
}

TEST_F(Image, AStartFromItIsAStart) {
  add(wordy("lib"));
  ASSERT_EQ(install(pointing("lib")), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  std::vector<std::string> Copied = dataOf(Process);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  Board.reset();
  Board.Exports["firmware_call"] = Firmware;

  ASSERT_EQ(attach(prelink(pointing("lib"), {wordy("lib")}).Bytes), 0)
      << trivet_last_name();
  ASSERT_EQ(trivet_image_program(Attached, "main", &Module), 0);
  uint32_t Before = trivet_lookups();
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(trivet_lookups(), Before) << "nothing is looked up";
  EXPECT_EQ(dataOf(Process), Copied);
  EXPECT_EQ(Copied.size(), 3 + 4 + 8 / W) << "of the program, of the library";
  EXPECT_EQ(Board.Syncs, 0u) << "no code was written";
  EXPECT_EQ(trivet_image_detach(Attached), TRIVET_E_IN_USE);
  trivet_process_destroy(Process);
  EXPECT_EQ(trivet_image_detach(Attached), TRIVET_E_IN_USE);
  trivet_module_uninstall(Module);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Image, WhatIsInstalledOnTopIsLinkedWithIt) {
  ASSERT_EQ(attach(prelink(pointing("lib"), {wordy("lib")}).Bytes), 0);
  std::vector<uint8_t> File = pointing("lib").build();
  ASSERT_EQ(trivet_module_install(Board.addFile("", File),
                                  uint32_t(File.size()), &Module),
            0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(part(Process, "lib").Info.fields, 0u) << "the image's text";
  EXPECT_EQ(Board.address(part(Process, "lib").Data + 3 * W),
            trivet_process_base(Process))
      << "its slot finds this program's hook";
  EXPECT_EQ(trivet_image_detach(Attached), TRIVET_E_IN_USE);
  EXPECT_STREQ(trivet_last_name(), "lib");
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Image, LibrariesMayNeedEachOther) {
  ModuleBuilder App = program({"a"});
  App.call("a_next");
  Bytes Image = prelink(App, {between("a", "b", ""), between("b", "c", "a"),
                              between("c", "", "d"), between("d", "", "d")})
                    .Bytes;
  ASSERT_EQ(attach(Image), 0) << trivet_last_name();
  ASSERT_EQ(trivet_image_program(Attached, "main", &Module), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  auto Next = [&](const char *Name) {
    return part(Process, Name).Info.text + machine::FunctionBit;
  };
  EXPECT_EQ(Board.address(part(Process, "b").Data + W), Next("a"));
  EXPECT_EQ(Board.address(part(Process, "c").Data + W), Next("d"));
  EXPECT_EQ(Board.address(part(Process, "d").Data + W), Next("d"));
  std::string Order = constructed({"a", "b", "c", "d"});
  EXPECT_TRUE(Order == "dcba" || Order == "dcab") << Order;
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
  EXPECT_EQ(Board.live(), 0u) << "modules that hold each other go";
}

TEST_F(Image, ACircleMayBeEnteredAnywhere) {
  // b's text has a's number: a is read first, and linked last.
  ASSERT_EQ(attach(prelink(program({"b"}),
                           {between("b", "", "a"), between("a", "b", "")})
                       .Bytes),
            0)
      << trivet_last_name();
  EXPECT_EQ(trivet_image_detach(Attached), 0);
  EXPECT_EQ(Board.live(), 0u);
}

TEST_F(Image, AnotherFirmwareIsRefused) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  Board.Exports["firmware_call"] += 4;
  EXPECT_EQ(attach(Image), TRIVET_E_OTHER_FIRMWARE);
  EXPECT_STREQ(trivet_last_name(), "firmware_call");
}

TEST_F(Image, WhatTheFirmwareDidNotHaveItMustNotHave) {
  ModuleBuilder B = wordy("lib");
  B.call("maybe", true);
  Bytes Image = prelink(pointing("lib"), {B}).Bytes;
  Board.Exports["maybe"] = Firmware + 8;
  EXPECT_EQ(attach(Image), TRIVET_E_OTHER_FIRMWARE);
  EXPECT_STREQ(trivet_last_name(), "maybe");
}

TEST_F(Image, ItsNamesAndNumbersMustBeFree) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  trivet_addr At = Board.addFile("", Image);
  trivet_module *Other;
  ASSERT_EQ(install(counter("lib"), Other), 0);
  EXPECT_EQ(trivet_image_attach(At, uint32_t(Image.size()), &Attached),
            TRIVET_E_NAME_TAKEN);
  trivet_module_uninstall(Other);
  ASSERT_EQ(install(counter("other"), Other), 0);
  EXPECT_EQ(trivet_image_attach(At, uint32_t(Image.size()), &Attached),
            TRIVET_E_NUMBER_TAKEN);
  trivet_module_uninstall(Other);
  EXPECT_EQ(trivet_image_attach(At, uint32_t(Image.size()), &Attached), 0);
  EXPECT_EQ(trivet_image_detach(Attached), 0);
}

TEST_F(Image, TextLiesInItsFile) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  // In the program header of the first module's text, the size in memory.
  constexpr bool Wide = W == 8;
  size_t Header = 64 + (Wide ? 64 : 52) + (Wide ? 56 : 32);
  size_t Size = Header + (Wide ? 40 : 20);
  ASSERT_EQ(header(Image, Header + (Wide ? 16 : 8)),
            uint32_t(TRIVET_TEXT_VADDR));
  EXPECT_EQ(header(Image, Size), header(Image, Header + (Wide ? 32 : 16)))
      << "veneers included";
  llvm::support::endian::write32le(&Image[Size], uint32_t(Image.size()));
  EXPECT_EQ(attach(Image), TRIVET_E_CORRUPT);
  EXPECT_STREQ(trivet_last_name(), "lib");
}

TEST_F(Image, NoTableEntryIsNumberZeros) {
  for (uint32_t What : {1, 0}) {
    Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
    auto Put = [&](uint32_t At, uint32_t Value) {
      llvm::support::endian::write32le(&Image[At], Value);
    };
    // The program's list, anew behind all: its first word is a base.
    uint32_t Directory =
                 header(Image, offsetof(trivet_image_header, directory)),
             List = uint32_t(Image.size());
    for (uint32_t Row = Directory; Row < List;
         Row += sizeof(trivet_image_module))
      if (uint32_t Start =
              header(Image, Row + offsetof(trivet_image_module, start))) {
        Put(Start + 4, List);
        break;
      }
    Image.push_back(uint8_t(What | TRIVET_START_VALUE));
    Image.push_back(1);
    Image.resize(Image.size() + W + 2);
    Put(offsetof(trivet_image_header, size), uint32_t(Image.size()));
    Put(offsetof(trivet_image_header, directory_size),
        uint32_t(Image.size()) - Directory);
    seal(Image);
    ASSERT_EQ(attach(Image), 0) << trivet_last_name();
    ASSERT_EQ(trivet_image_program(Attached, "main", &Module), 0);
    EXPECT_EQ(trivet_process_create(Module, &Process),
              What ? TRIVET_OK : TRIVET_E_CORRUPT);
    if (What)
      trivet_process_destroy(Process);
    trivet_module_uninstall(Module);
    EXPECT_EQ(trivet_image_detach(Attached), 0);
    Board.reset();
    Board.Exports["firmware_call"] = Firmware;
  }
}

TEST_F(Image, OutOfMemoryGivesEverythingBack) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  trivet_addr At = Board.addFile("", Image);
  for (uint32_t I = 1; I <= 3; ++I) {
    Board.failAllocation(I);
    EXPECT_EQ(trivet_image_attach(At, uint32_t(Image.size()), &Attached),
              TRIVET_E_NO_MEMORY);
    EXPECT_EQ(Board.live(), 0u);
  }
}

TEST_F(Image, VerifyReadsAllOfIt) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  for (size_t I = 0; I < Image.size(); I += 7) {
    Bytes Bad = Image;
    Bad[I] ^= 16;
    Board.reset();
    trivet_addr At = Board.addFile("", Bad);
    EXPECT_NE(trivet_image_verify(At, uint32_t(Bad.size())), 0) << I;
  }
  Board.reset();
  trivet_addr At = Board.addFile("", Image);
  EXPECT_EQ(trivet_image_verify(At, uint32_t(Image.size())), 0);
}

/// Attaches and starts whatever it is; it may be refused. No access may be
/// wrong, nothing may stay: TearDown's expectations, after each.
void tryIt(const Bytes &Image, size_t Where) {
  Board.reset();
  Board.Exports["firmware_call"] = EmulatedBoard::FlashBase + 0x765433;
  trivet_addr At = Board.addFile("", Image);
  trivet_image *Attached;
  trivet_module *Module;
  trivet_process *Process;
  if (trivet_image_attach(At, uint32_t(Image.size()), &Attached))
    Attached = nullptr;
  if (Attached && !trivet_image_program(Attached, "main", &Module)) {
    if (!trivet_process_create(Module, &Process)) {
      trivet_process_run(Process, 0, nullptr, nullptr);
      trivet_process_destroy(Process);
    }
    trivet_module_uninstall(Module);
  }
  if (Attached) {
    EXPECT_EQ(trivet_image_detach(Attached), 0) << "at " << Where;
  }
  ASSERT_EQ(Board.Errors, 0u) << Board.FirstError << " at " << Where;
  ASSERT_EQ(Board.live(), 0u) << "at " << Where;
}

TEST_F(Image, CutShortAnywhereIsRefused) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  for (size_t Size = 0; Size < Image.size(); ++Size) {
    Board.reset();
    trivet_addr At =
        Board.addFile("", Bytes(Image.begin(), Image.begin() + long(Size)));
    ASSERT_NE(trivet_image_attach(At, uint32_t(Size), &Attached), 0) << Size;
  }
  Board.reset();
}

TEST_F(Image, AnyBitMayBeWrong) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  for (size_t I = 0; I < Image.size(); ++I)
    for (size_t Bit : {I % 8, (I + 4) % 8}) {
      Bytes Bad = Image;
      Bad[I] ^= uint8_t(1 << Bit);
      seal(Bad); // someone meant it
      tryIt(Bad, I);
      if (HasFatalFailure())
        return;
    }
}

TEST_F(Image, AnyWordMayBeAnything) {
  Bytes Image = prelink(pointing("lib"), {wordy("lib")}).Bytes;
  for (size_t I = 0; I + 4 <= Image.size(); I += 4)
    for (uint32_t Value : {0u, 1u, 0x7fffffffu, 0xfffffff8u, 0xffffffffu,
                           uint32_t(Image.size()), uint32_t(I)}) {
      Bytes Bad = Image;
      llvm::support::endian::write32le(&Bad[I], Value);
      seal(Bad);
      tryIt(Bad, I);
      if (HasFatalFailure())
        return;
    }
}

} // namespace
