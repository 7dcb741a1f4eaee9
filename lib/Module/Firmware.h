//===- Module/Firmware.h - what a firmware file exports ---------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_MODULE_FIRMWARE_H
#define TRIVET_MODULE_FIRMWARE_H
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <optional>
#include <vector>

namespace trivet {

struct FirmwareExport {
  llvm::StringRef Name; ///< in the file's buffer
  uint64_t Address;     ///< of a function as one calls it
  bool Function;
};

struct Firmware {
  std::vector<FirmwareExport> Exports; ///< rows of TRIVET_EXPORT, in order
  /// Where an image may be: its linker script's __image_start, __image_end.
  std::optional<uint64_t> ImageStart, ImageEnd;
};

/// True if File is an executable of a machine that we know, not a module.
bool isFirmware(llvm::MemoryBufferRef File);
llvm::Expected<Firmware> readFirmware(llvm::MemoryBufferRef File);

} // namespace trivet
#endif
