//===- life.cpp - a long life of processes in a small memory --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The loader core, as it is, and the boards' first-fit arena, as it is, for
// data and stacks; modules are real files of a 32-bit target, so memory lies
// below 4 GiB. Nothing is executed: a process is created, holds its memory for
// a while, and is destroyed. One process after the other is started or ended by
// lot; one is started only if all that is in use then is less than a part of
// the memory, the level. That it is refused all the same is what a hole too
// many costs.
//
//   life SIZE STACK LEVEL STEPS LIBRARY... -- PROGRAM...
//
// prints: starts tried, refused, mean of the largest free block, mean of what
// is free, mean of blocks in use.
//
//===----------------------------------------------------------------------===//
#include "arena.h"
#include "trivet/loader.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using trivet::Arena;

namespace {

struct File {
  std::string Name;
  trivet_addr At;
  uint32_t Size;
};

Arena Data, Text;
std::vector<File> Libraries;
uint32_t Blocks;

void *low(size_t Size, int Descriptor = -1) {
  int Kind = Descriptor < 0 ? MAP_ANONYMOUS : 0;
  void *At = mmap(nullptr, Size, PROT_READ | (Kind ? PROT_WRITE : 0),
                  MAP_PRIVATE | MAP_32BIT | Kind, Descriptor, 0);
  if (At == MAP_FAILED)
    exit((perror("life: mmap"), 1));
  return At;
}

File open(const char *Path) {
  int Descriptor = ::open(Path, O_RDONLY);
  struct stat Status;
  if (Descriptor < 0 || fstat(Descriptor, &Status))
    exit((perror(Path), 1));
  const char *Slash = strrchr(Path, '/');
  return {Slash ? Slash + 1 : Path,
          trivet_addr(reinterpret_cast<uintptr_t>(
              low(size_t(Status.st_size), Descriptor))),
          uint32_t(Status.st_size)};
}

void init(Arena &A, size_t Size) {
  uintptr_t Start = reinterpret_cast<uintptr_t>(low(Size));
  A.init(Start, Start + Size);
}

void check(int Code) {
  if (!Code)
    return;
  fprintf(stderr, "life: code %d: %s\n", Code, trivet_last_name());
  exit(1);
}

trivet_addr take(Arena &A, uint32_t Size, uint32_t Align) {
  trivet_addr At = trivet_addr(A.allocate(Size, Align));
  Blocks += At && &A == &Data;
  return At;
}
void give(Arena &A, trivet_addr At) {
  if (!A.release(At))
    abort();
  Blocks -= &A == &Data;
}

} // namespace

extern "C" {
void *trivet_port_alloc_record(size_t Size) { return malloc(Size); }
void trivet_port_free_record(void *Record, size_t) { free(Record); }
trivet_addr trivet_port_place_text(const char *, uint32_t Size,
                                   uint32_t Align) {
  return take(Text, Size, Align);
}
void trivet_port_release_text(trivet_addr At, uint32_t) { give(Text, At); }
trivet_addr trivet_port_place_data(const char *, uint32_t Size,
                                   uint32_t Align) {
  return take(Data, Size, Align);
}
void trivet_port_release_data(trivet_addr At, uint32_t) { give(Data, At); }
void trivet_port_sync_code(trivet_addr, uint32_t) {}
int trivet_port_find_module(const char *Name, trivet_addr *At, uint32_t *Size) {
  for (const File &F : Libraries)
    if (strncmp(F.Name.c_str(), Name, F.Name.size()) == 0) { // libz.so.1 too
      *At = F.At;
      *Size = F.Size;
      return TRIVET_OK;
    }
  return TRIVET_E_NO_MODULE;
}
/// The firmware has everything, somewhere in reach.
trivet_addr trivet_port_find_export(const char *) {
  return trivet_addr(reinterpret_cast<uintptr_t>(Libraries.data())) | 1;
}
int trivet_enter(trivet_addr, trivet_addr, int, char **, char **) { return 0; }
}

int main(int argc, char **argv) {
  uint32_t Size = uint32_t(atoi(argv[1])), Stack = uint32_t(atoi(argv[2])),
           Level = uint32_t(atoi(argv[3])), Steps = uint32_t(atoi(argv[4]));
  init(Data, Size);
  init(Text, 8 << 20);
  std::vector<trivet_module *> Programs;
  std::vector<uint32_t> Needs; // bytes that a process of each takes
  bool Library = true;
  for (int I = 5; I < argc; ++I) {
    if (strcmp(argv[I], "--") == 0) {
      Library = false;
      continue;
    }
    File F = open(argv[I]);
    if (Library) {
      Libraries.push_back(F);
      continue;
    }
    trivet_module *M;
    check(trivet_module_install(F.At, F.Size, &M));
    trivet_process *P;
    check(trivet_process_create(M, &P));
    Programs.push_back(M);
    uint32_t Bytes = Stack;
    trivet_process_visit(
        P,
        [](const trivet_module *Its, trivet_addr, void *Sum) {
          trivet_module_info Info;
          trivet_module_describe(Its, &Info);
          *static_cast<uint32_t *>(Sum) += Info.data_size + 4; // and an entry
        },
        &Bytes);
    Needs.push_back(Bytes);
    trivet_process_destroy(P);
  }

  struct Running {
    trivet_process *Process;
    trivet_addr Stack;
    uint32_t Bytes;
  };
  std::vector<Running> All;
  uint64_t State = 1;
  auto Random = [&](size_t Limit) {
    State = State * 6364136223846793005 + 1442695040888963407;
    return size_t((State >> 32) * Limit >> 32);
  };
  uint64_t InUse = 0, Tried = 0, Refused = 0, Largest = 0, Free = 0, Held = 0,
           Samples = 0;
  for (uint32_t Step = 0; Step < Steps; ++Step) {
    size_t Which = Random(Programs.size()), Victim = Random(1 << 30);
    if (Random(100) < 55) {
      if (InUse + Needs[Which] > uint64_t(Size) * Level / 100)
        continue;
      ++Tried;
      Running R{nullptr, 0, Needs[Which]};
      if (trivet_process_create(Programs[Which], &R.Process)) {
        ++Refused;
        continue;
      }
      if (Stack && !(R.Stack = take(Data, Stack, 8))) {
        trivet_process_destroy(R.Process);
        ++Refused;
        continue;
      }
      InUse += R.Bytes;
      All.push_back(R);
    } else if (!All.empty()) {
      Running &R = All[Victim % All.size()];
      trivet_process_destroy(R.Process);
      if (R.Stack)
        give(Data, R.Stack);
      InUse -= R.Bytes;
      R = All.back();
      All.pop_back();
    }
    if (Step % 16 == 0 && Step > Steps / 10) {
      ++Samples;
      Largest += Data.largest();
      Free += Size - Data.used();
      Held += Blocks;
    }
  }
  printf("%llu %llu %llu %llu %llu\n", (unsigned long long)Tried,
         (unsigned long long)Refused, (unsigned long long)(Largest / Samples),
         (unsigned long long)(Free / Samples),
         (unsigned long long)(Held / Samples));
}
