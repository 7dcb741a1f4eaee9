//===- FixupTest.cpp - fields of Thumb instructions -----------------------===//
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
  const uint16_t Load[2] = {0xf859, 0x3cfc}; // ldr r3, [r9, #-252]
  EXPECT_EQ(base(toWord(Load), 5), 0x3c14f859u) << "ldr r3, [r9, #-20]";
  EXPECT_EQ(base(toWord(Load), ApplicationBase), 0x0309ea4fu) << "mov.w r3, r9";
  EXPECT_EQ(base(toWord(Load), NoBase), 0x0300f04fu) << "mov.w r3, #0";
}

TEST(Fixup, Thumb1Base) {
  for (uint16_t R = 0; R != 8; ++R) {
    // subs rT, #252; ldr rT, [rT]
    const uint16_t Pair[2] = {uint16_t(0x38fc | R << 8), uint16_t(0x6800 | R << 3 | R)};
    uint32_t Word = toWord(Pair), Second = uint32_t(Pair[1]) << 16;
    ASSERT_TRUE(isBasePair(Pair));
    EXPECT_EQ(base(Word, 1), Second | 0x3804u | R << 8) << "subs rT, #4; ldr rT, [rT]";
    EXPECT_EQ(base(Word, MaxModule), Second | 0x38fcu | R << 8);
    EXPECT_EQ(base(Word, ApplicationBase), 0xbf00bf00u) << "nop; nop";
    EXPECT_EQ(base(Word, NoBase), 0xbf002000u | R << 8) << "movs rT, #0; nop";
  }
  const uint16_t Other[2] = {0x38fc, 0x6801}, Offset[2] = {0x38fc, 0x6840}, Add[2] = {0x30fc, 0x6800};
  EXPECT_FALSE(isBasePair(Other)) << "ldr r1, [r0]";
  EXPECT_FALSE(isBasePair(Offset)) << "ldr r0, [r0, #4]";
  EXPECT_FALSE(isBasePair(Add)) << "adds r0, #252";
}

TEST(Fixup, Thumb1Literal) {
  const uint16_t Load[1] = {0x4b02}; // ldr r3, [pc, #8]
  ASSERT_TRUE(isLiteralLoad(Load));
  EXPECT_EQ(literalAddress(Load, 0x1000), 0x100cu);
  EXPECT_EQ(literalAddress(Load, 0x1002), 0x100cu) << "[pc] is a multiple of 4";
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
