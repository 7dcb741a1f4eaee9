//===- LoaderCore.cpp - some files through a core's whole life ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Built once for each row of Cores.def, with that core, the parts and the
// emulated board. A program, and libraries called "lib" and "two" which it may
// need, or open while it runs, are installed, started, ended, uninstalled. All
// may be refused, with a reason, or work; what must hold in any case is checked
// here. Endless loops are libFuzzer's to notice, wrong accesses of ours the
// sanitizers'.
//
//===----------------------------------------------------------------------===//
#include "Core.h"
#include "Input.h"
#include "trivet/dl.h"
#include "trivet/lazy.h"
#include "trivet/versions.h"

using namespace trivet;
using namespace trivet::fuzz;

namespace {

void check(trivet_module *M) {
  char Text[40];
  int Code = trivet_module_check(M, Text, sizeof Text);
  require(std::strlen(Text) < sizeof Text && !*Text == succeeded(Code),
          "versions differ, and nobody says how");
}

/// What a process does while it runs.
class Life {
public:
  explicit Life(const Input &In) : Script(In.Script), Left(8) {
    if (!(In.Flags & Opens))
      Left = 0;
  }
  void step(trivet_process *P) {
    if (!Left || Depth == 3)
      return;
    --Left;
    ++Depth;
    unsigned What = Script & 15;
    Script >>= 4;
    bool Two = What & 1;
    if (What < 10) // plain, installed, global, installed and global, forever
      open(P, Two, What / 2);
    else if (What < 14)
      close(P, Open[Two]);
    else
      look(P);
    --Depth;
  }
  bool more() const { return Left; }

  /// Each module, from wherever a stub or a symbol might be.
  static void look(trivet_process *P) {
    trivet_process_visit(
        P,
        [](const trivet_module *M, trivet_addr Data, void *Of) {
          trivet_process *P = static_cast<trivet_process *>(Of);
          trivet_module_info Info = describe(M);
          require(!Data || Board.at(Data, Info.data_size, false),
                  "data without memory");
          for (unsigned At = 0; At < 128 && At < Info.text_size; At += 4)
            bind(P, Info.text + At);
          locate(P, Info.text + 5);
          if (Data)
            locate(P, Data + 4);
        },
        P);
    trivet_addr At;
    for (unsigned Where : {TRIVET_LOOK_IN, TRIVET_LOOK_ANY, TRIVET_LOOK_AFTER})
      if (succeeded(trivet_process_find(P, nullptr, Where, "next", &At)))
        locate(P, At);
  }

private:
  uint32_t Script, Left, Depth = 0;
  trivet_module *Open[2] = {}; // or were so

  void open(trivet_process *P, bool Two, unsigned Flags) {
    trivet_module *M;
    if (!succeeded(trivet_process_open(P, Two ? "two" : "lib", Flags, &M)))
      return;
    Open[Two] = M;
    check(M);
    trivet_process_settle(P);
    trivet_addr At;
    succeeded(trivet_process_find(P, Open[Two], TRIVET_LOOK_IN, "next", &At));
    succeeded(
        trivet_process_find(P, Open[!Two], TRIVET_LOOK_AFTER, "next", &At));
  }
  static void close(trivet_process *P, trivet_module *M) {
    if (!succeeded(trivet_process_close(P, M)))
      return;
    trivet_process_settle(P);
    trivet_process_sweep(P);
  }
  static void bind(trivet_process *P, trivet_addr Stub) {
    trivet_addr Function, Again;
    if (succeeded(trivet_process_bind(P, Stub, &Function)))
      require(trivet_process_bind(P, Stub, &Again) == TRIVET_OK &&
                  Again == Function,
              "a slot holds something else");
    succeeded(trivet_process_bind_all(P));
  }
  static void locate(trivet_process *P, trivet_addr At) {
    trivet_location Where;
    if (succeeded(trivet_process_locate(P, At, &Where)))
      require(isText(Where.name) && (!Where.symbol || isText(Where.symbol)),
              "a place without a name");
  }
};

void run(trivet_module *Program, const Input &In) {
  trivet_process *P, *Q = nullptr;
  if (!succeeded(trivet_process_create(Program, &P)))
    return;
  if (In.Flags & TwoProcesses && !succeeded(trivet_process_create(Program, &Q)))
    Q = nullptr;
  require(trivet_module_uninstall(Program) == TRIVET_E_IN_USE,
          "a program with a process went");
  Life OfP(In), OfQ(In);
  Board.OnCall = [&](const EmulatedBoard::Call &C) {
    if (P && C.Base == trivet_process_base(P))
      OfP.step(P);
    else
      OfQ.step(Q);
    return 0;
  };
  Life::look(P);
  trivet_process_symbol(P, "next");
  if (!(In.Flags & KillProcess))
    trivet_process_run(P, 0, nullptr, nullptr);
  while (OfP.more())
    OfP.step(P);
  Life::look(P);
  if (!(In.Flags & KillProcess))
    trivet_process_finish(P);
  trivet_process_destroy(P);
  P = nullptr;
  if (Q) {
    trivet_process_run(Q, 0, nullptr, nullptr);
    trivet_process_destroy(Q);
  }
}

} // namespace

extern "C" __attribute__((visibility("default"))) void
TRIVET_FUZZ_NAME(trivet_fuzz_)(const Input &In) {
  Board.reset();
  Board.Exports["write"] = EmulatedBoard::FlashBase + 0x765433;
  if (In.Flags & FarText)
    Board.TextGap = EmulatedBoard::RamSize / 2;
  auto Add = [](const char *Name, const uint8_t *Bytes, size_t Size) {
    return Board.addFile(Name, std::vector<uint8_t>(Bytes, Bytes + Size));
  };
  trivet_addr Library = Add("lib", In.Library, In.LibrarySize);
  if (In.Flags & TwoLibraries)
    Add("two", In.Second, In.SecondSize);
  trivet_addr Program = Add("", In.Program, In.ProgramSize);
  Board.failAllocation(In.FailAllocation);
  trivet_module *First = nullptr, *M;
  if (In.Flags & LibraryFirst &&
      !succeeded(
          trivet_module_install(Library, uint32_t(In.LibrarySize), &First)))
    First = nullptr;
  if (First && In.Flags & Again) {
    trivet_addr Copy = Add("", In.Library, In.LibrarySize);
    trivet_module *Other;
    if (succeeded(
            trivet_module_install(Copy, uint32_t(In.LibrarySize), &Other))) {
      require(describe(Other).number == 0, "two versions of a library");
      trivet_module_uninstall(Other);
    }
  }
  if (succeeded(trivet_module_install(Program, uint32_t(In.ProgramSize), &M))) {
    if (In.Flags & Again) {
      trivet_module *Same;
      require(trivet_module_install(Program, uint32_t(In.ProgramSize), &Same) ==
                      TRIVET_OK &&
                  Same == M,
              "a file is two modules");
      require(trivet_module_uninstall(Same) == TRIVET_OK, "a use too many");
    }
    check(M);
    run(M, In);
    require(trivet_module_uninstall(M) == TRIVET_OK, "a module stayed");
  }
  if (First)
    require(trivet_module_uninstall(First) == TRIVET_OK, "the library stayed");
  requireNothingLeft();
}
