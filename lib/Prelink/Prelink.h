//===- Prelink/Prelink.h - programs and libraries, linked for flash -*- C++
//-*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//   Prelink.cpp    the order of steps
//   Plan.cpp       numbers and places, kept from one image to the next
//   ImageFile.cpp  an image as ELF, binary or Intel hex file
//
// The linking itself is done by the loader (runtime/ports/prelink); the image's
// layout is that of trivet/image.h.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PRELINK_PRELINK_H
#define TRIVET_PRELINK_PRELINK_H
#include "Module/Module.h"
#include "Plan.h"
#include <functional>
#include <memory>

namespace trivet {

struct PrelinkRequest {
  llvm::MemoryBufferRef Firmware;
  std::vector<std::string> Modules; ///< paths: programs, and libraries
  /// Where a library is that a file needs; "": nowhere.
  std::function<std::string(llvm::StringRef SoName, llvm::StringRef Needer,
                            llvm::MemoryBufferRef File)>
      FindLibrary;
  Plan Numbers;                    ///< may be empty
  std::optional<uint64_t> Address; ///< in place of the firmware's __image_start
  std::optional<uint64_t> Room;
};

struct PrelinkedModule {
  std::string Name;
  unsigned Number = 0;
  uint64_t File = 0, Text = 0; ///< addresses
  uint32_t FileSize = 0, TextSize = 0;
  uint32_t Fields = 0;    ///< patched in text
  uint32_t Words = 0;     ///< of a program: addresses in a process's data
  uint32_t StartSize = 0; ///< bytes of what says so, shared lists included
  struct Symbol {
    std::string Name;
    uint64_t Address; ///< as the symbol table says it
    uint64_t Size;
    uint8_t Type, Other;
  };
  std::vector<Symbol> Symbols;
};

struct PrelinkResult {
  Plan Numbers;
  uint64_t Address = 0;
  std::vector<uint8_t> Bytes;
  uint32_t DirectorySize = 0;
  uint16_t Machine = 0;
  unsigned WordSize = 4;
  uint32_t Flags = 0;
  /// The first module's build attributes.
  struct {
    std::string Name; ///< of their section
    uint32_t Type = 0;
    std::string Bytes;
  } Attributes;
  std::vector<PrelinkedModule> Modules;
  std::vector<std::string> Moved; ///< modules that had another place before
};

llvm::Expected<PrelinkResult> prelink(const PrelinkRequest &Request);

/// Writes an image, as what the path's ending says: .bin, .hex, else ELF.
llvm::Error writeImageFile(const PrelinkResult &Result, llvm::StringRef Path);

/// An ELF file that writeImageFile has made.
struct ImageFile {
  uint64_t Address = 0;
  std::vector<uint8_t> Bytes;
  std::vector<std::string> Libraries, Programs;
};
llvm::Expected<ImageFile> readImageFile(llvm::StringRef Path);

} // namespace trivet
#endif
