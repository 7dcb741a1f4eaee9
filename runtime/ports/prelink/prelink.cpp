//===- prelink.cpp - the loader core over simulated memory ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The address space of a device in which text lands where a plan wants it.
// The core does not know: it numbers, places, links and starts as ever.
//
// A module gets the number that the plan wants because records without a
// module hold all the others.
//
// What a word in a process's data holds, an address of code or one of which
// data, is seen from outside: the process is made twice, the second time with
// each block of data at another distance from where it was. A word that has
// not changed is the same for all processes; what has moved by a block's
// distance is an offset in that block.
//
// The core has one state, as on a device, so there is one machine of a kind at
// a time.
//
//===----------------------------------------------------------------------===//
#include "prelink.h"
#include "Patch.h"
#include "core.h"
#include <cstdlib>
#include <cstring>
#include <memory>

using namespace trivet;

namespace {

/// Files and data are in the half of 4 GiB where text is not, so far apart.
constexpr trivet_addr Room = 0x20000000;
/// Data moves by multiples of this: no less than any alignment.
constexpr trivet_addr Distance = 0x10000;

class Machine;
Machine *machine;

class Machine final : public SimulatedMachine {
public:
  explicit Machine(uint64_t Text) {
    machine = this;
    NextFile = uint32_t(Text) < 0x80000000 ? 0xa0000000 : 0x10000000;
    DataBase = NextFile + Room;
    for (unsigned I = 1; I <= TRIVET_MAX_MODULES; ++I) {
      Holders[I] = {};
      Holders[I].uses = 1;
      Holders[I].program = true; // nobody finds it by name
      Holders[I].number = uint8_t(I);
      Holders[I].file = 1; // nor by its file
      hold(I);
    }
  }
  ~Machine() override {
    for (size_t I = Order.size(); I--;)
      trivet_module_uninstall(Modules[Order[I]]);
    modules = nullptr;
    machine = nullptr;
  }

  void addFile(const File &F) override {
    Block B{{}, false};
    B.Bytes.assign(F.Bytes, F.Bytes + F.Size);
    Addresses.push_back(NextFile);
    Memory[NextFile] = std::move(B);
    NextFile += (F.Size + 31) & ~15u;
    Files.push_back(F);
    Modules.push_back(nullptr);
  }
  void addExport(const std::string &Name, uint64_t Address) override {
    Exports[Name] = trivet_addr(Address);
  }
  int install(unsigned I) override {
    Current = I;
    open(I);
    int Error = trivet_module_install(Addresses[I], Files[I].Size, &Modules[I]);
    if (!Error)
      Order.push_back(I);
    return Error;
  }
  int start(unsigned I, Start &Result) override;
  std::string lastName() const override { return trivet_last_name(); }
  const std::vector<uint8_t> &textOf(unsigned I) const override {
    static const std::vector<uint8_t> None;
    auto Found = Memory.find(Modules[I]->where);
    return Found == Memory.end() ? None : Found->second.Bytes;
  }
  uint32_t fieldsOf(unsigned I) const override { return Modules[I]->fields; }
  const std::map<std::string, uint64_t> &used() const override { return Used; }

  // The port.
  uint8_t *at(trivet_addr Address, uint32_t Size, bool Write);
  trivet_addr placeText(const std::string &Name, uint32_t Size);
  trivet_addr placeData(uint32_t Size, uint32_t Align);
  int findModule(const char *Name, trivet_addr *At, uint32_t *Size);
  trivet_addr findExport(const char *Name);
  void release(trivet_addr At) { Memory.erase(At); }
  void wroteWord(trivet_addr At) {
    if (At - DataBase < Room)
      Written.push_back(At);
  }

private:
  struct Block {
    std::vector<uint8_t> Bytes;
    bool Writable;
  };
  std::vector<File> Files;
  std::vector<trivet_addr> Addresses; // of files
  std::vector<trivet_module *> Modules;
  std::vector<unsigned> Order;
  std::map<trivet_addr, Block> Memory;
  std::map<std::string, trivet_addr> Exports;
  std::map<std::string, uint64_t> Used;
  trivet_addr NextFile, DataBase, NextData = 0;
  std::vector<trivet_addr> Written;
  unsigned Blocks = 0;  // of data, since the process began
  bool Apart = false;   // move each by another distance
  unsigned Current = 0; // is being installed, with what it needs
  ::trivet_module Holders[TRIVET_MAX_MODULES + 1];

  void hold(unsigned Number) {
    Holders[Number].next = modules;
    modules = &Holders[Number];
  }
  /// What is installed next is this file, and its number alone is free.
  void open(unsigned I) {
    if (!Files[I].Number)
      return;
    for (trivet_module **Link = &modules; *Link; Link = &(*Link)->next)
      if (*Link == &Holders[Files[I].Number]) {
        *Link = (*Link)->next;
        return;
      }
  }
  int makeProcess(unsigned I, Start &Result, std::vector<trivet_addr> &Data,
                  std::vector<trivet_addr> &Values);
};

uint8_t *Machine::at(trivet_addr Address, uint32_t Size, bool Write) {
  auto Found = Memory.upper_bound(Address);
  if (Found == Memory.begin())
    return nullptr;
  --Found;
  auto &[Start, B] = *Found;
  uint64_t Offset = Address - Start;
  if (Offset + Size > B.Bytes.size() || (Write && !B.Writable))
    return nullptr;
  return &B.Bytes[size_t(Offset)];
}

trivet_addr Machine::placeText(const std::string &Name, uint32_t Size) {
  // What a program needs is installed before, so text that comes with it is
  // its.
  unsigned I = Current;
  if (Files[Current].Number)
    for (I = 0; !Files[I].Number || Files[I].Name != Name;)
      ++I;
  trivet_addr At = trivet_addr(Files[I].Text);
  Memory[At] = {std::vector<uint8_t>(Size), true};
  return At;
}

trivet_addr Machine::placeData(uint32_t Size, uint32_t Align) {
  trivet_addr At = (NextData + Align - 1) & ~trivet_addr(Align - 1);
  NextData = At + Size + 16;
  ++Blocks;
  if (Apart)
    At += Blocks * Distance;
  Memory[At] = {std::vector<uint8_t>(Size), true};
  return At;
}

int Machine::findModule(const char *Name, trivet_addr *At, uint32_t *Size) {
  for (unsigned I = 0; I < Files.size(); ++I)
    if (Files[I].Number && Files[I].Name == Name) {
      open(I);
      *At = Addresses[I];
      *Size = Files[I].Size;
      return TRIVET_OK;
    }
  return TRIVET_E_NO_MODULE;
}

trivet_addr Machine::findExport(const char *Name) {
  auto Found = Exports.find(Name);
  trivet_addr At = Found == Exports.end() ? 0 : Found->second;
  Used[Name] = At;
  return At;
}

/// A process; where the data of its parts are, and what the written words hold.
int Machine::makeProcess(unsigned I, Start &Result,
                         std::vector<trivet_addr> &Data,
                         std::vector<trivet_addr> &Values) {
  Written.clear();
  Blocks = 0;
  NextData = DataBase;
  trivet_process *P;
  if (int Error = trivet_process_create(Modules[I], &P))
    return Error;
  Result.Parts.clear();
  for (uint32_t K = 0; K < P->count; ++K) {
    Data.push_back(P->parts[K].data);
    unsigned File = 0;
    while (Modules[File] != P->parts[K].module)
      ++File;
    Result.Parts.push_back(File);
  }
  for (trivet_addr At : Written)
    Values.push_back(trivet_read_addr(At));
  // In which part's data are the words? Those of the table are in none.
  std::vector<Word> Words;
  std::vector<trivet_addr> Kept;
  for (size_t K = 0; K < Written.size(); ++K)
    for (unsigned Part = 0; Part < P->count; ++Part) {
      trivet_addr Offset = Written[K] - Data[Part];
      if (Data[Part] && Written[K] >= Data[Part] &&
          Offset < P->parts[Part].module->data().size) {
        Words.push_back({Part, uint32_t(Offset), -1, 0});
        Kept.push_back(Values[K]);
      }
    }
  Result.Words = std::move(Words);
  Values = std::move(Kept);
  trivet_process_destroy(P);
  return TRIVET_OK;
}

int Machine::start(unsigned I, Start &Result) {
  std::vector<trivet_addr> Data[2], Values[2];
  for (unsigned Time : {0, 1}) {
    Apart = Time;
    if (int Error = makeProcess(I, Result, Data[Time], Values[Time]))
      return Error;
  }
  for (size_t K = 0; K < Result.Words.size(); ++K) {
    Word &W = Result.Words[K];
    trivet_addr Moved = Values[1][K] - Values[0][K];
    W.Value = Values[0][K];
    for (size_t Part = 0; Moved && Part < Data[0].size(); ++Part)
      if (Data[0][Part] && Data[1][Part] - Data[0][Part] == Moved) {
        W.Target = int(Part);
        W.Value = trivet_addr(W.Value - Data[0][Part]);
      }
    if (Moved && W.Target < 0)
      abort(); // the core added two addresses
  }
  return TRIVET_OK;
}

} // namespace

extern "C" {

void *trivet_port_alloc_record(size_t size) { return std::malloc(size); }
void trivet_port_free_record(void *record, size_t) { std::free(record); }
trivet_addr trivet_port_place_text(const char *name, uint32_t size, uint32_t) {
  return machine->placeText(name, size);
}
void trivet_port_release_text(trivet_addr at, uint32_t) {
  machine->release(at);
}
trivet_addr trivet_port_place_data(const char *, uint32_t size,
                                   uint32_t align) {
  return machine->placeData(size, align);
}
void trivet_port_release_data(trivet_addr at, uint32_t) {
  machine->release(at);
}
void trivet_port_sync_code(trivet_addr, uint32_t) {}
int trivet_port_find_module(const char *soname, trivet_addr *file,
                            uint32_t *size) {
  return machine->findModule(soname, file, size);
}
trivet_addr trivet_port_find_export(const char *name) {
  return machine->findExport(name);
}

uint8_t trivet_read8(trivet_addr at) {
  uint8_t *p = machine->at(at, 1, false);
  return p ? *p : 0;
}
uint16_t trivet_read16(trivet_addr at) {
  uint8_t *p = machine->at(at, 2, false);
  return p ? uint16_t(p[0] | p[1] << 8) : 0;
}
uint32_t trivet_read32(trivet_addr at) {
  uint8_t *p = machine->at(at, 4, false);
  return p ? p[0] | p[1] << 8 | p[2] << 16 | uint32_t(p[3]) << 24 : 0;
}
trivet_addr trivet_read_addr(trivet_addr at) {
  uint64_t value = 0;
  if (uint8_t *p = machine->at(at, sizeof(trivet_addr), false))
    for (unsigned i = 0; i < sizeof(trivet_addr); ++i)
      value |= uint64_t(p[i]) << 8 * i;
  return trivet_addr(value);
}
void trivet_write16(trivet_addr at, uint16_t value) {
  if (uint8_t *p = machine->at(at, 2, true)) {
    p[0] = uint8_t(value);
    p[1] = uint8_t(value >> 8);
  }
}
void trivet_write32(trivet_addr at, uint32_t value) {
  if (uint8_t *p = machine->at(at, 4, true))
    for (int i = 0; i < 4; ++i)
      p[i] = uint8_t(value >> 8 * i);
}
void trivet_write_addr(trivet_addr at, trivet_addr value) {
  if (uint8_t *p = machine->at(at, sizeof value, true))
    for (unsigned i = 0; i < sizeof value; ++i)
      p[i] = uint8_t(uint64_t(value) >> 8 * i);
  machine->wroteWord(at);
}
void trivet_copy(trivet_addr to, trivet_addr from, uint32_t size) {
  const uint8_t *f = size ? machine->at(from, size, false) : nullptr;
  uint8_t *t = size ? machine->at(to, size, true) : nullptr;
  if (f && t)
    std::memcpy(t, f, size);
}
void trivet_zero(trivet_addr at, uint32_t size) {
  if (uint8_t *t = size ? machine->at(at, size, true) : nullptr)
    std::memset(t, 0, size);
}
const char *trivet_string(trivet_addr at) {
  uint8_t *p = machine->at(at, 1, false);
  return p ? reinterpret_cast<const char *>(p) : "";
}
/// Nothing runs here.
int trivet_enter(trivet_addr, trivet_addr, trivet_addr, char **, char **) {
  return 0;
}

} // extern "C"

/// The one thing that is seen from outside.
__attribute__((visibility("default"))) SimulatedMachine *
TRIVET_SIMULATED(const SimulatedKind &Kind, uint64_t Text) {
  if (Kind.Machine != target::Machine || Kind.WordSize != sizeof(trivet_addr))
    return nullptr;
#ifdef TRIVET_SIMULATED_ARCH
  size_t Behind = std::strlen(TRIVET_SIMULATED_ARCH);
  if (Kind.Arch.size() < Behind ||
      Kind.Arch.compare(Kind.Arch.size() - Behind, Behind,
                        TRIVET_SIMULATED_ARCH) != 0)
    return nullptr;
#endif
  return new Machine(Text);
}
