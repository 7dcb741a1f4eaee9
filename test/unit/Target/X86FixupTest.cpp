//===- X86FixupTest.cpp - fields of x86-64 instructions -------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Encodings are those of llvm-mc -triple=x86_64 -show-encoding.
//
//===----------------------------------------------------------------------===//
#include "Target/X86/Fixup.h"
#include "gtest/gtest.h"
#include <vector>

using namespace trivet::x86;

namespace {
using Bytes = std::vector<uint8_t>;
unsigned at(const Bytes &B) { return displacementAt(B.data(), B.size()); }
} // namespace

TEST(X86Fixup, Displacement) {
  EXPECT_EQ(at({0x48, 0x8d, 0x88, 0, 1, 0, 0}), 3u); // leaq 256(%rax),%rcx
  EXPECT_EQ(at({0x8b, 0x80, 0, 1, 0, 0}), 2u);       // movl 256(%rax),%eax
  // movl 256(%r12),%r8d: a base that needs SIB
  EXPECT_EQ(at({0x45, 0x8b, 0x84, 0x24, 0, 1, 0, 0}), 4u);
  // addw $7,256(%r13,%r9,2)
  EXPECT_EQ(at({0x66, 0x43, 0x83, 0x84, 0x4d, 0, 1, 0, 0, 7}), 5u);
  // lock cmpxchgq %rcx,256(%rax)
  EXPECT_EQ(at({0xf0, 0x48, 0x0f, 0xb1, 0x88, 0, 1, 0, 0}), 5u);
  // pshufb 256(%rsp),%xmm1
  EXPECT_EQ(at({0x66, 0x0f, 0x38, 0x00, 0x8c, 0x24, 0, 1, 0, 0}), 6u);
  EXPECT_EQ(at({0xc5, 0xfa, 0x10, 0x80, 0, 1, 0, 0}), 4u); // vmovss
  EXPECT_EQ(at({0xc4, 0xc1, 0x7a, 0x10, 0x80, 0, 1, 0, 0}), 5u);
  // leaq 256(%r16),%rcx
  EXPECT_EQ(at({0xd5, 0x18, 0x8d, 0x88, 0, 1, 0, 0}), 4u);
  // vaddpd 264(%r8),%zmm1,%zmm2
  EXPECT_EQ(at({0x62, 0xd1, 0xf5, 0x48, 0x58, 0x90, 8, 1, 0, 0}), 6u);
}

TEST(X86Fixup, NoDisplacement) {
  EXPECT_EQ(at({}), 0u);
  EXPECT_EQ(at({0x48, 0x8d, 0x48, 8, 0, 0, 0, 0}), 0u);    // leaq 8(%rax),%rcx
  EXPECT_EQ(at({0x48, 0x8d, 0x05, 0, 0, 0, 0, 0}), 0u);    // from %rip
  EXPECT_EQ(at({0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0}), 0u); // no base
  EXPECT_EQ(at({0x48, 0x89, 0xc8, 0, 0, 0, 0, 0}), 0u);    // a register
  for (const Bytes &Whole :
       {Bytes{0x62, 0xd1, 0xf5, 0x48, 0x58, 0x90, 8, 1, 0, 0},
        Bytes{0xf0, 0x48, 0x0f, 0xb1, 0x88, 0, 1, 0, 0},
        Bytes{0x45, 0x8b, 0x84, 0x24, 0, 1, 0, 0}})
    for (size_t Size = 0; Size != Whole.size(); ++Size)
      EXPECT_EQ(at(Bytes(Whole.begin(), Whole.begin() + Size)), 0u);
}

TEST(X86Fixup, Base) {
  const Bytes Rax = {0x65, 0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0},
              R12 = {0x65, 0x4c, 0x8b, 0x24, 0x25, 0, 0, 0, 0};
  EXPECT_TRUE(isBaseLoad(Rax.data()) && isBaseLoad(R12.data()));
  // Each of these bytes counts: %fs, 32 bits, lea, a register.
  for (auto [I, Byte] :
       {std::pair(0, 0x64), {1, 0x40}, {2, 0x8d}, {3, 0x00}, {4, 0x20}}) {
    Bytes Other = Rax;
    Other[I] = uint8_t(Byte);
    EXPECT_FALSE(isBaseLoad(Other.data())) << I;
  }
  auto Zero = [](const Bytes &Load) {
    Bytes Result;
    for (unsigned I = 0; I != BaseLoadSize; ++I)
      Result.push_back(baseZero(I, Load[1], Load[3]));
    return Result;
  };
  // movq $0,%rax; xchgw %ax,%ax
  EXPECT_EQ(Zero(Rax), (Bytes{0x48, 0xc7, 0xc0, 0, 0, 0, 0, 0x66, 0x90}));
  EXPECT_EQ(Zero(R12), (Bytes{0x49, 0xc7, 0xc4, 0, 0, 0, 0, 0x66, 0x90}));
}

TEST(X86Fixup, Ranges) {
  EXPECT_TRUE(fitsSigned(0x7fffffff) && fitsSigned(-0x80000000ll));
  EXPECT_FALSE(fitsSigned(0x80000000ll) || fitsSigned(-0x80000001ll));
  EXPECT_TRUE(fitsUnsigned(0xffffffffll));
  EXPECT_FALSE(fitsUnsigned(-1) || fitsUnsigned(0x100000000ll));
}
