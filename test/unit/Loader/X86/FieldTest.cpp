//===- X86/FieldTest.cpp - the loader's fields of x86-64 ------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every row of Relocs.def once, at the ends of its range: fields have 32 bits,
// with a sign or without, and addresses 64.
//
//===----------------------------------------------------------------------===//
#include "Fixture.h"
#include <tuple>

namespace {

TEST_F(Loader, AFieldsEnds) {
  for (auto [Type, Address, Fits] :
       {std::tuple<uint32_t, trivet_addr, bool>(R_32, 0xffffffff, true),
        {R_32, 0x100000000, false},
        {R_32, trivet_addr(-1), false},
        {R_32S, 0x7fffffff, true},
        {R_32S, 0x80000000, false},
        {R_32S, trivet_addr(-0x80000000ll), true},
        {R_32S, trivet_addr(-0x80000001ll), false},
        // The firmware's: its offset is its address.
        {R_OFF32, 0x7fffffff, true},
        {R_OFF32, 0x80000000, false},
        {R_64, 0x123456789abcdef0, true}}) {
    Board.Exports["there"] = Address;
    ModuleBuilder B = program();
    uint32_t At = B.here();
    B.textReloc(At, Type, B.import("there"));
    B.textWord();
    ASSERT_EQ(install(B), Fits ? 0 : TRIVET_E_RANGE) << Type << ' ' << Address;
    if (!Fits) {
      EXPECT_STREQ(trivet_last_name(), "there");
      continue;
    }
    trivet_addr Text = describe(Module).text + At;
    EXPECT_EQ(Board.word(Text), uint32_t(Address));
    EXPECT_EQ(Board.word(Text + 4), Type == R_64 ? 0x12345678u : 0u)
        << "what follows stays";
    trivet_module_uninstall(Module);
  }
}

TEST_F(Loader, ADistanceEndsAtTwoGigabytes) {
  Board.Exports["there"] = EmulatedBoard::TextBase;
  ModuleBuilder Trial = program();
  uint32_t At = Trial.here() + machine::CallField;
  Trial.call("there");
  ASSERT_EQ(install(Trial), 0);
  trivet_addr Next = describe(Module).text + At + 4;
  trivet_module_uninstall(Module);
  for (uint32_t Type : {R_PLT32, R_PC32})
    for (auto [Distance, Fits] : {std::pair(0x7fffffffll, true),
                                  {0x80000000ll, false},
                                  {-0x80000000ll, true},
                                  {-0x80000001ll, false}}) {
      Board.Exports["there"] = Next + trivet_addr(Distance);
      ModuleBuilder B = program();
      B.textReloc(At, Type, B.import("there"), -4);
      B.code(machine::call());
      ASSERT_EQ(install(B), Fits ? 0 : TRIVET_E_RANGE) << Distance;
      if (!Fits)
        continue;
      ASSERT_EQ(describe(Module).text + At + 4, Next);
      EXPECT_EQ(Board.word(Next - 4), uint32_t(Distance));
      trivet_module_uninstall(Module);
    }
}

TEST_F(Loader, AnOffsetIsAnyDatum) {
  ModuleBuilder L = counter("lib");
  L.Bss = 0x20000;
  L.exportData("distant", 0x12344);
  add(L);
  ModuleBuilder B = program({"lib"});
  B.base(6, "distant");
  uint32_t At = B.here();
  B.loadDatum(0, 6, "distant", 8);
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_CODE(Text - 10, machine::baseLoad(6, 1));
  EXPECT_EQ(Board.half(Text), 0x868b) << "movl disp32(%rsi),%eax";
  EXPECT_EQ(Board.word(Text + 2), 0x1234cu);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, ADatumOfTheFirmwareHasBaseZero) {
  Board.Exports["lamp"] = 0x4000fffc;
  for (uint8_t Rex : {0x48, 0x4c}) { // of %rdx, %r10
    ModuleBuilder B = program();
    uint32_t At = B.here();
    B.textReloc(At, R_BASE, B.import("lamp"));
    machine::Code Load = machine::baseLoad(2);
    Load[0] = uint16_t(0x65 | Rex << 8);
    B.code(Load);
    ASSERT_EQ(install(B), 0);
    machine::Code Zero = machine::baseZero(2);
    Zero[0] = uint16_t((Rex == 0x4c ? 0x49 : 0x48) | 0xc7 << 8);
    EXPECT_CODE(describe(Module).text + At, Zero);
    trivet_module_uninstall(Module);
  }
}

TEST_F(Loader, AnApplicationsOwnBaseIsInAnEntryOfNobody) {
  ModuleBuilder B = program();
  uint32_t At = B.here();
  B.ownBase(3);
  ASSERT_EQ(install(B), 0);
  EXPECT_CODE(describe(Module).text + At, machine::load(3, -512));
  trivet_module_uninstall(Module);
}

TEST_F(Loader, TheHighestNumberIsInReach) {
  std::vector<trivet_module *> All(63);
  for (int I = 0; I < 63; ++I)
    ASSERT_EQ(install(counter("lib" + std::to_string(I)), All[size_t(I)]), 0);
  EXPECT_CODE(describe(All[62]).text, machine::load(1, -504));
  for (trivet_module *M : All)
    trivet_module_uninstall(M);
}

TEST_F(Loader, HalfABaseLoadIsCorrupt) {
  ModuleBuilder B = program();
  B.textReloc(B.here(), R_BASE, 0);
  B.textWord(); // 8 bytes of 9
  EXPECT_EQ(install(B), TRIVET_E_CORRUPT);
}

TEST_F(Loader, AnAddressInDataHasEightBytes) {
  ModuleBuilder B = program();
  B.Bss = 8;
  B.dataReloc(0, R_32, B.import("there"));
  Board.Exports["there"] = 4;
  ASSERT_EQ(install(B), 0);
  EXPECT_EQ(trivet_process_create(Module, &Process), TRIVET_E_BAD_RELOC);
  trivet_module_uninstall(Module);
}

} // namespace
