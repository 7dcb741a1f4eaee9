//===- port.cpp - memory and files of this computer -----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each segment is a mapping of its own, with an inaccessible page behind it:
// what runs over an end on a device faults here. Text is executable and not
// writable from the moment on that it is complete.
//
// Before data lies one page more. In that of an application code finds its
// static base, where a module of number 64 would have its entry.
//
//===----------------------------------------------------------------------===//
#include "host.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "Fixup.h"

using namespace trivet;
using namespace trivet::host;

namespace {

constexpr size_t Page = 4096;

size_t used;

bool failsNow() { return ++allocations == fail_at; }

size_t wholePages(size_t size) { return (size + Page - 1) & ~(Page - 1); }

/// Where a segment's mapping begins, for its release.
struct Mapping {
  trivet_addr at;
  char *start;
  size_t size;
  Mapping *next;
};
Mapping *mappings;

trivet_addr place(size_t size, size_t align, size_t before) {
  if (failsNow())
    return 0;
  if (align < Page)
    align = Page;
  size_t whole = before + (align - Page) + wholePages(size) + Page;
  char *start = static_cast<char *>(mapLow(whole, PROT_READ | PROT_WRITE));
  Mapping *m = static_cast<Mapping *>(malloc(sizeof(Mapping)));
  if (!start || !m)
    return 0;
  trivet_addr at = (reinterpret_cast<trivet_addr>(start) + before + align - 1) &
                   ~trivet_addr(align - 1);
  mprotect(reinterpret_cast<char *>(at) + wholePages(size), Page, PROT_NONE);
  *m = {at, start, whole, mappings};
  mappings = m;
  used += size;
  return at;
}

void release(trivet_addr at, size_t size) {
  for (Mapping **link = &mappings; *link; link = &(*link)->next)
    if (Mapping *m = *link; m->at == at) {
      *link = m->next;
      munmap(m->start, m->size);
      free(m);
      used -= size;
      return;
    }
  report("broken memory\n");
}

struct Folder {
  char *path;
  Folder *next;
};
Folder *folders;

struct File {
  char *path;
  trivet_addr at;
  uint32_t size;
  File *next;
};
File *files;

} // namespace

namespace trivet {
namespace host {

uint32_t fail_at, allocations;

void *mapLow(size_t size, int protection) {
  void *at = mmap(nullptr, size, protection,
                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
  return at == MAP_FAILED ? nullptr : at;
}

size_t stillUsed() { return used; }

void addFolder(const char *path) {
  Folder **link = &folders;
  for (; *link; link = &(*link)->next)
    if (strcmp((*link)->path, path) == 0)
      return;
  *link = static_cast<Folder *>(calloc(1, sizeof(Folder)));
  (*link)->path = strdup(path);
}

trivet_addr openFile(const char *path, uint32_t *size) {
  for (File *f = files; f; f = f->next)
    if (strcmp(f->path, path) == 0) {
      *size = f->size;
      return f->at;
    }
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  if (fd < 0)
    return 0;
  void *at = MAP_FAILED;
  if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0 &&
      info.st_size <= INT32_MAX)
    at = mmap(nullptr, size_t(info.st_size), PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (at == MAP_FAILED)
    return 0;
  File *f = static_cast<File *>(malloc(sizeof(File)));
  *f = {strdup(path), reinterpret_cast<trivet_addr>(at), uint32_t(info.st_size),
        files};
  files = f;
  char *folder = strdup(path);
  char *slash = strrchr(folder, '/');
  if (slash)
    *slash = 0;
  addFolder(!slash ? "." : slash == folder ? "/" : folder);
  free(folder);
  *size = f->size;
  return f->at;
}

const char *pathOf(const void *bytes) {
  for (const File *f = files; f; f = f->next)
    if (reinterpret_cast<trivet_addr>(bytes) - f->at < f->size)
      return f->path;
  return "";
}

void writeSelf(trivet_addr base) {
  memcpy(reinterpret_cast<char *>(base) + x86::SelfDisplacement, &base,
         sizeof base);
}

} // namespace host
} // namespace trivet

void *trivet_port_alloc_record(size_t size) {
  if (failsNow())
    return nullptr;
  used += size;
  return malloc(size);
}
void trivet_port_free_record(void *record, size_t size) {
  used -= size;
  free(record);
}

trivet_addr trivet_port_place_text(const char *, uint32_t size,
                                   uint32_t align) {
  return place(size, align, 0);
}
void trivet_port_release_text(trivet_addr at, uint32_t size) {
  release(at, size);
}
trivet_addr trivet_port_place_data(const char *, uint32_t size,
                                   uint32_t align) {
  return place(size, align, Page);
}
void trivet_port_release_data(trivet_addr at, uint32_t size) {
  release(at, size);
}

void trivet_port_sync_code(trivet_addr at, uint32_t size) {
  mprotect(reinterpret_cast<void *>(at), wholePages(size),
           PROT_READ | PROT_EXEC);
}

int trivet_port_find_module(const char *soname, trivet_addr *file,
                            uint32_t *size) {
  for (const Folder *f = folders; f; f = f->next) {
    char path[4096];
    size_t length = strlen(f->path);
    if (length + 1 + strlen(soname) >= sizeof path || strchr(soname, '/'))
      continue;
    strcpy(path, f->path);
    path[length] = '/';
    strcpy(path + length + 1, soname);
    if ((*file = openFile(path, size)))
      return TRIVET_OK;
  }
  return TRIVET_E_NO_MODULE;
}
