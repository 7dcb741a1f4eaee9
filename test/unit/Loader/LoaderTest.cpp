//===- LoaderTest.cpp - the loader core on the emulated board -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each test is one promise of docs/abi.md §3-5 or of port.h, for every machine:
// these are built once for each folder here that has a Machine.h. What is said
// of instructions only is in that folder's FieldTest.cpp.
//
//===----------------------------------------------------------------------===//
#include "Fixture.h"

namespace {

using machine::W;

//===-- numbers, sharing --------------------------------------------------===//

TEST_F(Loader, NumbersAreTheSmallestFreeOnes) {
  trivet_module *A, *B, *C;
  ASSERT_EQ(install(counter("a"), A), 0);
  ASSERT_EQ(install(counter("b"), B), 0);
  EXPECT_EQ(describe(A).number, 1u);
  EXPECT_EQ(describe(B).number, 2u);
  ASSERT_EQ(trivet_module_uninstall(A), 0);
  ASSERT_EQ(install(counter("c"), C), 0);
  EXPECT_EQ(describe(C).number, 1u);
  trivet_module_uninstall(B);
  trivet_module_uninstall(C);
}

TEST_F(Loader, ApplicationsHaveNoNumber) {
  ASSERT_EQ(install(program()), 0);
  EXPECT_EQ(describe(Module).number, 0u);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, SixtyThreeLibrariesAndNoMore) {
  std::vector<trivet_module *> All(64);
  for (int I = 0; I < 63; ++I)
    ASSERT_EQ(install(counter("lib" + std::to_string(I)), All[size_t(I)]), 0);
  EXPECT_EQ(describe(All[62]).number, 63u);
  EXPECT_EQ(install(counter("last")), TRIVET_E_TOO_MANY);
  EXPECT_STREQ(trivet_last_name(), "last");
  for (int I = 0; I < 63; ++I)
    EXPECT_EQ(trivet_module_uninstall(All[size_t(I)]), 0);
}

TEST_F(Loader, LibrariesMayNeedEachOtherInALongLine) {
  for (int I = 0; I < 62; ++I)
    add(counter("lib" + std::to_string(I), {"lib" + std::to_string(I + 1)}));
  add(counter("lib62"));
  ASSERT_EQ(install(program({"lib0"})), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_NE(part(Process, "lib62").Data, 0u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, OneTextForTwoPrograms) {
  add(counter("lib"));
  trivet_module *A, *B;
  ASSERT_EQ(install(program({"lib"}), A), 0);
  ASSERT_EQ(install(program({"lib"}), B), 0);
  trivet_process *P, *Q;
  ASSERT_EQ(trivet_process_create(A, &P), 0);
  ASSERT_EQ(trivet_process_create(B, &Q), 0);
  EXPECT_EQ(part(P, "lib").Info.text, part(Q, "lib").Info.text);
  EXPECT_EQ(part(P, "lib").Info.uses, 4u) << "two needs, two processes";
  trivet_process_destroy(P);
  trivet_process_destroy(Q);
  trivet_module_uninstall(A);
  trivet_module_uninstall(B);
}

TEST_F(Loader, SameFileIsInstalledOnce) {
  std::vector<uint8_t> File = program().build();
  trivet_addr At = Board.addFile("", File);
  trivet_module *A, *B;
  ASSERT_EQ(trivet_module_install(At, uint32_t(File.size()), &A), 0);
  ASSERT_EQ(trivet_module_install(At, uint32_t(File.size()), &B), 0);
  EXPECT_EQ(A, B);
  EXPECT_EQ(describe(A).uses, 2u);
  trivet_module_uninstall(A);
  trivet_module_uninstall(B);
}

TEST_F(Loader, ALibraryIsKnownByItsName) {
  trivet_module *A, *B;
  ASSERT_EQ(install(counter("lib"), A), 0);
  // Another file of that name: who needs it by name is served,
  add(counter("lib"));
  ASSERT_EQ(install(program({"lib"})), 0);
  EXPECT_EQ(describe(A).uses, 2u);
  // who wants that very file is not.
  EXPECT_EQ(install(counter("lib"), B), TRIVET_E_IN_USE);
  EXPECT_STREQ(trivet_last_name(), "lib");
  trivet_module_uninstall(Module);
  trivet_module_uninstall(A);
  ASSERT_EQ(install(counter("lib"), B), 0);
  trivet_module_uninstall(B);
}

//===-- private data ------------------------------------------------------===//

TEST_F(Loader, EachProcessHasItsOwnData) {
  add(counter("lib"));
  ASSERT_EQ(install(program({"lib"})), 0);
  trivet_process *P, *Q;
  ASSERT_EQ(trivet_process_create(Module, &P), 0);
  ASSERT_EQ(trivet_process_create(Module, &Q), 0);
  EXPECT_NE(part(P, "lib").Data, part(Q, "lib").Data);
  EXPECT_EQ(tableEntry(P, 1), part(P, "lib").Data);
  EXPECT_EQ(tableEntry(Q, 1), part(Q, "lib").Data);
  EXPECT_EQ(Board.word(part(P, "lib").Data), 7u) << "initialisers are copied";
  trivet_process_destroy(P);
  trivet_process_destroy(Q);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AProcessIsABlockForEachModuleOrOneForAll) {
  ModuleBuilder L = counter("lib"), M = counter("more");
  L.DataAlign = 64;
  M.Bss = 1;
  add(L);
  add(M);
  ModuleBuilder B = program({"more", "lib"});
  B.Bss = 3;
  ASSERT_EQ(install(B), 0);
  size_t Before = Board.live();
  trivet_process *P, *Q;
  ASSERT_EQ(trivet_process_create(Module, &P), 0);
  EXPECT_EQ(Board.live() - Before, 1u + (trivet::Blocks::One ? 1 : 3));
  ASSERT_EQ(trivet_process_create(Module, &Q), 0);
  for (trivet_process *Each : {P, Q}) {
    trivet_addr Lib = part(Each, "lib").Data, More = part(Each, "more").Data;
    EXPECT_EQ(Lib % 64, 0u);
    if (trivet::Blocks::One) {
      EXPECT_GE(More, trivet_process_base(Each) + 3);
      EXPECT_GE(Lib, More + W + 1);
      EXPECT_LT(Lib, More + W + 1 + 64);
    }
  }
  trivet_process_destroy(P);
  trivet_process_destroy(Q);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, BssIsZero) {
  ModuleBuilder B = program();
  B.dataWord(1);
  B.Bss = 40;
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.word(trivet_process_base(Process)), 1u);
  for (uint32_t I = W; I < W + 40; I += 4)
    EXPECT_EQ(Board.word(trivet_process_base(Process) + I), 0u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, ApplicationDataKeepsItsAlignment) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  B.Bss = 4;
  B.DataAlign = 256;
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(trivet_process_base(Process) % 256, 0u);
  EXPECT_EQ(tableEntry(Process, 1), part(Process, "lib").Data);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, TheTableIsAsLongAsTheHighestNumber) {
  trivet_module *A, *B;
  ASSERT_EQ(install(counter("a"), A), 0);
  ASSERT_EQ(install(counter("b"), B), 0);
  ASSERT_EQ(install(program({"b"})), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(tableEntry(Process, 2), part(Process, "b").Data);
  EXPECT_EQ(tableEntry(Process, 1), 0u)
      << "a module that the process does not use";
  trivet_process_destroy(Process);
  for (trivet_module *M : {Module, A, B})
    trivet_module_uninstall(M);
}

//===-- text --------------------------------------------------------------===//

TEST_F(Loader, OwnBaseIsTheOwnNumber) {
  trivet_module *A, *B;
  ASSERT_EQ(install(counter("a"), A), 0);
  ASSERT_EQ(install(counter("b"), B), 0);
  EXPECT_CODE(describe(B).text, machine::baseLoad(1, 2));
  EXPECT_EQ(describe(B).fields, 1u);
  trivet_module_uninstall(A);
  trivet_module_uninstall(B);
}

TEST_F(Loader, AConstantOfAnotherModuleHasBaseZeroToo) {
  ModuleBuilder L = ModuleBuilder::library("lib");
  L.word(0);
  L.exportConstant("names", 0);
  add(L);
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here();
  B.base(2, "names");
  ASSERT_EQ(install(B), 0);
  EXPECT_CODE(describe(Module).text + At, machine::baseFixed(2));
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AnOffsetBeyondTheFieldIsRefused) {
  ModuleBuilder L = counter("lib");
  L.Bss = 8000;
  L.exportData("distant", 4096);
  add(L);
  ModuleBuilder B = program({"lib"});
  B.loadDatum(0, 1, "distant",
              machine::OffsetReach < 4096 ? 0 : machine::OffsetReach);
  EXPECT_EQ(install(B), TRIVET_E_RANGE);
  EXPECT_STREQ(trivet_last_name(), "distant");
}

TEST_F(Loader, TheAddressOfADatumDoesNotGoIntoText) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  B.textReloc(B.here(), machine::WordReloc, B.import("lib_counter"));
  B.textWord();
  EXPECT_EQ(install(B), TRIVET_E_NOT_TEXT);
  EXPECT_STREQ(trivet_last_name(), "lib_counter");
}

TEST_F(Loader, AFunctionHasOneAddress) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here();
  B.textReloc(At, machine::WordReloc, B.import("lib_next"));
  B.textWord();
  B.dataReloc(0, machine::WordReloc, B.import("lib_next"));
  B.dataReloc(W, R_SLOT, B.import("lib_next"));
  B.Bss = 2 * W;
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Next = part(Process, "lib").Info.text + machine::FunctionBit,
              Base = trivet_process_base(Process);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_EQ(Board.address(Text), Next);
  EXPECT_EQ(Board.address(Base), Next);
  EXPECT_EQ(Board.address(Base + W), Next);
  EXPECT_EQ(trivet_process_symbol(Process, "lib_next"), Next);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, CallsReachOtherModules) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here();
  B.call("lib_next");
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(callee(describe(Module).text + At),
            part(Process, "lib").Info.text + machine::FunctionBit);
  EXPECT_EQ(describe(Module).veneers, 0u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, FarCallsShareOneVeneer) {
  if (!machine::Veneers)
    GTEST_SKIP();
  Board.Exports["write"] = Distant;
  ModuleBuilder B = program();
  B.VeneerRoom = 8;
  uint32_t At = B.here();
  B.call("write");
  B.half(0); // the second one at an odd halfword
  B.call("write");
  B.textReloc(B.here(), machine::WordReloc, B.import("write"));
  B.textWord();
  ASSERT_EQ(install(B), 0);
  trivet_module_info Info = describe(Module);
  trivet_addr Veneer = Info.text + Info.text_size - 8;
  EXPECT_EQ(Info.veneers, 1u);
  EXPECT_EQ(veneered(Veneer), Distant);
  EXPECT_EQ(callee(Info.text + At), Veneer + machine::FunctionBit);
  EXPECT_EQ(callee(Info.text + At + 6), Veneer + machine::FunctionBit);
  EXPECT_EQ(Board.address(Info.text + At + 10), Distant)
      << "an address is never a veneer's";
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AFarCallWithoutRoomIsRefused) {
  Board.Exports["write"] = Distant;
  ModuleBuilder B = program();
  B.call("write");
  EXPECT_EQ(install(B), TRIVET_E_RANGE);
  EXPECT_STREQ(trivet_last_name(), "write");
}

TEST_F(Loader, ACallOfNobodyDoesNothing) {
  if (!machine::Veneers)
    GTEST_SKIP();
  ModuleBuilder B = program();
  uint32_t At = B.here();
  B.call("hook", true);
  B.textReloc(B.here(), machine::WordReloc, B.import("hook"));
  B.textWord(~0ull);
  ASSERT_EQ(install(B), 0);
  EXPECT_CODE(describe(Module).text + At, machine::skipped());
  EXPECT_EQ(Board.address(describe(Module).text + At + 4), 0u)
      << "absent means null";
  trivet_module_uninstall(Module);
}

TEST_F(Loader, TextIsSynchronisedOnce) {
  ASSERT_EQ(install(program()), 0);
  EXPECT_EQ(Board.Syncs, 1u);
  trivet_module_uninstall(Module);
}

//===-- words in data -----------------------------------------------------===//

TEST_F(Loader, RelativeWordsFollowTheirSegment) {
  ModuleBuilder B = program();
  B.dataWord(0);
  B.dataWord(0);
  B.dataReloc(0, R_RELATIVE, 0, W);
  B.dataReloc(W, R_RELATIVE, 0, TRIVET_TEXT_VADDR + 2);
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Base = trivet_process_base(Process);
  EXPECT_EQ(Board.address(Base), Base + W);
  EXPECT_EQ(Board.address(Base + W), describe(Module).text + 2);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, DirectWordsPointIntoThisProcess) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  B.Bss = W + 2;
  B.dataReloc(2, machine::WordReloc, B.import("lib_counter"),
              12); // packed: unaligned
  ASSERT_EQ(install(B), 0);
  trivet_process *P, *Q;
  ASSERT_EQ(trivet_process_create(Module, &P), 0);
  ASSERT_EQ(trivet_process_create(Module, &Q), 0);
  EXPECT_EQ(Board.address(trivet_process_base(P) + 2),
            part(P, "lib").Data + 12);
  EXPECT_EQ(Board.address(trivet_process_base(Q) + 2),
            part(Q, "lib").Data + 12);
  trivet_process_destroy(P);
  trivet_process_destroy(Q);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, PendingMeansTheApplicationFirst) {
  ModuleBuilder L = counter("lib");
  L.Bss = 3 * W;
  L.dataReloc(W, R_SLOT, L.import("hook"));
  L.dataReloc(2 * W, R_SLOT, L.import("state"));
  add(L);
  ModuleBuilder Other = counter("other");
  Other.exportFunction("hook", 0);
  add(Other);
  ModuleBuilder B = program({"lib", "other"});
  B.exportFunction("hook", 0);
  B.Bss = 2 * W;
  B.exportData("state", W);
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Lib = part(Process, "lib").Data;
  EXPECT_EQ(Board.address(Lib + W),
            describe(Module).text + machine::FunctionBit);
  EXPECT_EQ(Board.address(Lib + 2 * W), trivet_process_base(Process) + W);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, PendingThenLibrariesInBreadthThenTheFirmware) {
  // The program needs near and other; near needs deep. "which" is in deep and
  // in other: breadth first finds other's.
  Board.Exports["board"] = 0x1235;
  ModuleBuilder Deep = counter("deep"), Other = counter("other"),
                Near = counter("near", {"deep"});
  Deep.exportFunction("which", 0);
  Other.exportFunction("which", 0);
  Near.Bss = 2 * W;
  Near.dataReloc(W, R_SLOT, Near.import("which"));
  Near.dataReloc(2 * W, R_SLOT, Near.import("board"));
  for (const ModuleBuilder *L : {&Deep, &Other, &Near})
    add(*L);
  ASSERT_EQ(install(program({"near", "other"})), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Data = part(Process, "near").Data;
  EXPECT_EQ(Board.address(Data + W),
            part(Process, "other").Info.text + machine::FunctionBit);
  EXPECT_EQ(Board.address(Data + 2 * W), 0x1235u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AWeakPendingImportThatNobodyHasIsNull) {
  ModuleBuilder L = counter("lib");
  L.dataWord(~0ull);
  L.dataReloc(W, R_SLOT, L.import("hook", true));
  add(L);
  ASSERT_EQ(install(program({"lib"})), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.address(part(Process, "lib").Data + W), 0u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AMissingPendingImportIsAnErrorOfTheProcess) {
  ModuleBuilder L = counter("lib");
  L.Bss = W;
  L.dataReloc(W, R_SLOT, L.import("hook"));
  add(L);
  ASSERT_EQ(install(program({"lib"})), 0);
  EXPECT_EQ(trivet_process_create(Module, &Process), TRIVET_E_NO_SYMBOL);
  EXPECT_STREQ(trivet_last_name(), "hook");
  trivet_module_uninstall(Module);
}

TEST_F(Loader, DirectImportsComeFromOnesOwnNeedsOnly) {
  add(counter("deep"));
  add(counter("near", {"deep"}));
  ModuleBuilder B = program({"near"});
  B.call("deep_next");
  EXPECT_EQ(install(B), TRIVET_E_NO_SYMBOL);
  EXPECT_STREQ(trivet_last_name(), "deep_next");
}

TEST_F(Loader, ASymbolIsLookedUpOnce) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  for (int I = 0; I < 10; ++I)
    B.call("lib_next");
  uint32_t Before = trivet_lookups();
  ASSERT_EQ(install(B), 0);
  EXPECT_EQ(trivet_lookups() - Before, 1u);
  trivet_module_uninstall(Module);
}

//===-- life --------------------------------------------------------------===//

TEST_F(Loader, ConstructorsNeededOnesFirstDestructorsBackwards) {
  ModuleBuilder Deep = counter("deep"), Near = counter("near", {"deep"});
  ModuleBuilder B = program({"near"});
  for (ModuleBuilder *M : {&Deep, &Near, &B}) {
    M->InitAt = M->here();
    M->InitCount = M == &B ? 2 : 1;
    for (uint32_t I = 0; I < M->InitCount; ++I) {
      M->textReloc(M->here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x101 + I);
      M->textWord();
    }
    M->FiniAt = M->here();
    M->FiniCount = 2;
    for (uint32_t I = 0; I < 2; ++I) {
      M->textReloc(M->here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x201 + I);
      M->textWord();
    }
  }
  add(Deep);
  add(Near);
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  Board.OnCall = [](const EmulatedBoard::Call &C) { return 42; };
  EXPECT_EQ(trivet_process_run(Process, 0, nullptr, nullptr), 42);
  trivet_addr D = part(Process, "deep").Info.text,
              N = part(Process, "near").Info.text, A = describe(Module).text;
  std::vector<trivet_addr> Order;
  for (const EmulatedBoard::Call &C : Board.Calls) {
    EXPECT_EQ(C.Base, trivet_process_base(Process));
    Order.push_back(C.Function);
  }
  EXPECT_EQ(Order, (std::vector<trivet_addr>{
                       D + 0x101, N + 0x101, A + 0x101, A + 0x102,
                       A + machine::FunctionBit, A + 0x202, A + 0x201,
                       N + 0x202, N + 0x201, D + 0x202, D + 0x201}));
  Board.Calls.clear();
  trivet_process_finish(Process);
  EXPECT_TRUE(Board.Calls.empty()) << "nothing is destroyed twice";
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, ExitInAConstructorDestroysWhatWasBegun) {
  ModuleBuilder Deep = counter("deep");
  ModuleBuilder B = program({"deep"});
  for (ModuleBuilder *M : {&Deep, &B}) {
    M->InitAt = M->FiniAt = M->here();
    M->InitCount = M->FiniCount = 1;
    M->textReloc(M->here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x101);
    M->textWord();
  }
  add(Deep);
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  // deep's constructor ends the process: the firmware's _exit finishes it and
  // does not return. Here it does, so look at what was called until then.
  trivet_addr D = part(Process, "deep").Info.text;
  size_t Calls = 0;
  Board.OnCall = [&](const EmulatedBoard::Call &) {
    if (Board.Calls.size() == 1) {
      trivet_process_finish(Process);
      Calls = Board.Calls.size();
    }
    return 0;
  };
  trivet_process_run(Process, 0, nullptr, nullptr);
  ASSERT_EQ(Calls, 2u);
  EXPECT_EQ(Board.Calls[1].Function, D + 0x101) << "deep's destructor only";
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AModuleInUseStays) {
  ASSERT_EQ(install(program()), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(trivet_module_uninstall(Module), TRIVET_E_IN_USE);
  trivet_process_destroy(Process);
  EXPECT_EQ(trivet_module_uninstall(Module), 0);
}

TEST_F(Loader, ALibraryIsNoProgram) {
  ASSERT_EQ(install(counter("lib")), 0);
  EXPECT_EQ(trivet_process_create(Module, &Process), TRIVET_E_NOT_PROGRAM);
  EXPECT_STREQ(trivet_last_name(), "lib");
  trivet_module_uninstall(Module);
}

//===-- errors ------------------------------------------------------------===//

TEST_F(Loader, AMissingLibraryIsNamed) {
  EXPECT_EQ(install(program({"libnone.so"})), TRIVET_E_NO_MODULE);
  EXPECT_STREQ(trivet_last_name(), "libnone.so");
}

TEST_F(Loader, AMissingSymbolIsNamed) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  B.call("lib_nxet");
  EXPECT_EQ(install(B), TRIVET_E_NO_SYMBOL);
  EXPECT_STREQ(trivet_last_name(), "lib_nxet");
}

TEST_F(Loader, ACycleIsRefused) {
  add(counter("a", {"b"}));
  add(counter("b", {"c"}));
  add(counter("c", {"a"}));
  EXPECT_EQ(install(program({"a"})), TRIVET_E_CYCLE);
  EXPECT_STREQ(trivet_last_name(), "a");
}

TEST_F(Loader, AModuleThatNeedsItselfIsACycle) {
  EXPECT_EQ(install(counter("a", {"a"})), TRIVET_E_CYCLE);
}

TEST_F(Loader, AFileUnderAnotherNameIsNotTheLibrary) {
  Board.addFile("liba", counter("libb").build());
  EXPECT_EQ(install(program({"liba"})), TRIVET_E_NO_MODULE);
  EXPECT_STREQ(trivet_last_name(), "liba");
}

TEST_F(Loader, OtherRevisionsAreRefused) {
  ModuleBuilder B = program();
  B.Revision = TRIVET_ABI_REVISION + 1;
  EXPECT_EQ(install(B), TRIVET_E_BAD_ABI);
}

TEST_F(Loader, UnknownRelocationsAreRefused) {
  ModuleBuilder B = program();
  B.textReloc(0, 126, 0);
  EXPECT_EQ(install(B), TRIVET_E_BAD_RELOC);
}

TEST_F(Loader, ASlotInTextIsRefused) {
  ModuleBuilder B = program();
  B.textReloc(0, R_SLOT, B.import("x"));
  EXPECT_EQ(install(B), TRIVET_E_BAD_RELOC);
}

TEST_F(Loader, AnInstructionFieldInDataIsRefused) {
  ModuleBuilder B = program();
  B.Bss = 8;
  B.dataReloc(0, R_BASE, 0);
  ASSERT_EQ(install(B), 0);
  EXPECT_EQ(trivet_process_create(Module, &Process), TRIVET_E_BAD_RELOC);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AFieldBeyondTheTextIsCorrupt) {
  ModuleBuilder B = program();
  B.textReloc(2, machine::WordReloc, 0, 0); // two bytes of four
  EXPECT_EQ(install(B), TRIVET_E_CORRUPT);
}

TEST_F(Loader, ErrorsHaveTexts) {
  EXPECT_STREQ(trivet_error_text(TRIVET_E_NO_MODULE), "module '%' not found");
  EXPECT_STREQ(trivet_error_text(1234), "unknown error of '%'");
}

//===-- running out of memory ---------------------------------------------===//

TEST_F(Loader, EveryAllocationMayFail) {
  Rich R;
  add(R.Deep);
  add(R.Near);
  std::vector<uint8_t> File = R.App.build();
  trivet_addr At = Board.addFile("", File);
  uint32_t Failed = 0;
  for (uint32_t Nth = 1;; ++Nth) {
    Board.failAllocation(Nth);
    int Error = trivet_module_install(At, uint32_t(File.size()), &Module);
    if (!Error) {
      Error = trivet_process_create(Module, &Process);
      if (!Error)
        trivet_process_destroy(Process);
      trivet_module_uninstall(Module);
    }
    ASSERT_EQ(Board.live(), 0u) << "after failure of allocation " << Nth;
    if (!Error)
      break;
    EXPECT_EQ(Error, TRIVET_E_NO_MEMORY);
    ++Failed;
  }
  // A record and text for each module; the process's record and three segments.
  EXPECT_EQ(Failed, 3u * 2 + 1 + (trivet::Blocks::One ? 1 : 3));
}

} // namespace
