//===- prelink.h - the loader core over simulated memory -------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `trivet prelink` asks of the loader. There is one such library for each
// kind of machine, with the same loader core as on the device, compiled for
// this computer; the interface here is the same for all, and all else in it is
// hidden, so several of them can be in one program.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_PRELINK_H
#define TRIVET_PORTS_PRELINK_H
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace trivet {

/// What an image is for.
struct SimulatedKind {
  uint16_t Machine;  ///< e_machine
  unsigned WordSize; ///< bytes of an address
  std::string Arch;  ///< of the firmware, as LLVM's triples have it
};

class SimulatedMachine {
public:
  /// A module, and where it shall be.
  struct File {
    std::string Name; ///< SONAME, or what the user calls a program
    const uint8_t *Bytes;
    uint32_t Size;
    unsigned Number; ///< 0: a program
    uint64_t Text;   ///< address of its text
  };
  /// A word of a new process that the loader wrote: where, and the address that
  /// it holds, as an offset from what moves with it.
  struct Word {
    unsigned Part; ///< index in Start::Parts
    uint32_t Offset;
    int Target; ///< index in Parts: an offset in its data; -1: nothing moves
    uint64_t Value;
  };
  struct Start {
    std::vector<unsigned> Parts; ///< files, application first
    std::vector<Word> Words;
  };

  virtual ~SimulatedMachine() = default;
  virtual void addFile(const File &F) = 0;
  virtual void addExport(const std::string &Name, uint64_t Address) = 0;
  /// Numbers, places and links a file whose needs are installed. An error
  /// of errors.def; lastName() goes with it.
  virtual int install(unsigned File) = 0;
  /// Makes a process of an installed program and says what is in it.
  virtual int start(unsigned File, Start &Result) = 0;
  virtual std::string lastName() const = 0;
  /// The text as it was linked, veneers included.
  virtual const std::vector<uint8_t> &textOf(unsigned File) const = 0;
  virtual uint32_t fieldsOf(unsigned File) const = 0;
  /// Of the firmware: what was asked for, and what the answer was (0: none).
  virtual const std::map<std::string, uint64_t> &used() const = 0;
};

} // namespace trivet
#endif
