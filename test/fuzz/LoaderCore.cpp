//===- LoaderCore.cpp - two files through a core's whole life -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Built once for each row of Cores.def, with that core and the emulated board.
// A program, and a library called "lib" which it may need, are installed,
// started, ended, uninstalled. Both may be refused, with a reason, or work;
// what must hold in any case is checked here. Endless loops are libFuzzer's to
// notice, wrong accesses of ours the sanitizers'.
//
//===----------------------------------------------------------------------===//
#include "Input.h"
#include "emulated.h"
#include <cstdio>
#include <cstdlib>

using namespace trivet;
using namespace trivet::fuzz;

namespace {

void require(bool Holds, const char *What) {
  if (Holds)
    return;
  std::fprintf(stderr, "%s; %u errors of the board: %s; %zu live\n", What,
               Board.Errors, Board.FirstError.c_str(), Board.live());
  std::abort();
}

bool succeeded(int Code) {
  if (Code == TRIVET_OK)
    return true;
  require(std::strcmp(trivet_error_text(Code), trivet_error_text(0)) != 0,
          "a code without a text");
  require(std::strlen(trivet_last_name()) < 65536, "no name");
  return false;
}

void run(trivet_module *Program, uint8_t Flags) {
  trivet_process *P, *Q = nullptr;
  if (!succeeded(trivet_process_create(Program, &P)))
    return;
  if (Flags & TwoProcesses && !succeeded(trivet_process_create(Program, &Q)))
    Q = nullptr;
  require(trivet_module_uninstall(Program) == TRIVET_E_IN_USE,
          "a program with a process went");
  trivet_process_symbol(P, "next");
  trivet_process_visit(
      P,
      [](const trivet_module *M, trivet_addr Data, void *) {
        trivet_module_info Info;
        trivet_module_describe(M, &Info);
        require(Info.number <= TRIVET_MAX_MODULES, "a number too high");
        require(!Data || Board.at(Data, Info.data_size, false),
                "data without memory");
      },
      nullptr);
  if (!(Flags & KillProcess))
    trivet_process_run(P, 0, nullptr, nullptr);
  trivet_process_destroy(P);
  if (Q) {
    trivet_process_run(Q, 0, nullptr, nullptr);
    trivet_process_destroy(Q);
  }
}

} // namespace

extern "C" __attribute__((visibility("default"))) void
TRIVET_FUZZ_NAME(const Input &In) {
  Board.reset();
  Board.Exports["write"] = EmulatedBoard::FlashBase + 0x765433;
  if (In.Flags & FarText)
    Board.TextGap = EmulatedBoard::RamSize / 2;
  trivet_addr Library = Board.addFile(
      "lib", std::vector<uint8_t>(In.Library, In.Library + In.LibrarySize));
  trivet_addr Program = Board.addFile(
      "", std::vector<uint8_t>(In.Program, In.Program + In.ProgramSize));
  Board.failAllocation(In.FailAllocation);
  trivet_module *First = nullptr, *M;
  if (In.Flags & LibraryFirst &&
      !succeeded(
          trivet_module_install(Library, uint32_t(In.LibrarySize), &First)))
    First = nullptr;
  if (First && In.Flags & Again) {
    trivet_addr Copy = Board.addFile(
        "", std::vector<uint8_t>(In.Library, In.Library + In.LibrarySize));
    trivet_module *Other;
    if (succeeded(
            trivet_module_install(Copy, uint32_t(In.LibrarySize), &Other))) {
      trivet_module_info Info;
      trivet_module_describe(Other, &Info);
      require(Info.number == 0, "two versions of a library");
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
    run(M, In.Flags);
    require(trivet_module_uninstall(M) == TRIVET_OK, "a module stayed");
  }
  if (First)
    require(trivet_module_uninstall(First) == TRIVET_OK, "the library stayed");
  require(Board.live() == 0, "something was not given back");
  require(Board.Errors == 0, "a wrong access");
}
