//===- LifecycleTest.cpp - a long life, and a model beside it -------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Programs and libraries, which need each other in diamonds, are installed,
// started, ended, killed, uninstalled, replaced by newer versions, thousands of
// times in an order that nobody chose, and now and then memory is short. Beside
// the loader a model, which knows use counts but no memory, says what each call
// must return. After each step everything alive is looked at: a module has the
// number and the text that it had, a process the data; what is not in use is
// not there.
//
// An old version's file is erased when the model says that nobody uses it: if
// the loader still did, the board would see it.
//
//===----------------------------------------------------------------------===//
#include "Fixture.h"
#include <memory>
#include <optional>
#include <set>

namespace {

using machine::W;

class Life : public Loader {
protected:
  static constexpr uint32_t Libraries = 7, Programs = 4,
                            All = Libraries + Programs;
  /// By index; libraries first. A diamond above a, one above that.
  const std::vector<uint32_t> Needs[All] = {
      {}, {0}, {0}, {1, 2}, {3, 0}, {}, {5, 3, 4}, {3}, {6}, {1, 2}, {}};

  struct File {
    trivet_addr At;
    uint32_t Size, Version;
  };
  /// What is installed, as the model has it.
  struct Installed {
    uint32_t What;
    File From;
    trivet_module *Module; ///< of what was asked for by file; else null
    uint32_t Uses = 1, Processes = 0;
    std::vector<Installed *> Needs;
    // What must not change while it lives.
    trivet_module_info Info{};
    std::vector<uint8_t> Text;
  };
  struct Running {
    Installed *Program;
    trivet_process *Process;
    std::map<std::string, std::vector<uint8_t>> Data; ///< by module
  };
  File Current[All];
  std::vector<std::unique_ptr<Installed>> Modules; ///< in order of installing
  std::vector<Installed *> Asked; ///< one for each install by file
  std::vector<std::unique_ptr<Running>> Processes;
  uint32_t State = 1;
  /// That all of it happened.
  enum {
    Installs,
    Refused,
    InUse,
    Short,
    Started,
    Ended,
    Killed,
    Replaced,
    NumCounts
  };
  uint32_t Counts[NumCounts] = {};

  uint32_t random(size_t Limit) {
    State = State * 1664525 + 1013904223;
    return uint32_t((uint64_t(State) * Limit) >> 32);
  }
  static std::string name(uint32_t What) {
    return std::string(1, char('a' + What));
  }
  static std::string since(uint32_t What, uint32_t Version) {
    return name(What) + "_since_" + std::to_string(Version);
  }

  /// Version n of a library has a function more than n - 1; everybody calls the
  /// newest that there was when it was built.
  File make(uint32_t What, uint32_t Version) {
    bool Program = What >= Libraries;
    ModuleBuilder B = Program ? program() : counter(name(What));
    B.SoName = name(What);
    B.Bss = 8 * (1 + What % 3) * (1 + Version % 2);
    for (uint32_t V = 0; V <= Version; ++V) {
      B.exportFunction(since(What, V), B.here());
      B.code(machine::empty());
    }
    for (uint32_t Need : Needs[What]) {
      B.Needed.push_back(name(Need));
      B.call(since(Need, Current[Need].Version));
      B.base(2, name(Need) + "_counter");
      B.loadDatum(0, 2, name(Need) + "_counter");
    }
    std::vector<uint8_t> Bytes = B.build();
    return {Board.addFile(Program ? "" : name(What), Bytes),
            uint32_t(Bytes.size()), Version};
  }

  /// By its file, or by its name.
  Installed *find(uint32_t What, trivet_addr At = 0) {
    for (auto &M : Modules)
      if (At ? M->From.At == At : M->What == What)
        return M.get();
    return nullptr;
  }

  //===-- the model: what must happen -------------------------------------===//

  /// The code of an install, and what it makes, in Modules.
  int modelInstall(uint32_t What, Installed *&Out) {
    auto M = std::make_unique<Installed>();
    M->What = What;
    M->From = Current[What];
    Out = M.get();
    int Code = 0;
    for (uint32_t Need : Needs[What]) {
      Installed *N = find(Need);
      if (N) {
        ++N->Uses;
      } else {
        Code = modelInstall(Need, N);
        if (Code)
          break;
      }
      M->Needs.push_back(N);
    }
    // Text is patched last. What it calls was there when it was built; is it
    // in what is installed?
    for (size_t I = 0; I < M->Needs.size() && !Code; ++I)
      if (M->Needs[I]->From.Version < Wanted[{What, M->From.Version}][I])
        Code = TRIVET_E_NO_SYMBOL;
    if (Code) {
      for (Installed *N : M->Needs)
        modelRelease(N);
      return Code;
    }
    Modules.push_back(std::move(M));
    return 0;
  }

  void modelRelease(Installed *M) {
    if (--M->Uses)
      return;
    File From = M->From;
    uint32_t What = M->What;
    std::vector<Installed *> Its = M->Needs;
    Modules.erase(std::find_if(Modules.begin(), Modules.end(),
                               [&](auto &P) { return P.get() == M; }));
    for (Installed *N : Its)
      modelRelease(N);
    if (From.At != Current[What].At)
      Erase.push_back(From.At);
  }
  std::vector<trivet_addr> Erase; ///< files that nobody has, after this step
  /// What a version of a module calls of what it needs.
  std::map<std::pair<uint32_t, uint32_t>, std::vector<uint32_t>> Wanted;

  void replace(uint32_t What) {
    File Old = Current[What];
    bool Used = false;
    for (auto &M : Modules)
      Used |= M->From.At == Old.At;
    if (Used)
      Board.hideFile(Old.At);
    else
      Board.removeFile(Old.At);
    Counts[Replaced] += Used;
    publish(What, Old.Version + 1);
  }
  void publish(uint32_t What, uint32_t Version) {
    Current[What] = make(What, Version);
    std::vector<uint32_t> &Its = Wanted[{What, Version}];
    Its.clear();
    for (uint32_t Need : Needs[What])
      Its.push_back(Current[Need].Version);
  }

  /// All modules of a process.
  static void gather(Installed *M, std::set<Installed *> &Out) {
    if (Out.insert(M).second)
      for (Installed *N : M->Needs)
        gather(N, Out);
  }
  void hold(Installed *Program, uint32_t Difference) {
    std::set<Installed *> List;
    gather(Program, List);
    for (Installed *M : List)
      M->Processes += Difference;
  }

  //===-- steps -----------------------------------------------------------===//

  /// Was memory short? Then the model has to forget it.
  bool shortOfMemory(int Code) {
    Board.failAllocation(0);
    Counts[Short] += Code == TRIVET_E_NO_MEMORY;
    return Code == TRIVET_E_NO_MEMORY;
  }

  void install(uint32_t What) {
    File F = Current[What];
    Installed *M = find(What, F.At);
    int Expected = 0;
    if (M)
      ++M->Uses;
    else if (What < Libraries && find(What)) // an older version
      Expected = TRIVET_E_IN_USE;
    else
      Expected = modelInstall(What, M);
    trivet_module *Got = nullptr;
    int Code = trivet_module_install(F.At, F.Size, &Got);
    if (shortOfMemory(Code)) {
      if (!Expected)
        modelRelease(M);
      return;
    }
    ASSERT_EQ(Code, Expected) << name(What);
    ++Counts[Code ? Refused : Installs];
    if (Code)
      return;
    ASSERT_TRUE(!M->Module || M->Module == Got);
    M->Module = Got;
    Asked.push_back(M);
  }

  void uninstall(size_t Which) {
    Installed *M = Asked[Which];
    bool Stays = M->Uses == 1 && M->Processes;
    ASSERT_EQ(trivet_module_uninstall(M->Module), Stays ? TRIVET_E_IN_USE : 0);
    Counts[InUse] += Stays;
    if (Stays)
      return;
    Asked.erase(Asked.begin() + long(Which));
    modelRelease(M);
  }

  void create(Installed *Program) {
    auto P = std::make_unique<Running>();
    int Code = trivet_process_create(Program->Module, &P->Process);
    if (shortOfMemory(Code))
      return;
    ASSERT_EQ(Code, 0);
    ++Counts[Started];
    P->Program = Program;
    hold(Program, 1);
    P->Data = dataOf(P->Process);
    Processes.push_back(std::move(P));
  }

  void end(size_t Which, bool Kill) {
    Running &P = *Processes[Which];
    ++Counts[Kill ? Killed : Ended];
    if (!Kill)
      trivet_process_run(P.Process, 0, nullptr, nullptr);
    trivet_process_destroy(P.Process);
    hold(P.Program, -1u);
    Processes.erase(Processes.begin() + long(Which));
  }

  /// The process writes to its own data.
  void scribble(Running &P) {
    trivet_process_visit(
        P.Process,
        [](const trivet_module *M, trivet_addr Data, void *Test) {
          for (uint32_t I = 0; I < describe(M).data_size; ++I)
            *Board.at(Data + I, 1, true) =
                uint8_t(static_cast<Life *>(Test)->random(256));
        },
        this);
    P.Data = dataOf(P.Process);
  }

  void step() {
    if (random(4) == 0)
      Board.failAllocation(1 + random(6));
    switch (uint32_t Kind = random(10)) {
    case 0:
    case 1:
    case 2:
      install(random(4) ? Libraries + random(Programs) : random(Libraries));
      break;
    case 3:
    case 4:
      if (!Asked.empty())
        uninstall(random(Asked.size()));
      break;
    case 5:
    case 6:
      if (Asked.empty())
        break;
      if (Installed *M = Asked[random(Asked.size())]; M->What >= Libraries)
        create(M);
      break;
    case 7:
    case 8:
      if (!Processes.empty())
        end(random(Processes.size()), Kind == 7);
      break;
    default:
      if (!Processes.empty())
        scribble(*Processes[random(Processes.size())]);
      if (random(3) == 0)
        replace(random(All));
    }
    Board.failAllocation(0);
    for (trivet_addr At : Erase)
      Board.removeFile(At);
    Erase.clear();
  }

  //===-- what must hold --------------------------------------------------===//

  static std::vector<uint8_t> bytes(trivet_addr At, uint32_t Size) {
    const uint8_t *P = Size ? Board.at(At, Size, false) : nullptr;
    return P ? std::vector<uint8_t>(P, P + Size) : std::vector<uint8_t>();
  }
  static std::map<std::string, std::vector<uint8_t>> dataOf(trivet_process *P) {
    std::map<std::string, std::vector<uint8_t>> All;
    trivet_process_visit(
        P,
        [](const trivet_module *M, trivet_addr Data, void *To) {
          trivet_module_info Info = describe(M);
          (*static_cast<decltype(All) *>(To))[Info.name] =
              bytes(Data, Info.data_size);
        },
        &All);
    return All;
  }

  void look() {
    ASSERT_EQ(Board.Errors, 0u) << Board.FirstError;
    // One record and one text for each module, one record for each process and
    // data for each of its modules, or for all.
    size_t Live = 2 * Modules.size();
    std::set<uint32_t> Numbers;
    for (auto &M : Modules) {
      std::set<Installed *> List;
      gather(M.get(), List);
      for (Installed *N : List) // whoever it was patched with is there
        ASSERT_EQ(1, std::count_if(Modules.begin(), Modules.end(),
                                   [&](auto &P) { return P.get() == N; }));
      if (!M->Module)
        continue;
      trivet_module_info Info = describe(M->Module);
      ASSERT_EQ(Info.uses, M->Uses + M->Processes) << name(M->What);
      if (!M->Info.text) {
        M->Info = Info;
        M->Text = bytes(Info.text, Info.text_size);
      }
      ASSERT_EQ(Info.number, M->Info.number);
      ASSERT_EQ(Info.text, M->Info.text);
      ASSERT_EQ(bytes(Info.text, Info.text_size), M->Text);
      ASSERT_EQ(Info.number == 0, M->What >= Libraries);
      ASSERT_TRUE(!Info.number || Numbers.insert(Info.number).second);
    }
    for (auto &P : Processes) {
      std::map<std::string, std::vector<uint8_t>> Data = dataOf(P->Process);
      ASSERT_EQ(Data, P->Data) << "a process was disturbed";
      std::set<Installed *> List;
      gather(P->Program, List);
      ASSERT_EQ(Data.size(), List.size());
      Live += 1 + (trivet::Blocks::One ? 1 : List.size());
      std::set<uint32_t> InProcess;
      for (Installed *M : List) {
        Part Its = part(P->Process, name(M->What));
        if (M->What < Libraries) {
          ASSERT_TRUE(InProcess.insert(Its.Info.number).second);
          ASSERT_EQ(tableEntry(P->Process, Its.Info.number), Its.Data);
        }
        ASSERT_EQ(Its.Info.uses, M->Uses + M->Processes);
        // Its text, in this process as in all others: bases of what it needs.
        for (size_t I = 0; I < M->Needs.size(); ++I) {
          // make() says what comes before.
          auto Size = [](const machine::Code &C) { return 2 * C.size(); };
          size_t Empty = Size(machine::empty()),
                 Base = Size(machine::baseLoad(2)),
                 Call = Size(machine::call()),
                 Load = Size(machine::load(0, 2u));
          uint32_t At = uint32_t((M->What < Libraries ? Base : 0) +
                                 Empty * (M->From.Version + 2) +
                                 I * (Call + Base + Load) + Call);
          ASSERT_EQ(
              codeAt(Its.Info.text + At, machine::baseLoad(2)),
              machine::baseLoad(
                  2, part(P->Process, name(M->Needs[I]->What)).Info.number));
        }
      }
    }
    ASSERT_EQ(Board.live(), Live);
  }
};

TEST_F(Life, ThousandsOfStepsInAnyOrder) {
  for (uint32_t Seed = 1; Seed <= 3; ++Seed) {
    Board.reset();
    State = Seed;
    for (uint32_t What = 0; What < All; ++What)
      publish(What, 0);
    for (int Step = 0; Step < 4000 && !HasFatalFailure(); ++Step) {
      SCOPED_TRACE(Step);
      step();
      look();
      // From time to time all must go, or nothing would ever be replaced.
      while (!HasFatalFailure() && Processes.size() > 12)
        end(random(Processes.size()), true);
      while (!HasFatalFailure() && Step % 100 > 95 && !Processes.empty())
        end(0, random(2));
      while (!HasFatalFailure() && Step % 100 > 97 && !Asked.empty())
        uninstall(random(Asked.size()));
    }
    if (HasFatalFailure())
      return;
    while (!Processes.empty())
      end(0, true);
    while (!Asked.empty())
      uninstall(0);
    look();
    EXPECT_TRUE(Modules.empty());
  }
  for (uint32_t Count : Counts)
    EXPECT_GT(Count, 50u);
}

} // namespace
