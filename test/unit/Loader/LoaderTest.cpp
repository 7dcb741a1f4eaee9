//===- LoaderTest.cpp - the loader core on the emulated board -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each test is one promise of docs/abi.md §3-4 or of port.h. Module files are
// made by ModuleBuilder; afterwards nothing may be left allocated, and no
// access may have been wrong.
//
//===----------------------------------------------------------------------===//
#include "ModuleBuilder.h"
#include "emulated.h"
#include "gtest/gtest.h"

using trivet::Board;
using trivet::EmulatedBoard;

namespace {

class Loader : public testing::Test {
protected:
  void SetUp() override { Board.reset(); }
  void TearDown() override {
    EXPECT_EQ(Board.live(), 0u) << "something was not given back";
    EXPECT_EQ(Board.Errors, 0u) << Board.FirstError;
  }

  trivet_module *Module = nullptr;
  trivet_process *Process = nullptr;

  static void add(const ModuleBuilder &B) {
    Board.addFile(B.SoName, B.build());
  }
  int install(const ModuleBuilder &B, trivet_module *&M) {
    std::vector<uint8_t> File = B.build();
    return trivet_module_install(Board.addFile("", File), uint32_t(File.size()),
                                 &M);
  }
  int install(const ModuleBuilder &B) { return install(B, Module); }
  static trivet_module_info describe(const trivet_module *M) {
    trivet_module_info Info;
    trivet_module_describe(M, &Info);
    return Info;
  }
  /// Where the data of the library called Name is in P, and what it is.
  struct Part {
    std::string Name;
    trivet_addr Data = 0;
    trivet_module_info Info{};
  };
  static Part part(trivet_process *P, const std::string &Name) {
    Part Wanted{Name};
    trivet_process_visit(
        P,
        [](const trivet_module *M, trivet_addr Data, void *Context) {
          Part &W = *static_cast<Part *>(Context);
          if (describe(M).name == W.Name) {
            W.Data = Data;
            W.Info = describe(M);
          }
        },
        &Wanted);
    return Wanted;
  }
  static trivet_addr tableEntry(trivet_process *P, unsigned Number) {
    return Board.word(trivet_process_base(P) - 4 * Number);
  }
  /// The target of the bl or b.w at At, Thumb bit set.
  static trivet_addr branchTarget(trivet_addr At) {
    uint32_t H0 = Board.half(At), H1 = Board.half(At + 2);
    uint32_t S = H0 >> 10 & 1, I1 = ~(H1 >> 13 ^ S) & 1,
             I2 = ~(H1 >> 11 ^ S) & 1;
    int32_t D = int32_t((S << 24 | I1 << 23 | I2 << 22 | (H0 & 0x3ff) << 12 |
                         (H1 & 0x7ff) << 1)
                        << 7) >>
                7;
    return At + 4 + uint32_t(D) + 1;
  }
};

/// A library of that name with one word of data, 'NAME_counter', and one
/// function, 'NAME_next', which starts with the load of its own base.
ModuleBuilder counter(const std::string &Name,
                      std::vector<std::string> Needed = {}) {
  ModuleBuilder B = ModuleBuilder::library(Name);
  B.Needed = std::move(Needed);
  B.dataWord(7);
  B.exportData(Name + "_counter", 0);
  B.exportFunction(Name + "_next", B.here());
  B.ownBase(1);
  B.half(0x4770);
  return B;
}

ModuleBuilder program(std::vector<std::string> Needed = {}) {
  ModuleBuilder B = ModuleBuilder::program();
  B.Needed = std::move(Needed);
  return B;
}

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
  ASSERT_EQ(install(counter("lib"), B), 0);
  EXPECT_EQ(A, B);
  trivet_module_uninstall(A);
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

TEST_F(Loader, BssIsZero) {
  ModuleBuilder B = program();
  B.dataWord(1);
  B.Bss = 40;
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.word(trivet_process_base(Process)), 1u);
  for (uint32_t I = 4; I < 44; I += 4)
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
  EXPECT_EQ(Board.half(describe(B).text + 2), 0x1c08) << "ldr.w r1,[r9,#-8]";
  EXPECT_EQ(describe(B).fields, 1u);
  trivet_module_uninstall(A);
  trivet_module_uninstall(B);
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

TEST_F(Loader, AConstantOfAnotherModuleHasBaseZeroToo) {
  ModuleBuilder L = ModuleBuilder::library("lib");
  L.word(0);
  L.exportConstant("names", 0);
  add(L);
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here();
  B.base(2, "names");
  ASSERT_EQ(install(B), 0);
  EXPECT_EQ(Board.half(describe(Module).text + At), 0xf04f);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AnOffsetBeyondTheFieldIsRefused) {
  ModuleBuilder L = counter("lib");
  L.Bss = 8000;
  L.exportData("distant", 4096);
  add(L);
  ModuleBuilder B = program({"lib"});
  B.loadDatum(0, 1, "distant");
  EXPECT_EQ(install(B), TRIVET_E_RANGE);
  EXPECT_STREQ(trivet_last_name(), "distant");
}

TEST_F(Loader, TheAddressOfADatumDoesNotGoIntoText) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  B.textReloc(B.here(), R_ABS32, B.import("lib_counter"));
  B.word(0);
  EXPECT_EQ(install(B), TRIVET_E_NOT_TEXT);
  EXPECT_STREQ(trivet_last_name(), "lib_counter");
}

TEST_F(Loader, AFunctionHasOneAddress) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  uint32_t At = B.here();
  B.textReloc(At, R_ABS32, B.import("lib_next"));
  B.word(0);
  B.textReloc(At + 4, R_THM_MOVW_ABS, B.import("lib_next"));
  B.wide(0xf240, 0x0000);
  B.textReloc(At + 8, R_THM_MOVT_ABS, B.import("lib_next"));
  B.wide(0xf2c0, 0x0000);
  B.dataReloc(0, R_ABS32, B.import("lib_next"));
  B.dataReloc(4, R_SLOT, B.import("lib_next"));
  B.Bss = 8;
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Next = part(Process, "lib").Info.text + 1,
              Base = trivet_process_base(Process);
  trivet_addr Text = describe(Module).text + At;
  EXPECT_EQ(Board.word(Text), Next);
  EXPECT_EQ(Board.half(Text + 6), (Next & 0xff) | (Next >> 8 & 7) << 12);
  EXPECT_EQ(Board.half(Text + 8) & 0xf, Next >> 28);
  EXPECT_EQ(Board.word(Base), Next);
  EXPECT_EQ(Board.word(Base + 4), Next);
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
  EXPECT_EQ(branchTarget(describe(Module).text + At),
            part(Process, "lib").Info.text + 1);
  EXPECT_EQ(describe(Module).veneers, 0u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, FarCallsShareOneVeneer) {
  Board.Exports["write"] = 0x08765433;
  ModuleBuilder B = program();
  B.VeneerRoom = 8;
  uint32_t At = B.here();
  B.call("write");
  B.half(0xbf00); // the second one at an odd halfword
  B.call("write");
  B.textReloc(B.here(), R_ABS32, B.import("write"));
  B.word(0);
  ASSERT_EQ(install(B), 0);
  trivet_module_info Info = describe(Module);
  trivet_addr Veneer = Info.text + Info.text_size - 8;
  EXPECT_EQ(Info.veneers, 1u);
  EXPECT_EQ(Board.half(Veneer), 0xf8df);
  EXPECT_EQ(Board.half(Veneer + 2), 0xf000);
  EXPECT_EQ(Board.word(Veneer + 4), 0x08765433u);
  EXPECT_EQ(branchTarget(Info.text + At), Veneer + 1);
  EXPECT_EQ(branchTarget(Info.text + At + 6), Veneer + 1);
  EXPECT_EQ(Board.word(Info.text + At + 10), 0x08765433u)
      << "an address is never a veneer's";
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AFarCallWithoutRoomIsRefused) {
  Board.Exports["write"] = 0x08765433;
  ModuleBuilder B = program();
  B.call("write");
  EXPECT_EQ(install(B), TRIVET_E_RANGE);
  EXPECT_STREQ(trivet_last_name(), "write");
}

TEST_F(Loader, ACallOfNobodyDoesNothing) {
  ModuleBuilder B = program();
  uint32_t At = B.here();
  B.call("hook", true);
  B.textReloc(B.here(), R_ABS32, B.import("hook"));
  B.word(0xffffffff);
  ASSERT_EQ(install(B), 0);
  EXPECT_EQ(Board.half(describe(Module).text + At), 0xbf00) << "nop";
  EXPECT_EQ(Board.half(describe(Module).text + At + 2), 0xbf00);
  EXPECT_EQ(Board.word(describe(Module).text + At + 4), 0u)
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
  B.dataReloc(0, R_RELATIVE, 0, 4);
  B.dataReloc(4, R_RELATIVE, 0, TRIVET_TEXT_VADDR + 2);
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Base = trivet_process_base(Process);
  EXPECT_EQ(Board.word(Base), Base + 4);
  EXPECT_EQ(Board.word(Base + 4), describe(Module).text + 2);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, DirectWordsPointIntoThisProcess) {
  add(counter("lib"));
  ModuleBuilder B = program({"lib"});
  B.Bss = 8;
  B.dataReloc(2, R_ABS32, B.import("lib_counter"), 12); // packed: unaligned
  ASSERT_EQ(install(B), 0);
  trivet_process *P, *Q;
  ASSERT_EQ(trivet_process_create(Module, &P), 0);
  ASSERT_EQ(trivet_process_create(Module, &Q), 0);
  EXPECT_EQ(Board.word(trivet_process_base(P) + 2), part(P, "lib").Data + 12);
  EXPECT_EQ(Board.word(trivet_process_base(Q) + 2), part(Q, "lib").Data + 12);
  trivet_process_destroy(P);
  trivet_process_destroy(Q);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, PendingMeansTheApplicationFirst) {
  ModuleBuilder L = counter("lib");
  L.Bss = 12;
  L.dataReloc(4, R_SLOT, L.import("hook"));
  L.dataReloc(8, R_SLOT, L.import("state"));
  add(L);
  ModuleBuilder Other = counter("other");
  Other.exportFunction("hook", 0);
  add(Other);
  ModuleBuilder B = program({"lib", "other"});
  B.exportFunction("hook", 0);
  B.Bss = 8;
  B.exportData("state", 4);
  ASSERT_EQ(install(B), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Lib = part(Process, "lib").Data;
  EXPECT_EQ(Board.word(Lib + 4), describe(Module).text + 1);
  EXPECT_EQ(Board.word(Lib + 8), trivet_process_base(Process) + 4);
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
  Near.Bss = 8;
  Near.dataReloc(4, R_SLOT, Near.import("which"));
  Near.dataReloc(8, R_SLOT, Near.import("board"));
  for (const ModuleBuilder *L : {&Deep, &Other, &Near})
    add(*L);
  ASSERT_EQ(install(program({"near", "other"})), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  trivet_addr Data = part(Process, "near").Data;
  EXPECT_EQ(Board.word(Data + 4), part(Process, "other").Info.text + 1);
  EXPECT_EQ(Board.word(Data + 8), 0x1235u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AWeakPendingImportThatNobodyHasIsNull) {
  ModuleBuilder L = counter("lib");
  L.dataWord(0xffffffff);
  L.dataReloc(4, R_SLOT, L.import("hook", true));
  add(L);
  ASSERT_EQ(install(program({"lib"})), 0);
  ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  EXPECT_EQ(Board.word(part(Process, "lib").Data + 4), 0u);
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Loader, AMissingPendingImportIsAnErrorOfTheProcess) {
  ModuleBuilder L = counter("lib");
  L.Bss = 4;
  L.dataReloc(4, R_SLOT, L.import("hook"));
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
      M->word(0);
    }
    M->FiniAt = M->here();
    M->FiniCount = 2;
    for (uint32_t I = 0; I < 2; ++I) {
      M->textReloc(M->here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x201 + I);
      M->word(0);
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
  EXPECT_EQ(Order, (std::vector<trivet_addr>{D + 0x101, N + 0x101, A + 0x101,
                                             A + 0x102, A + 1, A + 0x202,
                                             A + 0x201, N + 0x202, N + 0x201,
                                             D + 0x202, D + 0x201}));
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
    M->word(0);
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
  B.textReloc(2, R_ABS32, 0, 0); // two bytes of four
  EXPECT_EQ(install(B), TRIVET_E_CORRUPT);
}

TEST_F(Loader, ErrorsHaveTexts) {
  EXPECT_STREQ(trivet_error_text(TRIVET_E_NO_MODULE), "module '%' not found");
  EXPECT_STREQ(trivet_error_text(1234), "unknown error of '%'");
}

//===-- running out of memory, broken files -------------------------------===//

/// Two libraries, every kind of relocation, constructors, data in all.
struct Rich {
  ModuleBuilder Deep = counter("deep"), Near = counter("near", {"deep"}),
                App = program({"near", "deep"});
  Rich() {
    Board.Exports["write"] = 0x08765433;
    Near.Bss = 16;
    Near.dataReloc(4, R_SLOT, Near.import("hook"));
    Near.dataReloc(8, R_ABS32, Near.import("deep_counter"));
    Near.dataReloc(12, R_RELATIVE, 0, 4);
    Near.base(2, "deep_counter");
    Near.loadDatum(0, 2, "deep_counter");
    App.VeneerRoom = 16;
    App.Bss = 8;
    App.exportFunction("hook", 0);
    App.exportData("state", 4);
    App.call("near_next");
    App.call("write");
    App.call("absent", true);
    App.dataReloc(0, R_ABS32, App.import("near_counter"));
    App.InitAt = App.here();
    App.InitCount = 1;
    App.textReloc(App.here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 1);
    App.word(0);
  }
};

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
  EXPECT_EQ(Failed, 3u * 2 + 1 + 3);
}

/// Installs and starts what may be rubbish. It may be refused or work; what it
/// must not do is checked in TearDown and by the sanitizers.
int tryOut(trivet_addr At, size_t Size) {
  trivet_module *M;
  int Error = trivet_module_install(At, uint32_t(Size), &M);
  if (!Error) {
    trivet_process *P;
    Error = trivet_process_create(M, &P);
    if (!Error) {
      trivet_process_run(P, 0, nullptr, nullptr);
      trivet_process_destroy(P);
    }
    trivet_module_uninstall(M);
  }
  EXPECT_EQ(Board.live(), 0u);
  return Error;
}

TEST_F(Loader, FilesCutShortAreRefused) {
  Rich R;
  std::vector<uint8_t> Whole = R.Near.build();
  for (size_t Size = 0; Size < Whole.size(); ++Size) {
    Board.reset();
    add(R.Deep);
    std::vector<uint8_t> File(Whole.begin(), Whole.begin() + long(Size));
    trivet_addr At = Board.addFile("", File);
    ASSERT_NE(tryOut(At, Size), 0)
        << "of " << Whole.size() << " bytes " << Size;
    ASSERT_EQ(Board.Errors, 0u) << Board.FirstError << " with " << Size;
  }
}

TEST_F(Loader, NeitherBitsNorBytesThatFlipDoHarm) {
  Rich R;
  std::vector<std::vector<uint8_t>> Whole = {R.Deep.build(), R.Near.build(),
                                             R.App.build()};
  uint32_t Refused = 0, Random = 12345;
  auto Next = [&] { return (Random = Random * 1664525 + 1013904223) >> 8; };
  for (int Round = 0; Round < 6000; ++Round) {
    Board.reset();
    Board.Exports["write"] = 0x08765433;
    auto Files = Whole;
    for (uint32_t Flips = 1 + Next() % 3; Flips--;) {
      std::vector<uint8_t> &File = Files[Next() % 3];
      uint8_t &Byte = File[Next() % File.size()];
      if (Next() % 2)
        Byte ^= uint8_t(1u << Next() % 8);
      else
        Byte = Next() % 2 ? 0xff : uint8_t(Next());
    }
    Board.addFile("deep", Files[0]);
    Board.addFile("near", Files[1]);
    trivet_addr At = Board.addFile("", Files[2]);
    Refused += tryOut(At, Files[2].size()) != 0;
    ASSERT_EQ(Board.Errors, 0u) << Board.FirstError << " in round " << Round;
  }
  EXPECT_GT(Refused, 1000u) << "most of a small file matters";
}

} // namespace
