//===- RISCV/FieldTest.cpp - the loader's fields of RISC-V ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every row of Relocs.def once. The lower half of a pair is signed, so values
// are such that the upper one must be rounded. In 64 bits the upper half is
// signed too, and has an end.
//
//===----------------------------------------------------------------------===//
#include "Fixture.h"
#include <tuple>

namespace {

using machine::W;
constexpr trivet_addr Origin = EmulatedBoard::Origin;
constexpr uint32_t Lui = 0x00000537, Auipc = 0x00000517; // a0
constexpr uint32_t Lw = 0x00052583, Addi = 0x00050593;   // a1,(a0); a1,a0
constexpr uint32_t Sw = 0x00b52023, Sb = 0x00b50023;     // a1,(a0)
constexpr uint32_t Jalr = 0x000500e7;                    // ra,(a0)

/// Where the auipc at At and what is behind it lead.
trivet_addr pair(trivet_addr At) {
  return machine::pair(At, Board.word(At), Board.word(At + 4));
}
trivet_addr upper(uint32_t Instruction) {
  return trivet_addr(int32_t(Instruction & 0xfffff000));
}
trivet_addr lowerI(uint32_t Instruction) {
  return trivet_addr(int32_t(Instruction) >> 20);
}
trivet_addr lowerS(uint32_t Instruction) {
  return trivet_addr(int32_t(Instruction) >> 25) << 5 | (Instruction >> 7 & 31);
}

TEST_F(Loader, OffsetsAreOneFieldOrTwo) {
  ModuleBuilder L = counter("lib");
  L.Bss = 0x20000;
  L.exportData("second", 4);
  add(L);
  ModuleBuilder B = program({"lib"});
  uint32_t Second = B.import("second"), At = B.here();
  B.base(13, "second");
  for (auto [Type, Instruction, Addend] : {std::tuple(R_OFF12_I, Lw, 16u),
                                           {R_OFF12_I, Addi, 2043u},
                                           {R_OFF12_S, Sw, 35u},
                                           {R_OFF_HI20, Lui, 0x12ffcu},
                                           {R_OFF_LO12_I, Lw, 0x12ffcu},
                                           {R_OFF_LO12_I, Addi, 0x12ffcu},
                                           {R_OFF_LO12_S, Sb, 0x12801u},
                                           {R_OFF_HI20, Lui, 0x12801u}}) {
    B.textReloc(B.here(), Type, Second, Addend);
    B.word(Instruction | (Type == R_OFF_HI20 ? 0xabcde000 : 0));
  }
  ASSERT_EQ(install(B), 0);
  auto W = [&](uint32_t N) {
    return Board.word(describe(Module).text + At + 4 * N);
  };
  EXPECT_EQ(W(0), machine::W == 8 ? 0xff81b683u : 0xffc1a683u)
      << "ld a3,-8(gp), or lw a3,-4(gp)";
  EXPECT_EQ(W(1), Lw | 20u << 20);
  EXPECT_EQ(W(2), Addi | 2047u << 20) << "the last that fits";
  EXPECT_EQ(W(3), Sw | 1u << 25 | 7u << 7) << "39 = 1 * 32 + 7";
  EXPECT_EQ(W(4), Lui | 0x13000);
  EXPECT_EQ(W(5), Lw);
  EXPECT_EQ(W(6), Addi);
  EXPECT_EQ(lowerS(W(7)), trivet_addr(0x12805) - 0x13000)
      << "the other half is rounded";
  EXPECT_EQ(W(7) & 0x1fff07f, Sb) << "the registers stay";
  EXPECT_EQ(W(8), Lui | 0x13000);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AnOffsetAloneEndsAt2047) {
  ModuleBuilder L = counter("lib");
  L.Bss = 8000;
  L.exportData("distant", 2048);
  add(L);
  for (auto [Type, Instruction] : {std::pair(R_OFF12_I, Lw), {R_OFF12_S, Sw}}) {
    ModuleBuilder B = program({"lib"});
    B.textReloc(B.here(), Type, B.import("distant"));
    B.word(Instruction);
    EXPECT_EQ(install(B), TRIVET_E_RANGE);
    EXPECT_STREQ(trivet_last_name(), "distant");
  }
}

TEST_F(Loader, TheHighestNumberIsInReach) {
  std::vector<trivet_module *> All(63);
  for (int I = 0; I < 63; ++I)
    ASSERT_EQ(install(counter("lib" + std::to_string(I)), All[size_t(I)]), 0);
  EXPECT_EQ(Board.word(describe(All[62]).text),
            W == 8 ? 0xe081b083u : 0xf041a083u)
      << "ld ra,-504(gp), or lw ra,-252(gp)";
  for (trivet_module *M : All)
    trivet_module_uninstall(M);
}

TEST_F(Loader, AnApplicationsOwnBaseIsGp) {
  ModuleBuilder B = program();
  uint32_t At = B.here();
  B.ownBase(10);
  ASSERT_EQ(install(B), 0);
  EXPECT_EQ(Board.word(describe(Module).text + At), 0x00018513u) << "mv a0,gp";
  trivet_module_uninstall(Module);
}

TEST_F(Loader, ADatumOfTheFirmwareHasBaseZeroAndItsAddress) {
  Board.Exports["lamp"] = 0x4000fffc;
  ModuleBuilder B = program();
  uint32_t At = B.here();
  B.base(12, "lamp");
  B.textReloc(B.here(), R_OFF_HI20, B.import("lamp"));
  B.word(Lui);
  B.textReloc(B.here(), R_OFF_LO12_I, B.import("lamp"));
  B.word(Lw);
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_EQ(Board.word(Text), 0x00000613u) << "li a2,0";
  EXPECT_EQ(Board.word(Text + 4), Lui | 0x40010000);
  EXPECT_EQ(Board.word(Text + 8), Lw | 0xffcu << 20);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AnAddressIsAbsoluteOrADistance) {
  trivet_addr Fixed = 0x0877ffe4, Far = Origin + Fixed;
  Board.Exports["fixed"] = Fixed;
  Board.Exports["table"] = Far;
  ModuleBuilder B = program();
  B.half(1); // what follows is at odd halfwords
  uint32_t At = B.here();
  // A distance's lower half has its own place in it: the linker adds how far
  // that is behind the auipc.
  for (auto [Type, Instruction, Addend] : {std::tuple(R_HI20, Lui, 0x820u),
                                           {R_LO12_I, Addi, 0x820u},
                                           {R_LO12_S, Sw, 0x820u},
                                           {R_PCREL_HI20, Auipc, 0x820u},
                                           {R_PCREL_LO12_I, Lw, 0x820u + 4},
                                           {R_PCREL_LO12_S, Sb, 0x820u + 8}}) {
    bool Distance = Type >= R_PCREL_HI20 && Type <= R_PCREL_LO12_S;
    B.textReloc(B.here(), Type, B.import(Distance ? "table" : "fixed"), Addend);
    B.word(Instruction);
  }
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At;
  auto W = [&](uint32_t N) { return Board.word(Text + 4 * N); };
  EXPECT_EQ(W(0), Lui | 0x08781000);
  EXPECT_EQ(upper(W(0)) + lowerI(W(1)), 0x08780804u);
  EXPECT_EQ(upper(W(0)) + lowerS(W(2)), 0x08780804u);
  EXPECT_EQ(Text + 12 + upper(W(3)) + lowerI(W(4)), Far + 0x820);
  EXPECT_EQ(Text + 12 + upper(W(3)) + lowerS(W(5)), Far + 0x820);
  EXPECT_EQ(W(3) & 0xfff, Auipc) << "the registers stay";
  EXPECT_EQ(W(4) & 0xfffff, Lw);
  EXPECT_EQ(W(5) & 0x1fff07f, Sb);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, ADistanceToADatumDoesNotGoIntoText) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  B.textReloc(B.here(), R_PCREL_HI20, B.import("lib_counter"));
  B.word(Auipc);
  EXPECT_EQ(install(B), TRIVET_E_NOT_TEXT);
}

TEST_F(Loader, APairReachesEverything) {
  Board.Exports["near"] = Origin + 0x20000ffe;
  Board.Exports["below"] = Origin + 0x00000802;
  Board.Exports["above"] = Origin + (W == 8 ? 0x90000000 : 0xfffffffe);
  ModuleBuilder B = program();
  B.half(1);
  uint32_t At = B.here();
  for (const char *Name : {"near", "below", "above"}) {
    B.textReloc(B.here(), R_CALL_PLT, B.import(Name));
    B.word(Auipc);
    B.word(Jalr);
  }
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_EQ(pair(Text), Board.Exports["near"]);
  EXPECT_EQ(pair(Text + 8), Board.Exports["below"]);
  EXPECT_EQ(pair(Text + 16), Board.Exports["above"]);
  EXPECT_EQ(Board.word(Text) & 0xfff, Auipc);
  EXPECT_EQ(Board.word(Text + 4) & 0xfffff, Jalr);
  EXPECT_EQ(describe(Module).veneers, 0u);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, APairOfNobodyIsTwoNops) {
  ModuleBuilder B = program();
  uint32_t At = B.here();
  B.textReloc(At, R_CALL_PLT, B.import("hook", true));
  B.word(Auipc);
  B.word(Jalr);
  B.word(0x12345678);
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_EQ(Board.word(Text), 0x13u);
  EXPECT_EQ(Board.word(Text + 4), 0x13u);
  EXPECT_EQ(Board.word(Text + 8), 0x12345678u);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, HalfAPairIsCorrupt) {
  ModuleBuilder B = program();
  B.textReloc(B.here(), R_CALL_PLT, B.import("hook", true));
  B.word(Auipc);
  EXPECT_EQ(install(B), TRIVET_E_CORRUPT);
}

TEST_F(Loader, AJumpReachesAMegabyte) {
  // To the last place that is in reach and one beyond, on both sides.
  trivet_addr Text = 0;
  for (auto [Distance, Veneers] : {std::pair(0xffffe, 0u),
                                   {0x100000, 1u},
                                   {-0x100000, 0u},
                                   {-0x100002, 1u}}) {
    ModuleBuilder B = program();
    B.VeneerRoom = 8;
    uint32_t At = B.here();
    B.call("there");
    if (!Text) { // a trial says where text goes
      Board.Exports["there"] = Origin + 0x20000000;
      ASSERT_EQ(install(B), 0);
      Text = describe(Module).text;
      trivet_module_uninstall(Module);
    }
    trivet_addr There = Text + At + trivet_addr(Distance);
    Board.Exports["there"] = There;
    ASSERT_EQ(install(B), 0);
    trivet_module_info Info = describe(Module);
    ASSERT_EQ(Info.text, Text);
    EXPECT_EQ(Info.veneers, Veneers) << Distance;
    trivet_addr Veneer = Text + Info.text_size - 8;
    EXPECT_EQ(callee(Text + At), Veneers ? Veneer : There);
    EXPECT_EQ(veneered(Veneer), Veneers ? There : 0);
    trivet_module_uninstall(Module);
  }
}

#if TRIVET_ADDR_BITS == 64
/// Installs a program with one such instruction, or two, for Address.
int withAddress(ModuleBuilder &B, uint32_t Type, uint32_t Instruction,
                trivet_addr Address, trivet_module *&M) {
  Board.Exports["there"] = Address;
  B.textReloc(B.here(), Type, B.import("there"));
  B.word(Instruction);
  B.word(Jalr);
  std::vector<uint8_t> File = B.build();
  return trivet_module_install(Board.addFile("", File), uint32_t(File.size()),
                               &M);
}

TEST_F(Loader, AnUpperPartEndsAtTwoGigabytes) {
  // The lower part takes 0x800 off the last one and adds it to the first.
  for (uint32_t Type : {uint32_t(R_HI20)})
    for (auto [Address, Fits] : {std::pair<trivet_addr, bool>(0x7ffff7ff, true),
                                 {0x7ffff800, false},
                                 {trivet_addr(-0x80000800ll), true},
                                 {trivet_addr(-0x80000801ll), false},
                                 {0x100000000, false}}) {
      ModuleBuilder B = program();
      uint32_t At = B.here();
      ASSERT_EQ(withAddress(B, Type, Lui, Address, Module),
                Fits ? 0 : TRIVET_E_RANGE)
          << std::hex << Address;
      if (!Fits) {
        EXPECT_STREQ(trivet_last_name(), "there");
        continue;
      }
      EXPECT_EQ(upper(Board.word(describe(Module).text + At)),
                (Address + 0x800) & ~trivet_addr(0xfff));
      trivet_module_uninstall(Module);
    }
}

TEST_F(Loader, WhatHasNoModuleHasABaseInReach) {
  for (auto [Address, Base] : {std::pair<trivet_addr, trivet_addr>(0, 0),
                               {0x7ffff7ff, 0},
                               {0x7ffff800, 0x7ffff000},
                               {0x80001234, 0x7ffff000},
                               {0xffffe7ff, 0x7ffff000},
                               {trivet_addr(-0x80000800ll), 0},
                               {0xffffe800, 1},
                               {0x100000000, 1}}) { // 1: there is none
    ModuleBuilder B = program();
    uint32_t At = B.here(), There = B.import("there", true);
    Board.Exports["there"] = Address;
    B.base(12, "there");
    for (auto [Type, Instruction] :
         {std::pair(R_OFF_HI20, Lui), {R_OFF_LO12_I, Lw}, {R_OFF_LO12_S, Sb}}) {
      B.textReloc(B.here(), Type, There);
      B.word(Instruction);
    }
    ASSERT_EQ(install(B), Base == 1 ? TRIVET_E_RANGE : 0)
        << std::hex << Address;
    if (Base == 1)
      continue;
    auto Word = [&](uint32_t N) {
      return Board.word(describe(Module).text + At + 4 * N);
    };
    EXPECT_EQ(Word(0), Base ? 0x7ffff637u : 0x00000613u)
        << "lui a2,0x7ffff or li a2,0";
    EXPECT_EQ(Base + upper(Word(1)) + lowerI(Word(2)), Address);
    EXPECT_EQ(Base + upper(Word(1)) + lowerS(Word(3)), Address);
    trivet_module_uninstall(Module);
  }
}

TEST_F(Loader, ADistanceEndsAtTwoGigabytes) {
  trivet_addr Text = 0;
  for (uint32_t Type : {R_PCREL_HI20, R_CALL_PLT})
    for (auto [Distance, Fits] : {std::pair(0x1000ll, true),
                                  {0x7ffff7ffll, true},
                                  {0x7ffff800ll, false},
                                  {-0x80000800ll, true},
                                  {-0x80000801ll, false},
                                  {0x100000000ll, false}}) {
      ModuleBuilder B = program();
      // A veneer has the same reach, from where it is.
      B.VeneerRoom = Distance == 0x100000000 ? 8 : 0;
      uint32_t At = B.here();
      if (!Text) { // a trial says where text goes
        ASSERT_EQ(withAddress(B, Type, Auipc, EmulatedBoard::TextBase, Module),
                  0);
        Text = describe(Module).text;
        trivet_module_uninstall(Module);
        B = program();
      }
      trivet_addr There = Text + At + trivet_addr(Distance);
      ASSERT_EQ(withAddress(B, Type, Auipc, There, Module),
                Fits ? 0 : TRIVET_E_RANGE)
          << std::hex << Distance;
      if (!Fits)
        continue;
      EXPECT_EQ(Text + At + upper(Board.word(Text + At)),
                Text + At +
                    ((There - Text - At + 0x800) & ~trivet_addr(0xfff)));
      trivet_module_uninstall(Module);
    }
}

TEST_F(Loader, AnOffsetAloneIsNoWideAddress) {
  // Its lower 32 bits would fit.
  ModuleBuilder B = program();
  EXPECT_EQ(withAddress(B, R_OFF12_I, Lw, 0x100000010, Module), TRIVET_E_RANGE);
}

TEST_F(Loader, AWordHasEightBytes) {
  ModuleBuilder B = program();
  B.textReloc(B.here(), R_32, B.import("there"));
  B.word(0);
  Board.Exports["there"] = 4;
  EXPECT_EQ(install(B), TRIVET_E_BAD_RELOC);
  B = program();
  B.textReloc(B.here(), R_64, B.import("there"));
  B.word(0);
  EXPECT_EQ(install(B), TRIVET_E_CORRUPT) << "four bytes of eight";
}

TEST_F(Loader, AFixedAddressMayBeWide) {
  add([] {
    ModuleBuilder L = counter("lib");
    L.exportFixed("fixed", 0x123456789abc);
    return L;
  }());
  ModuleBuilder B = program({"lib"});
  B.Bss = 8;
  B.dataReloc(0, R_64, B.import("fixed"), -4);
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.address(trivet_process_base(Process)), 0x123456789ab8u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AWideSizeOrLinkAddressIsCorrupt) {
  ModuleBuilder B = program();
  B.Bss = 8;
  B.dataReloc(0, R_RELATIVE, 0, 0);
  std::vector<uint8_t> Whole = B.build();
  trivet_module *M;
  auto Install = [&](const std::vector<uint8_t> &File) {
    return trivet_module_install(Board.addFile("", File), uint32_t(File.size()),
                                 &M);
  };
  ASSERT_EQ(Install(Whole), 0);
  trivet_module_uninstall(M);
  // The upper halves of e_entry, e_phoff, and of what a program header says of
  // text, the second one, except for p_paddr.
  for (uint32_t At : {24u, 32u, 64 + 56 + 8u, 64 + 56 + 16u, 64 + 56 + 32u,
                      64 + 56 + 40u, 64 + 56 + 48u}) {
    std::vector<uint8_t> File = Whole;
    File[At + 4] = 1;
    EXPECT_EQ(Install(File), TRIVET_E_CORRUPT) << At;
  }
  // Of tags, and of their values.
  uint64_t Dynamic = 0;
  for (int I = 0; I < 8; ++I) // the last program header's p_offset
    Dynamic |= uint64_t(Whole[64 + 3 * 56 + 8 + I]) << 8 * I;
  for (uint32_t At : {0u, 8u, 16u, 24u}) {
    std::vector<uint8_t> File = Whole;
    File[Dynamic + At + 4] = 1;
    EXPECT_EQ(Install(File), TRIVET_E_CORRUPT) << At;
  }
}
#endif

} // namespace
