//===- romfs.cpp - module files in a read-only filesystem -----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A romfs (Linux, Documentation/filesystems/romfs.rst) is a superblock and
// headers at multiples of 16, all words big-endian:
//
//     "-rom1fs-" | size | sum | volume's name, padded       the superblock
//     next and type | info | size | sum | name, padded | bytes
//
// 'next' leads to the next header of a folder; info is a folder's first header
// or where a hard link leads. Damaged ones may lead in circles, so steps are
// counted: there are not more headers than there is room for.
//
//===----------------------------------------------------------------------===//
#include "trivet/romfs.h"
#include "../core/core.h"

using namespace trivet;

namespace {

constexpr uint32_t Step = 16, Folder = 1, File = 2, HardLink = 0;

bool get(const trivet_romfs &fs, uint32_t offset, uint8_t *to, uint32_t size) {
  if (!inside(offset, size, fs.size))
    return false;
  if (!fs.at)
    return fs.read(fs.context, offset, to, size) == 0;
  for (uint32_t i = 0; i < size; ++i)
    to[i] = trivet_read8(fs.at + offset + i);
  return true;
}

uint32_t bigEndian(const uint8_t *bytes) {
  return uint32_t(bytes[0]) << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

/// Reads the name at 'offset' and moves that behind it. Is it the first
/// 'length' characters of 'wanted'? False with offset 0: it has no end.
bool nameIs(const trivet_romfs &fs, uint32_t &offset, const char *wanted,
            uint32_t length) {
  bool same = true;
  for (uint32_t n = 0;; n += Step) {
    uint8_t piece[Step];
    if (!get(fs, offset, piece, Step)) {
      offset = 0;
      return false;
    }
    offset += Step;
    for (uint32_t k = 0; k < Step; ++k) {
      if (!piece[k])
        return same && n + k == length;
      same = same && n + k < length && piece[k] == uint8_t(wanted[n + k]);
    }
  }
}

struct Header {
  uint32_t next, type, info, size;
};

bool getHeader(const trivet_romfs &fs, uint32_t offset, Header &h) {
  uint8_t bytes[Step];
  if (offset % Step || !get(fs, offset, bytes, Step))
    return false;
  uint32_t next = bigEndian(bytes);
  h = {next & ~15u, next & 7, bigEndian(bytes + 4), bigEndian(bytes + 8)};
  return true;
}

} // namespace

int trivet_romfs_find(const trivet_romfs *fs, const char *path,
                      uint32_t *offset, uint32_t *size) {
  uint8_t super[8];
  if (!get(*fs, 0, super, 8) || bigEndian(super) != 0x2d726f6d ||
      bigEndian(super + 4) != 0x3166732d)
    return fail(TRIVET_E_CORRUPT, path);
  uint32_t at = Step, steps = fs->size / Step;
  nameIs(*fs, at, "", 0); // the volume's
  for (const char *part = path;;) {
    uint32_t length = 0;
    while (part[length] && part[length] != '/')
      ++length;
    // The folder's header of that name, and the end of the name.
    Header h;
    uint32_t bytes;
    for (;; at = h.next) {
      if (!at && steps != fs->size / Step)
        return fail(TRIVET_E_NO_MODULE, path);
      bytes = at + Step;
      if (!steps-- || !at || !getHeader(*fs, at, h))
        return fail(TRIVET_E_CORRUPT, path);
      if (nameIs(*fs, bytes, part, length))
        break;
      if (!bytes)
        return fail(TRIVET_E_CORRUPT, path);
    }
    while (h.type == HardLink) {
      bytes = h.info + Step;
      if (!steps-- || !getHeader(*fs, h.info, h) ||
          (nameIs(*fs, bytes, "", 0), !bytes))
        return fail(TRIVET_E_CORRUPT, path);
    }
    if (part[length]) {
      if (h.type != Folder)
        return fail(TRIVET_E_NO_MODULE, path);
      at = h.info;
      part += length + 1;
      continue;
    }
    if (h.type != File)
      return fail(TRIVET_E_NO_MODULE, path);
    if (!inside(bytes, h.size, fs->size))
      return fail(TRIVET_E_CORRUPT, path);
    *offset = bytes;
    *size = h.size;
    return TRIVET_OK;
  }
}

int trivet_romfs_map(const trivet_romfs *fs, const char *path,
                     trivet_addr *file, uint32_t *size) {
  uint32_t offset;
  if (int error = trivet_romfs_find(fs, path, &offset, size))
    return error;
  *file = fs->at + offset;
  return fs->at ? TRIVET_OK : fail(TRIVET_E_NO_MODULE, path);
}

int trivet_romfs_stream(const trivet_romfs *fs, const char *path,
                        trivet_flash_image *image, const char *name) {
  uint32_t offset, size;
  if (int error = trivet_romfs_find(fs, path, &offset, &size))
    return error;
  if (int error = trivet_flash_file(image, name))
    return error;
  uint8_t piece[64];
  while (size) {
    uint32_t n = size < sizeof piece ? size : uint32_t(sizeof piece);
    if (!get(*fs, offset, piece, n))
      return fail(TRIVET_E_CORRUPT, path);
    if (int error = trivet_flash_write(image, piece, n))
      return error;
    offset += n;
    size -= n;
  }
  return TRIVET_OK;
}
