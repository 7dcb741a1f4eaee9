/*===- trivet/romfs.h - module files in a read-only filesystem ------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Files by name from Linux's romfs, which genromfs makes of a folder. Where it is mapped into memory a
 * module file is used in place: trivet_module_install reads it there, and
 * keeps its tables there. From a medium that is not, it is streamed into flash (flash.h),
 * page by page. A part of the loader that a firmware has if it calls it
 * (runtime/parts/romfs.cpp).
 *
 * Results are those of loader.h. TRIVET_E_ROMFS: there is none, or it is damaged, as far as
 * its sums tell, which the bytes of files have not; nothing outside of it is read.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_ROMFS_H
#define TRIVET_ROMFS_H
#include "trivet/flash.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef struct trivet_romfs {
  trivet_addr at; /* where it is mapped; 0: it is not, and 'read' is called */
  uint32_t size;  /* bytes of the medium, as many as the filesystem's or more */
  /* Reads 'size' bytes at 'offset', which are in the filesystem. 0, or anything else if it failed. */
  int (*read)(void *context, uint32_t offset, void *to, uint32_t size);
  void *context;
} trivet_romfs;

/* Where the bytes of the file at 'path' are, from the root, folders separated by '/', and how many. Hard
 * links are followed, symbolic ones are not. TRIVET_E_NO_MODULE if there is no such file. */
int trivet_romfs_find(const trivet_romfs *fs, const char *path, uint32_t *offset, uint32_t *size);
/* For trivet_port_find_module or an install: the same in a mapped filesystem, as an address. */
int trivet_romfs_map(const trivet_romfs *fs, const char *path, trivet_addr *file, uint32_t *size);
/* The name of a library that the module file at 'path' needs: of the first one if 'index' is 0, and
 * so on; "" behind the last. Whatever is streamed comes after all these. TRIVET_E_CORRUPT too if
 * the name has not fewer than 'room' characters. */
int trivet_romfs_need(const trivet_romfs *fs, const char *path, unsigned index, char *name, uint32_t room);
/* The next file of an image in the making; 'name' as for trivet_flash_file. */
int trivet_romfs_stream(const trivet_romfs *fs, const char *path, trivet_flash_image *image, const char *name);

#ifdef __cplusplus
}
#endif
#endif
