//===- emulated.h - a board in an array ------------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The device on the desk: an address space of a few regions, for the loader
// core compiled unchanged for this host. That of a 64-bit target lies above 4
// GiB, so that half an address leads nowhere, unless the target says otherwise.
// What a real board would let pass is an error here: a read outside of files
// and live allocations, a write to flash, a block given back twice or with
// another size. Any allocation can be made to fail, and everything is counted.
//
// There is one such board in a process, as there is one loader.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_EMULATED_H
#define TRIVET_PORTS_EMULATED_H
#include "trivet/loader.h"
#include <functional>
#include <map>
#include <string>
#include <vector>

#ifndef TRIVET_ORIGIN
#define TRIVET_ORIGIN (sizeof(trivet_addr) == 8 ? 0x7f1234560000 : 0)
#endif

namespace trivet {

class EmulatedBoard {
public:
  // Regions; 64 KiB between them belong to nobody.
  static constexpr trivet_addr Origin = trivet_addr(TRIVET_ORIGIN);
  static constexpr trivet_addr FlashBase = Origin + 0x08000000,
                               TextBase = Origin + 0x20000000,
                               DataBase = Origin + 0x30000000;
  static constexpr uint32_t RamSize = 0x00040000;
  static constexpr uint32_t FlashUnit = 1024; ///< bytes erased at a time

  /// Forgets everything, as a power cycle does. Modules must be gone.
  void reset();

  /// Puts a file into flash; under 'soname' the loader finds it.
  trivet_addr addFile(const std::string &SoName,
                      const std::vector<uint8_t> &Bytes);
  /// It is found no longer, but can be read: an older version that is in use.
  void hideFile(trivet_addr At) { Files.at(At).SoName.clear(); }
  /// Its flash is erased, and the next file's.
  void removeFile(trivet_addr At) { Files.erase(At); }
  std::map<std::string, trivet_addr> Exports;
  /// Where text goes next is moved up by this much: out of a branch's reach.
  uint32_t TextGap = 0;

  /// The allocation of this number (1 is the first from now) fails; 0: none.
  void failAllocation(uint32_t Number) {
    FailAt = Number;
    Allocations = 0;
  }

  /// Flash that can be programmed, erased so far, behind the files that were
  /// added; 'contents' of an earlier life may be given.
  trivet_addr addFlash(uint32_t Size, const std::vector<uint8_t> *Contents);
  std::vector<uint8_t> flash(trivet_addr At) const;
  /// Power goes off in the middle of this operation (1 is the first from now).
  void cutPower(uint32_t Number) {
    CutAt = Number;
    Operations = 0;
  }
  /// What is in flash stays as it is from then on.
  bool dead() const { return CutAt && Operations >= CutAt; }
  uint32_t Operations = 0; ///< pages erased or programmed
  /// Both fail without power; programming what is not erased is wrong.
  bool eraseFlash(trivet_addr At, uint32_t Size);
  bool programFlash(trivet_addr At, const uint8_t *Bytes, uint32_t Size);
  /// For trivet/flash.h: accesses in there go to 'bytes'; while it is open,
  /// other writes to flash do nothing.
  void openWindow(trivet_addr At, uint32_t Size, uint8_t *Bytes);

  uint32_t Reads = 0, Writes = 0, Allocations = 0, Syncs = 0;
  /// Accesses and releases that were wrong; the first one in words.
  uint32_t Errors = 0;
  std::string FirstError;
  /// Blocks and records that nobody has given back.
  size_t live() const { return Blocks.size() + Records.size(); }

  /// Memory, checked; for tests too.
  uint8_t *at(trivet_addr Address, uint32_t Size, bool Write);
  uint32_t word(trivet_addr Address);
  trivet_addr address(trivet_addr At);
  uint16_t half(trivet_addr Address);

  /// What trivet_enter was asked to call, in order.
  struct Call {
    trivet_addr Base, Function;
  };
  std::vector<Call> Calls;
  /// Stands in for the code that is called.
  std::function<int(const Call &)> OnCall;

  // The port's functions.
  void *allocateRecord(size_t Size);
  void freeRecord(void *Record, size_t Size);
  trivet_addr allocate(trivet_addr Region, uint32_t Size, uint32_t Align);
  void release(trivet_addr Region, trivet_addr At, uint32_t Size);
  int findModule(const char *SoName, trivet_addr *File, uint32_t *Size);
  void error(const std::string &What);

private:
  struct File {
    std::string SoName;
    std::vector<uint8_t> Bytes; // of its own, so that sanitizers see its end
  };
  uint8_t *flashAt(trivet_addr At, uint32_t Size);
  trivet_addr WindowAt = 0;
  uint32_t WindowSize = 0, CutAt = 0;
  uint8_t *Window = nullptr;
  std::vector<uint8_t> Text, Data;
  std::map<trivet_addr, File> Files; // by address
  std::map<trivet_addr, uint32_t> Blocks; // live, by address
  std::map<void *, size_t> Records;
  uint32_t FailAt = 0;
  bool failsNow() { return ++Allocations == FailAt; }
};

extern EmulatedBoard Board;

} // namespace trivet
#endif
