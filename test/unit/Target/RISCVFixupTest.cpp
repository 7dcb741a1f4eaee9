//===- RISCVFixupTest.cpp - fields of RISC-V instructions -----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each field: a few encodings that llvm-mc gives, and every value written and
// read again with the rest of the instruction untouched.
//
//===----------------------------------------------------------------------===//
#include "Target/RISCV/Fixup.h"
#include "gtest/gtest.h"

using namespace trivet::riscv;

namespace {
// As llvm-mc -triple=riscv32 -mattr=+f -show-encoding has them.
constexpr uint32_t Lui = 0x000002b7;   // lui t0, 0
constexpr uint32_t Auipc = 0x00000597; // auipc a1, 0
constexpr uint32_t Lw = 0x0005a503;    // lw a0, 0(a1)
constexpr uint32_t Ld = 0x0005b503;    // ld a0, 0(a1), of riscv64
constexpr uint32_t Addi = 0x00028513;  // addi a0, t0, 0
constexpr uint32_t Sw = 0x00a5a023;    // sw a0, 0(a1)
constexpr uint32_t Flw = 0x0002a507;   // flw fa0, 0(t0)
constexpr uint32_t Fsw = 0x00a2a027;   // fsw fa0, 0(t0)
constexpr uint32_t Jal = 0x000000ef;   // jal ra, 0
constexpr uint32_t Jalr = 0x00008067;  // ret
} // namespace

TEST(RISCVFixup, KnownEncodings) {
  EXPECT_EQ(writeHigh(Lui, 0xabcde800), 0xabcdf2b7u);   // lui t0, 0xabcdf
  EXPECT_EQ(writeHigh(Auipc, 0x123457ff), 0x12345597u); // auipc a1, 0x12345
  EXPECT_EQ(writeLowI(Lw, 0xfffff800), 0x8005a503u);    // lw a0, -2048(a1)
  EXPECT_EQ(writeLowI(Addi, 0x123), 0x12328513u);       // addi a0, t0, 0x123
  EXPECT_EQ(writeLowS(Sw, 0x7e5), 0x7ea5a2a3u);         // sw a0, 0x7e5(a1)
  EXPECT_EQ(writeJal(Jal, 0x5a5a6), 0x5a65a0efu);       // jal ra, . + 0x5a5a6
  EXPECT_EQ(writeJal(Jal, -0x100000), 0x800000efu);     // jal ra, . - 0x100000
  EXPECT_EQ(writeRs1(Sw, StaticBase), 0x00a1a023u);     // sw a0, 0(gp)
  EXPECT_EQ(writeBaseLoad(Lw, 20), 0xfec1a503u);        // lw a0, -20(gp)
  EXPECT_EQ(writeBaseLoad(Ld, 504), 0xe081b503u);       // ld a0, -504(gp)
  EXPECT_EQ(writeBaseMove(Lw), 0x00018513u);            // mv a0, gp
  EXPECT_EQ(writeBaseZero(Lw), 0x00000513u);            // li a0, 0
  EXPECT_EQ(writeBaseFixed(Ld, 0), 0x00000513u);
  EXPECT_EQ(writeBaseFixed(Ld, HighestBase), 0x7ffff537u); // lui a0, 0x7ffff
  EXPECT_EQ(veneerHigh(0x12345800), 0x12346317u);       // auipc t1, 0x12346
  EXPECT_EQ(veneerLow(0x12345800), 0x80030067u);        // jr -2048(t1)
}

TEST(RISCVFixup, Kinds) {
  EXPECT_TRUE(isLui(Lui) && isAuipc(Auipc) && isJal(Jal) && isJalr(Jalr));
  EXPECT_TRUE(isImmI(Lw) && isImmI(Addi) && isImmI(Flw));
  EXPECT_TRUE(isStore(Sw) && isStore(Fsw));
  EXPECT_FALSE(isImmI(Sw) || isImmI(Fsw) || isStore(Lw) || isStore(Flw));
  EXPECT_FALSE(isLui(Auipc) || isAuipc(Lui) || isJal(Jalr) || isJalr(Jal));
  EXPECT_FALSE(isAddi(0x0002f513)); // andi a0, t0, 0
  EXPECT_TRUE(isBaseLoad(Lw, 4) && isBaseLoad(Ld, 8));
  EXPECT_FALSE(isBaseLoad(Ld, 4) || isBaseLoad(Lw, 8));
  EXPECT_FALSE(isBaseLoad(Lw & ~(31u << 7), 4) || isBaseLoad(Flw, 4));
}

TEST(RISCVFixup, Register) {
  for (unsigned Register = 0; Register != 32; ++Register)
    for (uint32_t I : {Lw, Addi, Sw, ~0u}) {
      uint32_t New = writeRs1(I, Register);
      ASSERT_EQ(readRs1(New), Register);
      ASSERT_EQ((New ^ I) & ~(31u << 15), 0u);
    }
}

TEST(RISCVFixup, Low) {
  for (int32_t V = -2048; V != 2048; ++V) {
    for (uint32_t I : {Lw, Addi, ~0u}) {
      ASSERT_EQ(readLowI(writeLowI(I, V)), V);
      ASSERT_EQ((writeLowI(I, V) ^ I) & 0x000fffff, 0u);
    }
    for (uint32_t I : {Sw, Fsw, ~0u}) {
      ASSERT_EQ(readLowS(writeLowS(I, V)), V);
      ASSERT_EQ((writeLowS(I, V) ^ I) & ~0xfe000f80u, 0u);
    }
  }
  EXPECT_TRUE(fitsLow(0) && fitsLow(2047));
  EXPECT_FALSE(fitsLow(2048) || fitsLow(-1));
}

// Upper and lower part add up to the value: all of the upper part, and around
// each of its borders.
TEST(RISCVFixup, High) {
  for (uint32_t Page = 0; Page != 0x100000; ++Page)
    for (uint32_t V : {Page << 12, (Page << 12) + 0x7ff, (Page << 12) + 0x800,
                       (Page << 12) + 0xfff}) {
      uint32_t High = writeHigh(Lui, V);
      ASSERT_EQ(readHigh(High) + readLowI(writeLowI(Addi, V)), V);
      ASSERT_EQ(readHigh(High) + readLowS(writeLowS(Sw, V)), V);
      ASSERT_EQ(High & 0xfff, Lui);
      ASSERT_EQ(readHigh(veneerHigh(V)) + readLowI(veneerLow(V)), V);
    }
}

TEST(RISCVFixup, HighIn64Bits) {
  EXPECT_TRUE(fitsHigh(0) && fitsHigh(0x7ffff7ff) && fitsHigh(-0x80000800ll));
  EXPECT_FALSE(fitsHigh(0x7ffff800) || fitsHigh(-0x80000801ll));
  EXPECT_FALSE(fitsHigh(0x100000000) || fitsHigh(0xfffffff00000000));
}

TEST(RISCVFixup, Jal) {
  for (int32_t D = -(1 << 20); D < 1 << 20; D += 2) {
    ASSERT_TRUE(fitsJal(D));
    for (uint32_t I : {Jal, ~0u}) {
      ASSERT_EQ(readJal(writeJal(I, D)), D);
      ASSERT_EQ((writeJal(I, D) ^ I) & 0xfff, 0u);
    }
  }
  EXPECT_FALSE(fitsJal(1 << 20) || fitsJal(-(1 << 20) - 2));
}

TEST(RISCVFixup, Base) {
  for (unsigned Rd = 1; Rd != 32; ++Rd) {
    uint32_t Load = 0;
    for (unsigned Size : {8, 4}) {
      Load = ((Size == 8 ? Ld : Lw) & ~(31u << 7)) | Rd << 7;
      for (unsigned N = 1; N <= MaxModule; ++N) {
        uint32_t I = writeBaseLoad(Load, N * Size);
        ASSERT_TRUE(isBaseLoad(I, Size));
        ASSERT_EQ(readLowI(I), -int32_t(Size * N));
        ASSERT_EQ(readRd(I), Rd);
        ASSERT_EQ(readRs1(I), StaticBase);
      }
    }
    ASSERT_EQ(readRd(writeBaseMove(Load)), Rd);
    ASSERT_EQ(readRd(writeBaseZero(Load)), Rd);
  }
}
