/*===- trivet/image.h - modules that are linked where they lie ------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * An image is a piece of memory, flash above all, that holds module files whose
 * text is patched already, for the place where it is. `trivet prelink` makes one;
 * flash.h makes one on the device. Attached, its modules are
 * installed modules like any other, but their text and constants are used where
 * they are, and a program's start looks up no symbol: its words are in the image.
 *
 * An image is right for one address and for one firmware, and says so. This is a
 * part of the loader that a firmware has if it calls it (runtime/parts/image.cpp).
 *
 *     trivet_image_attach       check the image, make a record of each module
 *     trivet_image_program      a program in it, by name; then as ever:
 *     trivet_process_create ... trivet_module_uninstall
 *     trivet_image_detach       the records back
 *
 * Results are those of loader.h, whose calls these must not overlap.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_IMAGE_H
#define TRIVET_IMAGE_H
#include "trivet/loader.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef struct trivet_image trivet_image;

/* Attaches the image at 'at', in whose room are 'size' bytes, which must stay there, unchanged.
 * Checked are: the header and the directory with their check sum, that the image is for
 * this ABI, machine and address, that the firmware exports what it was linked with at
 * the same addresses, and each module file as for an install. What the modules need from
 * elsewhere must be attached, and be what they were linked with. */
int trivet_image_attach(trivet_addr at, uint32_t size, trivet_image **out);
/* TRIVET_E_IN_USE while a module of it is needed by one that is not in it, is
 * installed by its user, or runs. */
int trivet_image_detach(trivet_image *image);
/* The program called 'name', one use of it counted: the user ends it by
 * trivet_module_uninstall. TRIVET_E_NO_MODULE if there is none. */
int trivet_image_program(const trivet_image *image, const char *name, trivet_module **out);
/* Are all bytes of the image at 'at' those that were written? Reads all of it once; attach
 * does not, since a large image takes a while. */
int trivet_image_verify(trivet_addr at, uint32_t size);

/* The generation of the image at 'at'; 0 if there is none (another place's and another ABI's are none). */
uint32_t trivet_image_generation(trivet_addr at, uint32_t size);

/* What is in an image (docs/image.md). Words have 4 bytes, little-endian, on every machine; an
 * offset counts from the header's first byte; 0 is "none". Behind the header the module
 * files, then the directory: rows of modules, exports and providers, and what their
 * offsets lead to. The directory's last byte is 0, so each string before it ends. */
#define TRIVET_IMAGE_MAGIC 0x314d4954u /* "TIM1" */

typedef struct trivet_image_header {
  uint32_t magic;
  uint32_t revision;      /* TRIVET_ABI_REVISION */
  uint32_t machine;       /* ELF's e_machine; bits 16-23: bytes of an address */
  uint32_t address[2];    /* of this header, low word first */
  uint32_t size;          /* bytes, header and directory included */
  uint32_t directory;     /* offset */
  uint32_t directory_size;
  uint32_t num_modules, num_exports, num_providers;
  uint32_t generation;    /* of several images of one system the highest is meant; from 1 */
  uint32_t files_crc;     /* of what is between header and directory */
  uint32_t crc;           /* of the header before this word, then the directory */
} trivet_image_header;

typedef struct trivet_image_module { /* what a module needs comes before it,
                                        unless they need each other */
  uint32_t file, size;    /* its file: all segments are in it, text with its veneers */
  uint32_t number;        /* 0: a program */
  uint32_t name;          /* offset of a program's name; a library's is its SONAME */
  uint32_t start;         /* of a program: offset of its start table */
  uint32_t identity;      /* CRC of the module file it was made from */
} trivet_image_module;

typedef struct trivet_image_export { /* what the firmware had when this was linked */
  uint32_t name;
  uint32_t address[2];    /* 0: it had no such export */
} trivet_image_export;

typedef struct trivet_image_provider { /* a library outside, linked with */
  uint32_t name;          /* its SONAME */
  uint32_t number;
  uint32_t text[2];       /* where its text is */
  uint32_t identity;
} trivet_image_provider;

/* A start table: the number of modules of the process, and for each, in the loader's
 * order, the offset of a list: the words in its data that hold addresses. Groups of a
 * byte that says what to add, then distances: bytes from the end of the group's word before (at
 * first from the data's beginning), plus one, as ULEB128; 0 ends the group, and the list
 * where a group would begin. */
enum {
  TRIVET_START_APPLICATION = 64, /* add the application's data base */
  TRIVET_START_ADDRESS = 65,     /* add nothing; 1..63: add that module's data base */
  TRIVET_START_VALUE = 128,      /* flag: what to add to stands behind each distance, a
                                    word of an address's width. Without: in the data */
};

#ifdef __cplusplus
}
#endif
#endif
