//===- image-rows.h - what two parts know of images ------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// image.cpp reads images, flash.cpp makes them.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_RUNTIME_PARTS_IMAGE_ROWS_H
#define TRIVET_RUNTIME_PARTS_IMAGE_ROWS_H
#include "parts.h"
#include "trivet/image.h"

namespace trivet {

constexpr uint32_t HeaderSize = sizeof(trivet_image_header),
                   ModuleSize = sizeof(trivet_image_module),
                   ExportSize = sizeof(trivet_image_export),
                   ProviderSize = sizeof(trivet_image_provider);

/// A word of a header or of a row in target memory.
#define HEADER(at, field)                                                      \
  trivet_read32((at) + uint32_t(offsetof(trivet_image_header, field)))
#define ROW(at, kind, field)                                                   \
  trivet_read32((at) + uint32_t(offsetof(trivet_image_##kind, field)))

/// CRC-32 (IEEE 802.3) of more bytes behind those whose CRC is 'crc'.
uint32_t crcOfByte(uint32_t crc, uint8_t byte);
uint32_t crcOf(uint32_t crc, trivet_addr at, uint32_t size);
/// The row of an attached module in its image; 0: it is in none.
trivet_addr imageRow(const Module *m);

} // namespace trivet
#endif
