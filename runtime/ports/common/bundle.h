/*===- bundle.h - what `trivet run` puts into a board's memory ------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * One packed file: module files, and which programs to run with which
 * arguments. Words have 4 bytes, but those of an argument array are as wide as
 * the board's pointers. They are little-endian; every "offset" counts from the
 * first byte; 0 is "none". Strings end with NUL. Module files start
 * at multiples of 16.
 *
 *     trivet_bundle | files[] | programs[] | arguments[], strings | module
 * files, or a romfs
 *
 * With a romfs module files come from that: their rows have no start, and
 * their names are paths in it.
 *
 * The board only reads it: it hands a program a copy of its arguments, with
 * pointers for the offsets, as argv.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_PORTS_BUNDLE_H
#define TRIVET_PORTS_BUNDLE_H
#include <stdint.h>

#define TRIVET_BUNDLE_MAGIC 0x314c4254u /* "TBL1" */

enum {
  TRIVET_BUNDLE_STATS = 1, /* report figures */
  TRIVET_BUNDLE_FAR_TEXT =
      2, /* place text where the firmware is out of a branch's reach */
};

struct trivet_bundle {
  uint32_t magic;
  uint32_t size; /* of all this */
  uint32_t flags;
  uint32_t stack, heap; /* bytes for each process */
  uint32_t num_files, files;
  uint32_t num_programs, programs;
  uint32_t input; /* offset of a host path: standard input */
  uint32_t
      report; /* offset of a host path: where the board reports, line by line */
  uint32_t
      fail_at; /* for tests: this allocation (1 is the first) fails; 0: none */
  uint32_t image_size; /* bytes of the image in flash; 0: there is none */
  uint32_t romfs; /* offset of a romfs, or of its host path for firmware that
                     installs into flash; and its bytes */
  uint32_t romfs_size;
};

struct trivet_bundle_file {
  uint32_t name; /* offset: SONAME; "" for a program; or a path */
  uint32_t start, size;
};

struct trivet_bundle_program {
  uint32_t file;       /* index; ~0: a program of the image, of that name */
  uint32_t argc, argv; /* argv: offset of argc + 1 offsets, the last one 0 */
  uint32_t output,
      errors; /* offsets of host paths: standard output and error */
  uint32_t name; /* offset */
};

#endif
