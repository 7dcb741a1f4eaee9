//===- BindTest.cpp - bound callbacks on the emulated board ---------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "trivet/bind.h"
#include "Fixture.h"

namespace {

TEST_F(Loader, ABoundCallbackBringsItsProcessAlong) {
  ModuleBuilder B = program();
  B.Bss = 8;
  ASSERT_EQ(install(B), 0);
  trivet_process *P, *Q;
  ASSERT_EQ(trivet_process_create(Module, &P), 0);
  ASSERT_EQ(trivet_process_create(Module, &Q), 0);
  auto *Function = reinterpret_cast<trivet_callback *>(0x1235);
  trivet_bound InP, InQ;
  trivet_bind(&InP, P, Function, nullptr);
  trivet_bind(&InQ, Q, Function, nullptr);
  Board.OnCall = [](const EmulatedBoard::Call &) { return 7; };
  EXPECT_EQ(trivet_invoke(&InQ, 1), 7);
  EXPECT_EQ(trivet_invoke(&InP, 1), 7);
  ASSERT_EQ(Board.Calls.size(), 2u);
  EXPECT_EQ(Board.Calls[0].Base, trivet_process_base(Q));
  EXPECT_EQ(Board.Calls[1].Base, trivet_process_base(P));
  EXPECT_EQ(Board.Calls[1].Function, 0x1235u);
  trivet_process_destroy(P);
  trivet_process_destroy(Q);
  trivet_module_uninstall(Module);
}

} // namespace
