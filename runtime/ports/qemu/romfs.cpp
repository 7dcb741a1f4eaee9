//===- romfs.cpp - modules from a read-only filesystem --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `trivet run --romfs=ARCHIVE`: the bundle has paths in place of module files
// (bundle.h). The archive is behind it in memory, and its files are used in
// place:
//
//     trivet_romfs_map -> trivet_module_install
//
// The firmware that installs into flash has no memory for it. It reads the
// host's file, as it would another chip, a few bytes at a time, and links page
// by page what comes: of a program first what it needs, then itself.
//
//     trivet_romfs_need, trivet_romfs_stream -> trivet_image_attach
//
// A library is looked for by its SONAME in the folder that dlopen names, then
// beside the program, then in /lib.
//
//===----------------------------------------------------------------------===//
#include "trivet/romfs.h"
#include "board.h"
#include "semihost.h"

using namespace trivet;

namespace trivet {
int fail(int code, const char *name); // core/error.cpp
}

namespace {

constexpr uint32_t PathRoom = 128;

/// Folders, with the '/' at their ends.
struct Folder {
  const char *path;
  uint32_t length;
} opened, beside;

const trivet_bundle &header() {
  return *reinterpret_cast<const trivet_bundle *>(bundle);
}
const trivet_bundle_file *files() {
  return reinterpret_cast<const trivet_bundle_file *>(bundle + header().files);
}

Folder folderOf(const char *path) {
  uint32_t length = semihost::length(path);
  while (length && path[length - 1] != '/')
    --length;
  return {path, length};
}

int readHost(void *handle, uint32_t offset, void *to, uint32_t size) {
  int file = int(reinterpret_cast<intptr_t>(handle));
  return semihost::call(semihost::Seek, uint32_t(file), offset) != 0 ||
         semihost::read(file, to, size) != size;
}

const trivet_romfs &filesystem() {
  static trivet_romfs fs;
  if (fs.size)
    return fs;
  fs.size = header().romfs_size;
  const char *where = bundle + header().romfs;
  if (IntoFlash) {
    fs.read = readHost;
    fs.context = reinterpret_cast<void *>(intptr_t(semihost::open(where, 1)));
  } else {
    fs.at = trivet_addr(reinterpret_cast<uintptr_t>(where));
  }
  return fs;
}

int findLibrary(const char *soname, char (&path)[PathRoom], uint32_t *offset,
                uint32_t *size) {
  int error = TRIVET_E_NO_MODULE;
  const Folder folders[] = {opened, beside, {"lib/", 4}};
  for (const Folder &folder : folders) {
    uint32_t length = semihost::length(soname);
    if (folder.length + length >= PathRoom)
      return fail(TRIVET_E_NO_MEMORY, soname);
    for (uint32_t i = 0; i < folder.length; ++i)
      path[i] = folder.path[i];
    for (uint32_t i = 0; i <= length; ++i)
      path[folder.length + i] = soname[i];
    error = trivet_romfs_find(&filesystem(), path, offset, size);
    if (error != TRIVET_E_NO_MODULE)
      break;
  }
  return error ? fail(error, soname) : TRIVET_OK;
}

/// What goes into flash, by its place in the archive.
struct Stream {
  trivet_flash_image *image;
  uint32_t libraries[TRIVET_MAX_MODULES], count;

  /// Each library is a level deeper on the stack, and there are not more of
  /// them than numbers.
  int library(const char *soname) {
    char path[PathRoom];
    uint32_t offset, size;
    if (int error = findLibrary(soname, path, &offset, &size))
      return error;
    for (uint32_t i = 0; i < count; ++i)
      if (libraries[i] == offset)
        return TRIVET_OK;
    if (count == TRIVET_MAX_MODULES)
      return fail(TRIVET_E_TOO_MANY, soname);
    libraries[count++] = offset;
    return file(path, nullptr);
  }

  int file(const char *path, const char *program) {
    char need[PathRoom];
    for (unsigned k = 0;; ++k) {
      if (int error = trivet_romfs_need(&filesystem(), path, k, need, PathRoom))
        return error;
      if (!*need)
        return trivet_romfs_stream(&filesystem(), path, image, program);
      if (int error = library(need))
        return error;
    }
  }
};

} // namespace

void trivet::lookFor(const trivet_bundle_program &program) {
  opened = beside = {};
  if (header().romfs && program.file != ~0u) // else it is the image's
    beside = folderOf(bundle + files()[program.file].name);
}

void trivet::dl::lookInto(const char *path, uint32_t length) {
  opened = {path, length};
}

int trivet::romfsProgram(const char *path, trivet_addr *file, uint32_t *size) {
  return trivet_romfs_map(&filesystem(), path, file, size);
}

int trivet::romfsLibrary(const char *soname, trivet_addr *file,
                         uint32_t *size) {
  char path[PathRoom];
  uint32_t offset;
  if (int error = findLibrary(soname, path, &offset, size))
    return error;
  *file = filesystem().at + offset;
  return filesystem().at ? TRIVET_OK : TRIVET_E_NO_MODULE;
}

int trivet::streamRomfs(trivet_flash_image *image) {
  Stream stream{image, {}, 0};
  for (uint32_t k = 0; k < header().num_files; ++k) {
    const char *path = bundle + files()[k].name,
               *program = nameInFlash(header(), k);
    Folder folder = folderOf(path);
    if (program)
      beside = folder;
    else
      opened = folder;
    if (int error = program ? stream.file(path, program)
                            : stream.library(path + folder.length))
      return error;
  }
  return TRIVET_OK;
}
