//===- ARM/FieldTest.cpp - the loader's fields of Thumb --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixture.h"

TEST_F(Loader, Thumb1DataIsAPairAndAWord) {
  Board.Exports["lamp"] = 0x40001234;
  ModuleBuilder L = counter("lib");
  L.dataWord(8);
  L.exportData("second", 4);
  add(L);
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here() + 2; // an odd halfword
  B.textReloc(At, R_BASE_PAIR, B.import("second"));
  B.wide(0x464b, 0x3bfc); // mov r3,r9; subs r3,#252
  B.wide(0x681b, 0x464a); // ldr r3,[r3]; mov r2,r9
  B.textReloc(B.here(), R_BASE_PAIR, B.import("lamp"));
  B.wide(0x3afc, 0x6812); // subs r2,#252; ldr r2,[r2]
  uint32_t Word = B.here();
  B.textReloc(Word, R_OFF_WORD, B.import("second"), 0x12340);
  B.word(0xffffffff);
  B.textReloc(Word + 4, R_OFF_WORD, B.import("lamp"), 4);
  B.word(0xffffffff);
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text;
  EXPECT_EQ(Board.half(Text + At), 0x3b04) << "subs r3,#4";
  EXPECT_EQ(Board.half(Text + At + 2), 0x681b) << "ldr r3,[r3]";
  EXPECT_EQ(Board.half(Text + At + 4), 0x464a);
  EXPECT_EQ(Board.half(Text + At + 6), 0x2200) << "movs r2,#0";
  EXPECT_EQ(Board.half(Text + At + 8), 0xbf00) << "nop";
  EXPECT_EQ(Board.word(Text + Word), 0x12344u);
  EXPECT_EQ(Board.word(Text + Word + 4), 0x40001238u);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, DirectDataIsNumberAndOffset) {
  ModuleBuilder L = counter("lib");
  L.dataWord(8);
  L.exportData("second", 4);
  add(L);
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here();
  B.base(3, "second");
  B.loadDatum(0, 3, "second", 16);
  B.textReloc(B.here(), R_OFF12_ADD, B.import("second"));
  B.wide(0xf203, 0x0500); // addw r5,r3,#0
  B.textReloc(B.here(), R_OFF_LO16, B.import("second"), 0x12340);
  B.wide(0xf240, 0x0600); // movw r6,#0
  B.textReloc(B.here(), R_OFF_HI16, B.import("second"), 0x12340);
  B.wide(0xf2c0, 0x0600); // movt r6,#0
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_EQ(Board.half(Text), 0xf859);
  EXPECT_EQ(Board.half(Text + 2), 0x3c04) << "ldr.w r3,[r9,#-4]";
  EXPECT_EQ(Board.half(Text + 6), 0x0014) << "ldr.w r0,[r3,#4+16]";
  EXPECT_EQ(Board.half(Text + 8), 0xf203) << "the registers stay";
  EXPECT_EQ(Board.half(Text + 10), 0x0504) << "addw r5,r3,#4";
  EXPECT_EQ(Board.half(Text + 12), 0xf242);
  EXPECT_EQ(Board.half(Text + 14), 0x3644) << "movw r6,#0x2344";
  EXPECT_EQ(Board.half(Text + 16), 0xf2c0);
  EXPECT_EQ(Board.half(Text + 18), 0x0601) << "movt r6,#1";
  trivet_module_uninstall(Module);
}

TEST_F(Loader, ADatumOfTheFirmwareHasBaseZeroAndItsAddress) {
  Board.Exports["lamp"] = 0x40001234;
  ModuleBuilder B = program();
  uint32_t At = B.here();
  B.base(2, "lamp");
  B.textReloc(B.here(), R_OFF_LO16, B.import("lamp"));
  B.wide(0xf240, 0x0100);
  B.textReloc(B.here(), R_OFF_HI16, B.import("lamp"));
  B.wide(0xf2c0, 0x0100);
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_EQ(Board.half(Text), 0xf04f);
  EXPECT_EQ(Board.half(Text + 2), 0x0200) << "mov.w r2,#0";
  EXPECT_EQ(Board.half(Text + 4), 0xf241);
  EXPECT_EQ(Board.half(Text + 6), 0x2134) << "movw r1,#0x1234";
  EXPECT_EQ(Board.half(Text + 8), 0xf2c4);
  EXPECT_EQ(Board.half(Text + 10), 0x0100) << "movt r1,#0x4000";
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AnAddressIsTwoHalves) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here();
  B.textReloc(At, R_THM_MOVW_ABS, B.import("lib_next"));
  B.wide(0xf240, 0x0000);
  B.textReloc(At + 4, R_THM_MOVT_ABS, B.import("lib_next"));
  B.wide(0xf2c0, 0x0000);
  B.textReloc(At + 8, R_ABS32, B.import("lib_next"));
  B.word(0);
  ASSERT_EQ(install(B), 0);
  trivet_addr Text = describe(Module).text + At, Next = Board.word(Text + 8);
  EXPECT_EQ(Next & 1, 1u);
  EXPECT_EQ(Board.half(Text + 2), (Next & 0xff) | (Next >> 8 & 7) << 12);
  EXPECT_EQ(Board.half(Text + 4) & 0xf, Next >> 28);
  trivet_module_uninstall(Module);
}
