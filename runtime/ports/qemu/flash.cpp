//===- flash.cpp - programs linked into flash by the board ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a device does that gets modules by a wire (trivet/flash.h), with those
// of the bundle or of its romfs. Flash is RAM here, but is treated as what it
// stands for: a page is programmed once after it was erased.
//
//===----------------------------------------------------------------------===//
#include "board.h"

using namespace trivet;

extern "C" void trivet_port_window(void *, trivet_addr at, uint32_t size,
                                   void *bytes); // ports/windowed

namespace {

constexpr uint32_t FlashPage = 256;

int eraseFlash(void *, trivet_addr at, uint32_t size) {
  for (uint32_t i = 0; i < size; ++i)
    reinterpret_cast<uint8_t *>(at)[i] = 0xff;
  return 0;
}

int programPage(void *, trivet_addr at, const void *bytes) {
  uint8_t *to = reinterpret_cast<uint8_t *>(at);
  for (uint32_t i = 0; i < FlashPage; ++i) {
    if (to[i] != 0xff)
      return 1;
    to[i] = static_cast<const uint8_t *>(bytes)[i];
  }
  return 0;
}

} // namespace

const char *trivet::nameInFlash(const trivet_bundle &header, uint32_t file) {
  const trivet_bundle_program *programs =
      reinterpret_cast<const trivet_bundle_program *>(bundle + header.programs);
  for (uint32_t i = 0; i < header.num_programs; ++i)
    if (programs[i].file == file)
      return bundle + programs[i].name;
  return nullptr;
}

/// What a file needs is behind it in the bundle.
static int streamBundle(const trivet_bundle &header,
                        trivet_flash_image *image) {
  const trivet_bundle_file *files =
      reinterpret_cast<const trivet_bundle_file *>(bundle + header.files);
  for (uint32_t k = header.num_files; k--;) {
    if (int error = trivet_flash_file(image, nameInFlash(header, k)))
      return error;
    constexpr uint32_t Piece = 100;
    for (uint32_t at = 0; at < files[k].size; at += Piece) {
      uint32_t left = files[k].size - at;
      if (int error = trivet_flash_write(image, bundle + files[k].start + at,
                                         left < Piece ? left : Piece))
        return error;
    }
  }
  return TRIVET_OK;
}

int trivet::makeImage(const trivet_bundle &header) {
  static const trivet_flash chip = {FlashPage, eraseFlash, programPage,
                                    trivet_port_window, nullptr};
  trivet_flash_image *made = nullptr;
  int error = trivet_flash_begin(
      &chip, trivet_addr(reinterpret_cast<uintptr_t>(__image_start)),
      uint32_t(__image_end - __image_start), 1, &made);
  if (error)
    return error;
  error = header.romfs ? streamRomfs(made) : streamBundle(header, made);
  if (!error)
    return trivet_flash_commit(made);
  trivet_flash_abandon(made);
  return error;
}
