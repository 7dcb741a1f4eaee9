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
// or where a hard link leads. The first 512 bytes, and each header with its
// name, add up to 0, word by word, so a damaged one is seen; files have no sum.
// Those made to harm may lead in circles, so steps are counted: there are not
// more headers than there is room for.
//
//===----------------------------------------------------------------------===//
#include "trivet/romfs.h"
#include "Patch.h"
#include "core.h"

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

/// A step's worth of bytes; they are added to 'sum'.
bool getStep(const trivet_romfs &fs, uint32_t offset, uint8_t (&to)[Step],
             uint32_t &sum) {
  if (!get(fs, offset, to, Step))
    return false;
  for (uint32_t k = 0; k < Step; k += 4)
    sum += bigEndian(to + k);
  return true;
}

/// The size in a good superblock; 0: it is none.
uint32_t sizeOf(const trivet_romfs &fs) {
  uint8_t piece[Step];
  uint32_t sum = 0;
  if (!getStep(fs, 0, piece, sum) || bigEndian(piece) != 0x2d726f6d ||
      bigEndian(piece + 4) != 0x3166732d)
    return 0;
  uint32_t size = bigEndian(piece + 8);
  for (uint32_t at = Step; at < 512 && at < size; at += Step)
    if (!getStep(fs, at, piece, sum))
      return 0;
  return sum || size > fs.size ? 0 : size;
}

struct Header {
  uint32_t next, type, info, size;
  uint32_t bytes; ///< where the file's are
  bool found;     ///< it has the name
};

/// Reads a name at h.bytes, and moves that behind it: the first 'length'
/// characters of 'wanted'? False: it has no end.
bool getName(const trivet_romfs &fs, const char *wanted, uint32_t length,
             Header &h, uint32_t &sum) {
  uint8_t piece[Step];
  h.found = true;
  for (uint32_t n = 0;; ++n) {
    if (n % Step == 0) {
      if (!getStep(fs, h.bytes, piece, sum))
        return false;
      h.bytes += Step;
    }
    uint8_t c = piece[n % Step];
    h.found = h.found && c == (n < length ? uint8_t(wanted[n]) : 0);
    if (!c)
      return true;
  }
}

bool getHeader(const trivet_romfs &fs, uint32_t offset, const char *wanted,
               uint32_t length, Header &h) {
  uint8_t piece[Step];
  uint32_t sum = 0;
  if (offset % Step || !getStep(fs, offset, piece, sum))
    return false;
  uint32_t next = bigEndian(piece);
  h = {next & ~15u,          next & 7,      bigEndian(piece + 4),
       bigEndian(piece + 8), offset + Step, false};
  return getName(fs, wanted, length, h, sum) && sum == 0;
}

/// A module file's words, little-endian.
struct Words {
  const trivet_romfs &fs;
  uint32_t file, size;
  bool good = true;
  /// One that is small, of so many bytes.
  uint32_t at(uint32_t offset, uint32_t bytes) {
    uint8_t word[8] = {};
    good = good && inside(offset, bytes, size) &&
           get(fs, file + offset, word, bytes) &&
           !(word[4] | word[5] | word[6] | word[7]);
    return uint32_t(word[3]) << 24 | word[2] << 16 | word[1] << 8 | word[0];
  }
};

} // namespace

int trivet_romfs_find(const trivet_romfs *medium, const char *path,
                      uint32_t *offset, uint32_t *size) {
  trivet_romfs fs = *medium;
  fs.size = sizeOf(fs);
  uint32_t steps = fs.size / Step, sum = 0;
  Header h{};
  h.bytes = Step;
  if (!getName(fs, "", 0, h, sum)) // the volume's
    return fail(TRIVET_E_ROMFS, path);
  uint32_t at = h.bytes;
  for (const char *part = path;;) {
    while (*part == '/')
      ++part;
    uint32_t length = 0;
    while (part[length] && part[length] != '/')
      ++length;
    // The folder's header of that name.
    for (;; at = h.next) {
      if (!at && steps != fs.size / Step)
        return fail(TRIVET_E_NO_MODULE, path);
      if (!at || !steps-- || !getHeader(fs, at, part, length, h))
        return fail(TRIVET_E_ROMFS, path);
      if (h.found)
        break;
    }
    while (h.type == HardLink)
      if (!steps-- || !getHeader(fs, h.info, "", 0, h))
        return fail(TRIVET_E_ROMFS, path);
    if (part[length]) {
      if (h.type != Folder)
        return fail(TRIVET_E_NO_MODULE, path);
      at = h.info;
      part += length;
      continue;
    }
    if (h.type != File)
      return fail(TRIVET_E_NO_MODULE, path);
    if (!inside(h.bytes, h.size, fs.size))
      return fail(TRIVET_E_ROMFS, path);
    *offset = h.bytes;
    *size = h.size;
    return TRIVET_OK;
  }
}

int trivet_romfs_need(const trivet_romfs *fs, const char *path, unsigned index,
                      char *name, uint32_t room) {
  enum : uint32_t { Load = 1, Dynamic = 2, Needed = 1, StrTab = 5 };
  Words words{*fs, 0, 0};
  if (int error = trivet_romfs_find(fs, path, &words.file, &words.size))
    return error;
  if (words.at(0, 4) != 0x464c457f || words.at(4, 1) != elf::Class ||
      words.at(18, 2) != target::Machine)
    return fail(TRIVET_E_NOT_ELF, path);
  // Offsets in the file: of the dynamic section, of the segment with names.
  uint32_t at = words.at(elf::ProgramHeaders, elf::Word), dynamic = 0, meta = 0;
  for (uint32_t count = words.at(elf::ProgramHeaderCount, 2);
       count-- && words.good; at += elf::ProgramHeaderSize) {
    uint32_t type = words.at(at, 4),
             link = words.at(at + elf::Address, elf::Word),
             offset = words.at(at + elf::Offset, elf::Word);
    if (type == Dynamic)
      dynamic = offset;
    if (type == Load && link == TRIVET_META_VADDR)
      meta = offset;
  }
  uint32_t names = 0, which = 0;
  bool there = false;
  while (uint32_t tag = words.at(dynamic, 4)) {
    uint32_t value = words.at(dynamic + elf::Word, 4);
    if (!words.good)
      break;
    if (tag == StrTab)
      names = meta + (value - TRIVET_META_VADDR);
    if (tag == Needed && index-- == 0) {
      which = value;
      there = true;
    }
    dynamic += 2 * elf::Word;
  }
  uint32_t n = 0;
  if (there)
    while (n < room && (name[n] = char(words.at(names + which + n, 1))))
      ++n;
  else
    name[0] = 0;
  return words.good && n < room ? TRIVET_OK : fail(TRIVET_E_CORRUPT, path);
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
      return fail(TRIVET_E_ROMFS, path);
    if (int error = trivet_flash_write(image, piece, n))
      return error;
    offset += n;
    size -= n;
  }
  return TRIVET_OK;
}
