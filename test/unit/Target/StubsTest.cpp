//===- StubsTest.cpp - stubs of functions bound at the first call ---------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// However many there are, each leads to what is behind all of them. Encodings
// are written down here once more. (test/Loader/lazy-many.c runs them.)
//
//===----------------------------------------------------------------------===//
#include "Target/LinkTarget.h"
#include "llvm/Support/Endian.h"
#include "gtest/gtest.h"

using namespace llvm::support::endian;
using namespace trivet;

namespace {

TEST(Stubs, OfArmGoOnToLaterOnes) {
  LinkTarget::LazyStubs S = ARMLinkTarget.lazyStubs(1100, {});
  ASSERT_EQ(S.Size, 4u);
  for (size_t At = 0; At != 4400; At += 4) {
    EXPECT_EQ(read16le(&S.Code[At]), 0x46fc) << "mov r12,pc";
    size_t To = At + 2;
    do {
      uint32_t B = read16le(&S.Code[To]);
      ASSERT_EQ(B >> 11, 0x1cu) << "b";
      To += 4 + size_t(int32_t(B << 21) >> 20);
      ASSERT_TRUE(To == 4400 || (To > At && To < 4400 && To % 4 == 2));
    } while (To != 4400);
  }
  EXPECT_EQ(S.BinderAt + 4, S.Code.size());
}

TEST(Stubs, OfRISCVReachAsFarAsJal) {
  constexpr unsigned Most = (1 << 18) - 1;
  LinkTarget::LazyStubs S = RISCVLinkTarget.lazyStubs(Most, {});
  EXPECT_EQ(read32le(&S.Code[0]), 0x7fdff36fu) << "jal t1,0xffffc";
  EXPECT_EQ(read32le(&S.Code[4 * Most - 4]), 0x0040036fu) << "jal t1,4";
  EXPECT_EQ(S.BinderAt, 4 * Most);
  EXPECT_TRUE(RISCVLinkTarget.lazyStubs(Most + 1, {}).Code.empty());
}

TEST(Stubs, OfX86CallWhatIsBehind) {
  LinkTarget::LazyStubs S = X86LinkTarget.lazyStubs(2, {});
  EXPECT_EQ(S.Code[0], 0xe8);
  EXPECT_EQ(read32le(&S.Code[1]), 2 * S.Size - 5);
  EXPECT_EQ(read32le(&S.Code[S.Size + 1]), S.Size - 5);
  EXPECT_EQ(S.BinderAt % 8, 0u);
}

} // namespace
