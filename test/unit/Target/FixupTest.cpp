//===- FixupTest.cpp - fields of Thumb-2 instructions ---------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each field: a few encodings that llvm-mc gives, and every value written and
// read again with the rest of the instruction untouched.
//
//===----------------------------------------------------------------------===//
#include "Target/ARM/Fixup.h"
#include "gtest/gtest.h"

using namespace trivet::arm;

TEST(Fixup, KnownEncodings) {
  uint16_t H[2] = {0xf240, 0x0300};
  writeMov(H, 0xabcd); // movw r3, #0xabcd
  EXPECT_EQ(H[0], 0xf64a);
  EXPECT_EQ(H[1], 0x33cd);
  uint16_t Addw[2] = {0xf204, 0x0300};
  writeAddw(Addw, 0xabc); // addw r3, r4, #0xabc
  EXPECT_EQ(Addw[0], 0xf604);
  EXPECT_EQ(Addw[1], 0x23bc);
  uint16_t Base[2] = {0xf859, 0x3cfc};
  writeBaseLoad(Base, 3, 5); // ldr r3, [r9, #-20]
  EXPECT_EQ(Base[0], 0xf859);
  EXPECT_EQ(Base[1], 0x3c14);
  writeBaseMove(Base, 3); // mov.w r3, r9
  EXPECT_EQ(Base[0], 0xea4f);
  EXPECT_EQ(Base[1], 0x0309);
}

TEST(Fixup, Imm16) {
  for (uint32_t V = 0; V != 0x10000; ++V) {
    uint16_t H[2] = {0xf2c0, 0x0e00};
    writeMov(H, V);
    ASSERT_EQ(readMov(H), V);
    ASSERT_TRUE(isMovt(H));
    ASSERT_EQ(H[1] & 0x0f00, 0x0e00);
  }
}

TEST(Fixup, Imm12) {
  for (uint32_t V = 0; V != 4096; ++V) {
    uint16_t Load[2] = {0xf8d3, 0x2000}, Add[2] = {0xf203, 0x0200};
    writeImm12(Load, V);
    writeAddw(Add, V);
    ASSERT_EQ(readImm12(Load), V);
    ASSERT_EQ(readAddw(Add), V);
    ASSERT_TRUE(isImm12(Load) && isAddw(Add));
    ASSERT_EQ(Load[0], 0xf8d3);
    ASSERT_EQ(Add[1] & 0x0f00, 0x0200);
  }
  EXPECT_TRUE(fitsImm12(4095));
  EXPECT_FALSE(fitsImm12(4096));
}

TEST(Fixup, Branches) {
  for (int32_t D = -(1 << 24); D < 1 << 24; D += 2) {
    uint16_t Call[2] = {0xf7ff, 0xfffe};
    writeBranch24(Call, D);
    ASSERT_EQ(readBranch24(Call), D);
    ASSERT_TRUE(isBl(Call));
  }
  for (int32_t D = -(1 << 20); D < 1 << 20; D += 2) {
    uint16_t Jump[2] = {0xf47f, 0xaffe}; // bne.w
    writeBranch19(Jump, D);
    ASSERT_EQ(readBranch19(Jump), D);
    ASSERT_TRUE(isBranchCond(Jump));
    ASSERT_EQ(Jump[0] >> 6 & 0xf, 1);
  }
  EXPECT_TRUE(fitsBranch24((1 << 24) - 2));
  EXPECT_FALSE(fitsBranch24(1 << 24));
  EXPECT_FALSE(fitsBranch19(-(1 << 20) - 2));
}
