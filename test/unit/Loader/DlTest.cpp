//===- DlTest.cpp - opening libraries on the emulated board ---------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each test is one promise of trivet/dl.h.
//
//===----------------------------------------------------------------------===//
#include "trivet/dl.h"
#include "Fixture.h"

namespace {

using machine::W;

class Dl : public Loader {
protected:
  /// A process of 'App', with room for so many.
  void start(ModuleBuilder App, uint32_t Room = 4) {
    App.Room = Room;
    ASSERT_EQ(install(App), 0);
    ASSERT_EQ(trivet_process_create(Module, &Process), 0);
  }
  void end() {
    trivet_process_finish(Process);
    trivet_process_destroy(Process);
    trivet_module_uninstall(Module);
  }
  int open(const char *Name, trivet_module *&M, unsigned Flags = 0) {
    int Error = trivet_process_open(Process, Name, Flags, &M);
    if (!Error)
      trivet_process_settle(Process);
    return Error;
  }
  int close(trivet_module *M) {
    int Error = trivet_process_close(Process, M);
    trivet_process_settle(Process);
    trivet_process_sweep(Process);
    return Error;
  }
  bool has(const char *Name) { return part(Process, Name).Info.name; }
  trivet_addr find(trivet_module *M, const char *Name,
                   unsigned Where = TRIVET_LOOK_IN) {
    trivet_addr At = 0;
    trivet_process_find(Process, M, Where, Name, &At);
    return At;
  }
  /// One constructor and one destructor, told apart by their offset in text.
  static void lives(ModuleBuilder &B) {
    B.InitAt = B.here();
    B.InitCount = B.FiniCount = 1;
    B.textReloc(B.here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x100);
    B.textWord();
    B.FiniAt = B.here();
    B.textReloc(B.here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + 0x200);
    B.textWord();
  }
  /// "+a" for a's constructor, "-a" for its destructor; text's place tells
  /// which.
  std::map<trivet_addr, std::string> Names;
  void name(const char *Library) {
    Names[part(Process, Library).Info.text] = Library;
  }
  std::string calls() {
    std::string All;
    for (const EmulatedBoard::Call &C : Board.Calls)
      for (auto &[Text, Name] : Names)
        if (C.Function - Text == 0x100 || C.Function - Text == 0x200)
          All += (C.Function - Text == 0x100 ? " +" : " -") + Name;
    Board.Calls.clear();
    return All;
  }
};

TEST_F(Dl, AnOpenedLibraryHasDataAndATableEntry) {
  add(counter("lib"));
  start(program());
  trivet_module *M;
  ASSERT_EQ(open("lib", M), 0);
  EXPECT_EQ(tableEntry(Process, 1), part(Process, "lib").Data);
  EXPECT_EQ(Board.word(part(Process, "lib").Data), 7u);
  EXPECT_EQ(find(M, "lib_counter"), part(Process, "lib").Data);
  EXPECT_EQ(find(M, "lib_next"), describe(M).text + machine::FunctionBit);
  EXPECT_EQ(close(M), 0);
  EXPECT_EQ(tableEntry(Process, 1), 0u);
  EXPECT_FALSE(has("lib"));
  end();
}

TEST_F(Dl, TwoProcessesShareTheText) {
  add(counter("lib"));
  ModuleBuilder App = program();
  App.Room = 1;
  ASSERT_EQ(install(App), 0);
  trivet_process *P, *Q;
  ASSERT_EQ(trivet_process_create(Module, &P), 0);
  ASSERT_EQ(trivet_process_create(Module, &Q), 0);
  trivet_module *M, *N;
  ASSERT_EQ(trivet_process_open(P, "lib", 0, &M), 0);
  ASSERT_EQ(trivet_process_open(Q, "lib", 0, &N), 0);
  EXPECT_EQ(M, N);
  EXPECT_NE(part(P, "lib").Data, part(Q, "lib").Data);
  EXPECT_EQ(trivet_process_close(P, M), 0);
  trivet_process_sweep(P);
  EXPECT_EQ(part(P, "lib").Data, 0u);
  EXPECT_EQ(tableEntry(Q, 1), part(Q, "lib").Data) << "the other one's stays";
  trivet_process_destroy(P);
  trivet_process_destroy(Q); // with what is open
  trivet_module_uninstall(Module);
}

TEST_F(Dl, ItIsClosedAsOftenAsOpened) {
  add(counter("lib"));
  start(program());
  trivet_module *M, *N;
  ASSERT_EQ(open("lib", M), 0);
  ASSERT_EQ(open("lib", N, TRIVET_OPEN_INSTALLED), 0);
  EXPECT_EQ(M, N);
  EXPECT_EQ(close(M), 0);
  EXPECT_TRUE(has("lib"));
  EXPECT_EQ(close(M), 0);
  EXPECT_FALSE(has("lib"));
  EXPECT_EQ(close(M), TRIVET_E_NOT_OPEN);
  EXPECT_EQ(open("lib", M, TRIVET_OPEN_INSTALLED), TRIVET_E_NOT_OPEN);
  end();
}

TEST_F(Dl, ForeverIsUntilTheEnd) {
  add(counter("lib"));
  start(program());
  trivet_module *M;
  ASSERT_EQ(open("lib", M, TRIVET_OPEN_FOREVER), 0);
  EXPECT_EQ(close(M), 0);
  EXPECT_TRUE(has("lib"));
  end();
}

TEST_F(Dl, WhatTheProgramNeedsIsFoundAndStays) {
  add(counter("lib"));
  start(program({"lib"}), 0);
  trivet_module *M;
  ASSERT_EQ(open("lib", M), 0);
  EXPECT_EQ(close(M), 0);
  EXPECT_TRUE(has("lib"));
  ASSERT_EQ(open(nullptr, M), 0);
  EXPECT_EQ(M, Module);
  EXPECT_NE(find(M, "lib_next"), 0u);
  end();
}

TEST_F(Dl, NeedsComeAlongAndGoWithTheLast) {
  add(counter("deep"));
  add(counter("a", {"deep"}));
  add(counter("b", {"deep"}));
  start(program());
  trivet_module *A, *B, *D;
  ASSERT_EQ(open("a", A), 0);
  ASSERT_EQ(open("b", B), 0);
  EXPECT_NE(find(A, "deep_next"), 0u);
  EXPECT_EQ(close(A), 0);
  EXPECT_TRUE(has("deep")) << "b needs it";
  ASSERT_EQ(open("deep", D), 0);
  EXPECT_EQ(close(B), 0);
  EXPECT_TRUE(has("deep")) << "it is open itself";
  EXPECT_EQ(close(D), 0);
  EXPECT_FALSE(has("deep"));
  end();
}

TEST_F(Dl, RoomIsWhatTheProgramSays) {
  add(counter("a"));
  add(counter("b"));
  start(program(), 1);
  trivet_module *A, *B;
  ASSERT_EQ(open("a", A), 0);
  EXPECT_EQ(open("b", B), TRIVET_E_NO_ROOM);
  EXPECT_STREQ(trivet_last_name(), "b");
  EXPECT_EQ(close(A), 0);
  EXPECT_EQ(open("b", B), 0) << "its place is free again";
  end();
}

TEST_F(Dl, ANumberBeyondTheTableIsRefused) {
  trivet_module *Others[9], *M;
  for (int I = 0; I < 9; ++I)
    ASSERT_EQ(install(counter("other" + std::to_string(I)), Others[I]), 0);
  add(counter("lib"));
  start(program(), 2);
  EXPECT_EQ(open("lib", M), TRIVET_E_NO_ROOM);
  end();
  for (trivet_module *O : Others)
    trivet_module_uninstall(O);
}

TEST_F(Dl, PendingImportsLookInTheProgramThenInTheGroup) {
  ModuleBuilder L = counter("lib", {"deep"});
  L.Bss = 3 * W;
  L.dataReloc(W, R_SLOT, L.import("hook"));
  L.dataReloc(2 * W, R_SLOT, L.import("deep_next"));
  add(L);
  add(counter("deep"));
  ModuleBuilder App = program();
  App.exportFunction("hook", 0);
  start(App);
  trivet_module *M;
  ASSERT_EQ(open("lib", M), 0);
  trivet_addr Data = part(Process, "lib").Data;
  EXPECT_EQ(Board.address(Data + W),
            describe(Module).text + machine::FunctionBit);
  EXPECT_EQ(Board.address(Data + 2 * W),
            part(Process, "deep").Info.text + machine::FunctionBit);
  end();
}

TEST_F(Dl, OnlyWhatIsGlobalIsFoundByOthers) {
  add(counter("first"));
  ModuleBuilder L = counter("second");
  L.Bss = W;
  L.dataReloc(W, R_SLOT, L.import("first_next"));
  add(L);
  start(program());
  trivet_module *A, *B;
  ASSERT_EQ(open("first", A), 0);
  EXPECT_EQ(open("second", B), TRIVET_E_NO_SYMBOL);
  EXPECT_STREQ(trivet_last_name(), "first_next");
  EXPECT_EQ(find(nullptr, "first_next", TRIVET_LOOK_ANY), 0u);
  ASSERT_EQ(open("first", A, TRIVET_OPEN_GLOBAL), 0);
  EXPECT_EQ(open("second", B), 0);
  EXPECT_NE(find(nullptr, "first_next", TRIVET_LOOK_ANY), 0u);
  end();
}

TEST_F(Dl, BoundWordsStay) {
  // A hook that was absent when its user began stays absent for it.
  ModuleBuilder L = counter("lib");
  L.Bss = W;
  L.dataReloc(W, R_SLOT, L.import("late_next", true));
  add(L);
  add(counter("late"));
  start(program({"lib"}));
  trivet_module *M;
  ASSERT_EQ(open("late", M, TRIVET_OPEN_GLOBAL), 0);
  EXPECT_EQ(Board.address(part(Process, "lib").Data + W), 0u);
  end();
}

TEST_F(Dl, TheNextOneBehindAModule) {
  ModuleBuilder One = counter("one"), Two = counter("two");
  One.exportFunction("which", 0);
  Two.exportFunction("which", 0);
  add(One);
  add(Two);
  Board.Exports["which"] = 0x1235;
  start(program({"one", "two"}));
  trivet_module *M;
  ASSERT_EQ(open("one", M), 0);
  EXPECT_EQ(find(nullptr, "which", TRIVET_LOOK_ANY),
            part(Process, "one").Info.text + machine::FunctionBit);
  EXPECT_EQ(find(M, "which", TRIVET_LOOK_AFTER),
            part(Process, "two").Info.text + machine::FunctionBit);
  ASSERT_EQ(open("two", M), 0);
  EXPECT_EQ(find(M, "which", TRIVET_LOOK_AFTER), 0x1235u) << "the firmware";
  end();
}

TEST_F(Dl, ConstructorsAndDestructorsInOrder) {
  ModuleBuilder Deep = counter("deep"), A = counter("a", {"deep"}),
                B = counter("b"), App = program();
  for (ModuleBuilder *M : {&Deep, &A, &B, &App})
    lives(*M);
  for (ModuleBuilder *M : {&Deep, &A, &B})
    add(*M);
  // Somebody else has b since long ago: that must not matter.
  trivet_module *Long;
  ASSERT_EQ(install(B, Long), 0);
  start(App);
  Names[describe(Module).text] = "app";
  trivet_process_run(Process, 0, nullptr, nullptr); // constructs, destroys
  EXPECT_EQ(calls(), " +app -app");
  trivet_module *M, *N;
  ASSERT_EQ(open("a", M), 0);
  name("deep"), name("a");
  EXPECT_EQ(calls(), " +deep +a");
  ASSERT_EQ(open("b", N), 0);
  name("b");
  EXPECT_EQ(close(M), 0);
  EXPECT_EQ(calls(), " +b -a -deep");
  ASSERT_EQ(open("a", M), 0);
  name("deep"), name("a");
  EXPECT_EQ(calls(), " +deep +a");
  end();
  EXPECT_EQ(calls(), " -a -deep -b") << "what was constructed last goes first";
  trivet_module_uninstall(Long);
}

TEST_F(Dl, AConstructorMayOpenAndADestructorClose) {
  ModuleBuilder A = counter("a"), B = counter("b");
  lives(A);
  lives(B);
  add(A);
  add(B);
  start(program());
  trivet_module *MA, *MB = nullptr;
  Board.OnCall = [&](const EmulatedBoard::Call &C) {
    name("a"), name("b");
    if (C.Function - part(Process, "a").Info.text == 0x100) {
      EXPECT_EQ(open("b", MB), 0);
    } else if (C.Function - part(Process, "a").Info.text == 0x200) {
      EXPECT_EQ(close(MB), 0);
      EXPECT_TRUE(has("a")) << "its destructor still runs";
      EXPECT_EQ(open("a", MA), TRIVET_E_IN_USE);
    }
    return 0;
  };
  ASSERT_EQ(open("a", MA), 0);
  EXPECT_EQ(calls(), " +a +b");
  EXPECT_EQ(close(MA), 0);
  EXPECT_EQ(calls(), " -a -b");
  EXPECT_FALSE(has("a"));
  EXPECT_FALSE(has("b"));
  Board.OnCall = nullptr;
  end();
}

TEST_F(Dl, NeedsOfNeedsStayWhateverTheOrderOfOpening) {
  add(counter("c"));
  add(counter("b", {"c"}));
  add(counter("a", {"b"}));
  start(program());
  trivet_module *A, *B, *C;
  ASSERT_EQ(open("c", C), 0);
  ASSERT_EQ(open("b", B), 0);
  ASSERT_EQ(open("a", A), 0);
  EXPECT_EQ(close(B), 0);
  EXPECT_EQ(close(C), 0);
  EXPECT_TRUE(has("c"));
  EXPECT_EQ(close(C), TRIVET_E_NOT_OPEN) << "needed, but closed";
  end();
}

TEST_F(Dl, TheProgramComesBeforeTheGroup) {
  ModuleBuilder App = program();
  ModuleBuilder Top = counter("top", {"has_hook"});
  Top.Bss = W;
  Top.dataReloc(W, R_SLOT, Top.import("hook"));
  add(Top);
  ModuleBuilder Other = counter("has_hook");
  Other.exportFunction("hook", 0);
  add(Other);
  App.exportFunction("hook", 0);
  start(App);
  trivet_module *M;
  ASSERT_EQ(open("top", M), 0);
  EXPECT_EQ(Board.address(part(Process, "top").Data + W),
            describe(Module).text + machine::FunctionBit);
  end();
}

TEST_F(Dl, WhatAGlobalOneNeedsIsGlobal) {
  add(counter("deep"));
  add(counter("first", {"deep"}));
  start(program());
  trivet_module *M;
  ASSERT_EQ(open("first", M, TRIVET_OPEN_GLOBAL), 0);
  EXPECT_NE(find(nullptr, "deep_next", TRIVET_LOOK_ANY), 0u);
  EXPECT_NE(find(Module, "deep_next"), 0u) << "a handle of the program";
  end();
}

TEST_F(Dl, WhereEachSearchLooks) {
  add(counter("lib"));
  ModuleBuilder App = program();
  App.exportFunction("hook", 0);
  App.SoName = "app";
  start(App);
  trivet_module *M;
  ASSERT_EQ(open("lib", M), 0);
  EXPECT_EQ(find(M, "hook"), 0u) << "its own, and what it needs";
  EXPECT_NE(find(M, "hook", TRIVET_LOOK_ANY), 0u);
  EXPECT_NE(find(M, "lib_next", TRIVET_LOOK_ANY), 0u) << "though it is local";
  EXPECT_EQ(open("app", M), TRIVET_E_NO_MODULE) << "a program has no name";
  end();
}

TEST_F(Dl, AFileOfAnotherNameIsRefused) {
  Board.addFile("alias", counter("lib").build());
  start(program());
  trivet_module *M;
  EXPECT_EQ(open("alias", M), TRIVET_E_NO_MODULE);
  end();
}

TEST_F(Dl, ArraysOfFunctions) {
  // Constructors forwards, destructors backwards.
  ModuleBuilder A = counter("a");
  A.InitAt = A.FiniAt = A.here();
  A.InitCount = A.FiniCount = 2;
  for (uint32_t To : {0x100, 0x200}) {
    A.textReloc(A.here(), R_RELATIVE, 0, TRIVET_TEXT_VADDR + To);
    A.textWord();
  }
  add(A);
  start(program());
  trivet_module *M;
  ASSERT_EQ(open("a", M), 0);
  name("a");
  EXPECT_EQ(close(M), 0);
  EXPECT_EQ(calls(), " +a -a -a +a");
  end();
}

TEST_F(Dl, WhatIsClosedAtOnceIsNotConstructed) {
  ModuleBuilder A = counter("a");
  lives(A);
  add(A);
  start(program());
  trivet_module *M;
  ASSERT_EQ(trivet_process_open(Process, "a", 0, &M), 0);
  name("a");
  EXPECT_EQ(close(M), 0);
  EXPECT_EQ(calls(), "");
  EXPECT_FALSE(has("a"));
  end();
}

TEST_F(Dl, AConstructorMayEndTheProcess) {
  ModuleBuilder A = counter("a");
  lives(A);
  add(A);
  start(program());
  trivet_module *M;
  Board.OnCall = [&](const EmulatedBoard::Call &C) {
    name("a");
    if (C.Function - part(Process, "a").Info.text == 0x100)
      trivet_process_finish(Process);
    return 0;
  };
  ASSERT_EQ(trivet_process_open(Process, "a", 0, &M), 0);
  trivet_process_settle(Process);
  EXPECT_EQ(calls(), " +a -a");
  trivet_process_destroy(Process);
  trivet_module_uninstall(Module);
}

TEST_F(Dl, OpenedOnesEndBeforeTheProgram) {
  ModuleBuilder A = counter("a"), App = program();
  lives(A);
  lives(App);
  add(A);
  start(App);
  Names[describe(Module).text] = "app";
  Board.OnCall = [&](const EmulatedBoard::Call &C) {
    trivet_module *M;
    if (C.Function == describe(Module).text + machine::FunctionBit) {
      EXPECT_EQ(open("a", M), 0);
      name("a");
    }
    return 0;
  };
  trivet_process_run(Process, 0, nullptr, nullptr);
  EXPECT_EQ(calls(), " +app +a -a -app");
  end();
}

TEST_F(Dl, CloseFinalizesObjectsOfTheLibrary) {
  ModuleBuilder A = counter("a");
  lives(A);
  add(A);
  constexpr trivet_addr Finalize = 0x77777;
  Board.Exports["__cxa_finalize"] = Finalize;
  start(program());
  auto Finalized = [&] {
    auto Is = [](const EmulatedBoard::Call &C) {
      return C.Function == Finalize;
    };
    auto Count = std::count_if(Board.Calls.begin(), Board.Calls.end(), Is);
    Board.Calls.clear();
    return Count;
  };
  trivet_module *M;
  ASSERT_EQ(open("a", M), 0);
  EXPECT_EQ(close(M), 0);
  EXPECT_EQ(Finalized(), 1);
  ASSERT_EQ(open("a", M), 0);
  end();
  EXPECT_EQ(Finalized(), 0) << "exit() has done it";
}

TEST_F(Dl, WhatIsBeingDestroyedIsNoNeed) {
  ModuleBuilder Deep = counter("deep");
  lives(Deep);
  add(Deep);
  add(counter("a", {"deep"}));
  start(program());
  trivet_module *MD, *MA;
  int Error = 0;
  ASSERT_EQ(open("deep", MD), 0);
  Board.OnCall = [&](const EmulatedBoard::Call &C) {
    if (C.Function - part(Process, "deep").Info.text == 0x200)
      Error = open("a", MA);
    return 0;
  };
  EXPECT_EQ(close(MD), 0);
  EXPECT_EQ(Error, TRIVET_E_IN_USE);
  end();
}

TEST_F(Dl, DestructorsWaitForConstructorsEvenIfTheseClose) {
  ModuleBuilder A = counter("a");
  lives(A);
  add(A);
  start(program());
  trivet_module *MA, *Again;
  bool Stayed = false;
  Board.OnCall = [&](const EmulatedBoard::Call &C) {
    name("a");
    if (C.Function - part(Process, "a").Info.text == 0x100) {
      EXPECT_EQ(open("a", Again), 0);
      EXPECT_EQ(close(Again), 0);
      EXPECT_EQ(close(Again), 0) << "one too many";
      Stayed = has("a") && Board.Calls.size() == 1;
    }
    return 0;
  };
  ASSERT_EQ(open("a", MA), 0);
  EXPECT_TRUE(Stayed);
  EXPECT_EQ(calls(), " +a -a");
  trivet_process_sweep(Process);
  EXPECT_FALSE(has("a"));
  end();
}

TEST_F(Dl, WhatIsNeededStaysUntilItIsDestroyedToo) {
  // deep's destructor closes b while a, which needs deep, is destroyed already.
  ModuleBuilder Deep = counter("deep"), A = counter("a", {"deep"}),
                B = counter("b");
  lives(Deep);
  lives(A);
  for (ModuleBuilder *M : {&Deep, &A, &B})
    add(*M);
  start(program());
  size_t Before = Board.live();
  trivet_module *MA, *MB;
  ASSERT_EQ(open("b", MB), 0);
  ASSERT_EQ(open("a", MA), 0);
  name("a"), name("deep");
  EXPECT_EQ(calls(), " +deep +a");
  Board.OnCall = [&](const EmulatedBoard::Call &C) {
    if (has("deep") && C.Function - part(Process, "deep").Info.text == 0x200) {
      EXPECT_EQ(close(MB), 0);
    }
    return 0;
  };
  EXPECT_EQ(close(MA), 0);
  EXPECT_EQ(calls(), " -a -deep");
  EXPECT_EQ(Board.live(), Before);
  end();
}

TEST_F(Dl, WhoseAddressIsThis) {
  ModuleBuilder L = counter("lib");
  L.exportFunction("lib_last", L.here());
  L.code(machine::empty());
  add(L);
  start(program());
  trivet_module *M;
  ASSERT_EQ(open("lib", M), 0);
  trivet_location At;
  ASSERT_EQ(trivet_process_locate(Process, find(M, "lib_last"), &At), 0);
  EXPECT_STREQ(At.name, "lib");
  EXPECT_STREQ(At.symbol, "lib_last");
  EXPECT_EQ(At.symbol_address, find(M, "lib_last"));
  ASSERT_EQ(trivet_process_locate(
                Process, find(M, "lib_last") - machine::FunctionBit, &At),
            0);
  EXPECT_STREQ(At.symbol, "lib_last") << "where its code begins";
  ASSERT_EQ(trivet_process_locate(Process, find(M, "lib_counter"), &At), 0);
  EXPECT_EQ(At.text, describe(M).text);
  EXPECT_STREQ(At.symbol, "lib_counter");
  EXPECT_EQ(trivet_process_locate(Process, EmulatedBoard::FlashBase, &At),
            TRIVET_E_NOT_OPEN);
  end();
}

TEST_F(Dl, WhatIsNoHandleIsRefused) {
  start(program());
  trivet_addr At;
  trivet_module *Wild = reinterpret_cast<trivet_module *>(this);
  EXPECT_EQ(trivet_process_close(Process, Wild), TRIVET_E_NOT_OPEN);
  EXPECT_EQ(trivet_process_find(Process, Wild, TRIVET_LOOK_IN, "x", &At),
            TRIVET_E_NOT_OPEN);
  end();
}

TEST_F(Dl, ProgramsAreNotOpened) {
  ModuleBuilder Other = program();
  Other.SoName = "other";
  add(Other);
  start(program());
  trivet_module *M;
  EXPECT_EQ(open("other", M), TRIVET_E_NO_MODULE);
  end();
}

TEST_F(Dl, EveryAllocationMayFail) {
  ModuleBuilder Lib = counter("lib", {"deep"});
  Lib.Bss = W;
  Lib.dataReloc(W, R_SLOT, Lib.import("deep_next"));
  add(Lib);
  add(counter("deep"));
  start(program());
  size_t Before = Board.live();
  uint32_t Failed = 0;
  for (;; ++Failed) {
    trivet_module *M;
    Board.failAllocation(Failed + 1);
    int Error = open("lib", M);
    if (!Error) {
      EXPECT_EQ(close(M), 0);
    }
    ASSERT_EQ(Board.live(), Before) << "after " << Failed + 1;
    if (!Error)
      break;
    EXPECT_EQ(Error, TRIVET_E_NO_MEMORY);
  }
  EXPECT_EQ(Failed, 2u * 2 + 2) << "record, text and data of both";
  Board.failAllocation(0);
  end();
}

TEST_F(Dl, NothingThatFailsLeavesAnything) {
  ModuleBuilder Lib = counter("lib", {"deep"}); // deep is bad
  ModuleBuilder Deep = counter("deep");
  Deep.Bss = W;
  Deep.dataReloc(W, R_SLOT, Deep.import("nobody"));
  add(Lib);
  add(Deep);
  start(program());
  size_t Before = Board.live();
  trivet_module *M;
  EXPECT_EQ(open("lib", M), TRIVET_E_NO_SYMBOL);
  EXPECT_EQ(open("absent", M), TRIVET_E_NO_MODULE);
  EXPECT_EQ(Board.live(), Before);
  EXPECT_EQ(tableEntry(Process, 1), 0u);
  EXPECT_EQ(tableEntry(Process, 2), 0u);
  end();
}

TEST_F(Dl, MoreRoomThanThereAreNumbersIsCorrupt) {
  ModuleBuilder B = program();
  B.Room = TRIVET_MAX_MODULES + 1;
  EXPECT_EQ(install(B), TRIVET_E_CORRUPT);
}

} // namespace
