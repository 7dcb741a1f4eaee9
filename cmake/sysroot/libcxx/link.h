//===- link.h - how libunwind asks for unwind tables ------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The part of ELF systems' <link.h> which libunwind uses, seen only while it is
// built. tables.cpp has the function.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_LIBCXX_LINK_H
#define TRIVET_LIBCXX_LINK_H
#include <stddef.h>
#include <stdint.h>

// Never those of a file: nobody minds the order of fields.
#define ElfW(type) trivet_Elf_##type
typedef uintptr_t trivet_Elf_Addr;
typedef uint16_t trivet_Elf_Half;
typedef struct {
  uint32_t p_type, p_flags;
  uintptr_t p_offset, p_vaddr, p_paddr, p_filesz, p_memsz, p_align;
} trivet_Elf_Phdr;
#ifndef PT_LOAD // <elf.h>'s
enum { PT_LOAD = 1, PT_GNU_EH_FRAME = 0x6474e550, PT_ARM_EXIDX = 0x70000001 };
#endif

struct dl_phdr_info {
  ElfW(Addr) dlpi_addr;
  const char *dlpi_name;
  const ElfW(Phdr) *dlpi_phdr;
  ElfW(Half) dlpi_phnum;
};

#ifdef __cplusplus
extern "C"
#endif
__attribute__((visibility("hidden"))) int
dl_iterate_phdr(int (*callback)(struct dl_phdr_info *, size_t, void *),
                void *argument);

#endif
