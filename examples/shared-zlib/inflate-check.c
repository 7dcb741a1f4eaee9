//===- inflate-check.c - is this .gz file whole? --------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// inflate-check FILE.gz: inflates a file as gzip -t does, and compares the CRC of
// what comes out with the one in the file's trailer. An ordinary zlib program.
//
//===----------------------------------------------------------------------===//

#include "common.h"
#include <string.h>

static unsigned long little_endian(const unsigned char *p) {
  return p[0] | (unsigned long)p[1] << 8 | (unsigned long)p[2] << 16 | (unsigned long)p[3] << 24;
}

int main(int argc, char **argv) {
  static unsigned char in[1024], out[4096], trailer[8];
  if (argc != 2)
    fail("usage: inflate-check FILE.gz", argc ? argv[0] : "inflate-check");
  FILE *source = fopen(argv[1], "rb");
  if (!source)
    fail("cannot read", argv[1]);

  z_stream z;
  memset(&z, 0, sizeof z);
  if (inflateInit2(&z, 15 + 16) != Z_OK)
    fail("inflateInit2", z.msg ? z.msg : "?");
  unsigned long crc = crc32(0, Z_NULL, 0), next_report = 0;
  int result = Z_OK;
  while (result != Z_STREAM_END) {
    size_t got = fread(in, 1, sizeof in, source);
    if (got == 0)
      fail("truncated", argv[1]);
    /* the last eight bytes read so far */
    if (got >= 8) {
      memcpy(trailer, in + got - 8, 8);
    } else {
      memmove(trailer, trailer + got, 8 - got);
      memcpy(trailer + 8 - got, in, got);
    }
    z.next_in = in;
    z.avail_in = got;
    do {
      z.next_out = out;
      z.avail_out = sizeof out;
      result = inflate(&z, Z_NO_FLUSH);
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        fail(z.msg ? z.msg : "inflate", argv[1]);
      crc = crc32(crc, out, sizeof out - z.avail_out);
    } while (z.avail_out == 0);
    if (z.total_out >= next_report || result == Z_STREAM_END) {
      printf("inflated %lu bytes to %lu\n", (unsigned long)z.total_in, (unsigned long)z.total_out);
      next_report = z.total_out + 65536;
    }
  }
  unsigned long size = z.total_out;
  inflateEnd(&z);
  fclose(source);

  printf("crc32 %08lx, expected %08lx: %s\n", crc, little_endian(trailer),
         crc == little_endian(trailer) && size == little_endian(trailer + 4) ? "whole" : "DAMAGED");
  if (crc != little_endian(trailer) || size != little_endian(trailer + 4))
    return 1;
  /* inflateInit2: state; the first inflate that needs it: window */
  report_sharing(2);
  return 0;
}
