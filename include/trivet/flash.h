/*===- trivet/flash.h - installing into erased flash ----------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Makes an image (image.h) on the device: module files arrive in order, in pieces of any size;
 * each page is linked in RAM, then programmed once, so RAM is needed for a page and
 * a record for each file. The image's header is programmed last, in one page of its own: until
 * then nobody takes the place for an image, and whatever happens, a power cut
 * included, what was in flash before stays as it was.
 *
 *     trivet_flash_begin     erase the place of the new image
 *     trivet_flash_file      the next module begins; what it needs comes before it
 *     trivet_flash_write     its bytes, as they arrive
 *     trivet_flash_commit    write the directory, then the header; or
 *     trivet_flash_abandon
 *
 * An update is an image beside the old one, with the new version and what
 * was linked with the old one, and a higher generation: the firmware attaches the image with the highest
 * when it starts (trivet_image_generation). What an image needs that is not in
 * it must be attached while it is made, and when it is attached.
 *
 * Results are those of loader.h, whose calls these must not overlap.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_FLASH_H
#define TRIVET_FLASH_H
#include "trivet/image.h"
#ifdef __cplusplus
extern "C" {
#endif

/* What this part asks of a board. Functions return 0, or anything else if they failed. */
typedef struct trivet_flash {
  uint32_t page; /* bytes programmed at a time: a power of two, 64 to 256 */
  /* Erases 'size' bytes, lowest address first: they read as 0xff. */
  int (*erase)(void *context, trivet_addr at, uint32_t size);
  /* Programs one erased page. */
  int (*program)(void *context, trivet_addr at, const void *bytes);
  /* From now on trivet_read* and trivet_write* (port_memory.h) of what lies wholly in [at, at + size) go
   * to 'bytes', and other writes to flash do nothing. Size 0: no longer.
   * runtime/ports/windowed is such a port_memory.h for devices, with this function. */
  void (*window)(void *context, trivet_addr at, uint32_t size, void *bytes);
  void *context;
} trivet_flash;

typedef struct trivet_flash_image trivet_flash_image;

/* Begins an image of that generation, from 1, at 'at', a multiple of a page, with 'room'
 * bytes, whole units of erasing. 'flash' must stay until the end. */
int trivet_flash_begin(const trivet_flash *flash, trivet_addr at, uint32_t room, uint32_t generation,
                       trivet_flash_image **out);
/* 'name' is what a program will be called; it must stay until the end. Libraries have
 * their SONAME. The file must be one whose text comes last, as `trivet ld` lays it out. */
int trivet_flash_file(trivet_flash_image *image, const char *name);
/* After an error the image can only be abandoned. */
int trivet_flash_write(trivet_flash_image *image, const void *bytes, uint32_t size);
/* The end, whatever the result: nothing in RAM remains. */
int trivet_flash_commit(trivet_flash_image *image);
void trivet_flash_abandon(trivet_flash_image *image);

#ifdef __cplusplus
}
#endif
#endif
