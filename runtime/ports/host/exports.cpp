//===- exports.cpp - the host's functions and objects ---------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Modules import from libc and libm of this computer, by name (and from
// libatomic, whose locks must be one for all). A function is far above 4 GiB,
// where no call of a module reaches; it gets a jump in low memory,
//
//     49 bb address     movabsq $address,%r11      r11 is free at a call
//     41 ff e3          jmpq *%r11
//
// one for each address, so two names of a function compare equal as they do in
// C. An object keeps its address: only a word holds that, so modules reach it
// through slots (the import map calls all of them pending), and the loader
// refuses any other use, because no field is wide enough.
//
//===----------------------------------------------------------------------===//
#include "host.h"
#include <dlfcn.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

using namespace trivet;
using namespace trivet::host;

namespace {

constexpr size_t JumpSize = 16, PageSize = 65536;

struct Page { // of jumps
  unsigned char *bytes;
  size_t count;
  Page *next;
};
Page *pages;

/// One page is written while code of others runs in it; a finished jump never
/// changes.
unsigned char *makeJump(void *function) {
  for (Page *p = pages; p; p = p->next)
    for (size_t i = 0; i != p->count; ++i)
      if (memcmp(p->bytes + i * JumpSize + 2, &function, 8) == 0)
        return p->bytes + i * JumpSize;
  if (!pages || pages->count == PageSize / JumpSize) {
    Page *p = static_cast<Page *>(malloc(sizeof(Page)));
    void *bytes = mapLow(PageSize, PROT_READ | PROT_WRITE | PROT_EXEC);
    if (!p || !bytes)
      return nullptr;
    *p = {static_cast<unsigned char *>(bytes), 0, pages};
    pages = p;
  }
  unsigned char *jump = pages->bytes + pages->count++ * JumpSize;
  const unsigned char first[] = {0x49, 0xbb}, last[] = {0x41, 0xff, 0xe3, 0xcc};
  memcpy(jump, first, 2);
  memcpy(jump + 2, &function, 8);
  memcpy(jump + 10, last, 4);
  return jump;
}

/// Is the address in code? (A symbol's type does not say: some are resolved to
/// functions that have no name.)
bool isCode(void *address) {
  struct Question {
    ElfW(Addr) address;
    bool code;
  } question = {reinterpret_cast<ElfW(Addr)>(address), false};
  dl_iterate_phdr(
      [](dl_phdr_info *info, size_t, void *context) {
        auto *q = static_cast<Question *>(context);
        for (int i = 0; i != info->dlpi_phnum; ++i) {
          const ElfW(Phdr) &h = info->dlpi_phdr[i];
          if (h.p_type == PT_LOAD && (h.p_flags & PF_X) &&
              q->address - (info->dlpi_addr + h.p_vaddr) < h.p_memsz)
            q->code = true;
        }
        return 0;
      },
      &question);
  return question.code;
}

/// Of AddressSanitizer, if this program has it. It stands before functions of
/// libc.
void *openSanitizer() {
  Dl_info info;
  void *found = dlsym(RTLD_DEFAULT, "__asan_init");
  return found && dladdr(found, &info) ? dlopen(info.dli_fname, RTLD_LAZY)
                                       : nullptr;
}

void *findInHost(const char *name) {
  static void *const libraries[] = {
      openSanitizer(), dlopen("libc.so.6", RTLD_LAZY),
      dlopen("libm.so.6", RTLD_LAZY), dlopen("libatomic.so.1", RTLD_LAZY)};
  for (void *library : libraries)
    if (library)
      if (void *found = dlsym(library, name))
        return found;
  return nullptr;
}

/// The linker of this program may have taken an object out of libc.
void *objectOf(const char *name, void *found) {
  void *taken = dlsym(RTLD_DEFAULT, name);
  return taken ? taken : found;
}

} // namespace

trivet_addr trivet_port_find_export(const char *name) {
  void *found = ownExport(name);
  if (!found)
    found = findInHost(name);
  if (!found)
    return 0;
  return reinterpret_cast<trivet_addr>(isCode(found) ? makeJump(found)
                                                     : objectOf(name, found));
}
