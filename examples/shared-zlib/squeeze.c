//===- squeeze.c - compress a file, and count its bytes -------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// squeeze IN OUT.gz: an ordinary zlib program. Nothing in it is aware of Trivet.
// It also sorts the 256 byte values by how often they occur: libc's qsort calls
// back into this program, whose static data must be there.
//
//===----------------------------------------------------------------------===//

#include "common.h"
#include <string.h>

static unsigned long frequency[256];
static unsigned comparisons;

static int by_frequency(const void *a, const void *b) {
  unsigned char x = *(const unsigned char *)a, y = *(const unsigned char *)b;
  ++comparisons;
  if (frequency[x] != frequency[y])
    return frequency[x] < frequency[y] ? 1 : -1;
  return x - y;
}

int main(int argc, char **argv) {
  static unsigned char in[4096], out[4096], order[256];
  if (argc != 3)
    fail("usage: squeeze IN OUT.gz", argc ? argv[0] : "squeeze");
  FILE *source = fopen(argv[1], "rb");
  if (!source)
    fail("cannot read", argv[1]);
  FILE *target = fopen(argv[2], "wb");
  if (!target)
    fail("cannot write", argv[2]);

  z_stream z;
  memset(&z, 0, sizeof z);
  if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    fail("deflateInit2", z.msg ? z.msg : "?");
  unsigned long next_report = 0;
  int flush;
  do {
    size_t got = fread(in, 1, sizeof in, source);
    if (ferror(source))
      fail("cannot read", argv[1]);
    for (size_t i = 0; i < got; ++i)
      ++frequency[in[i]];
    flush = feof(source) ? Z_FINISH : Z_NO_FLUSH;
    z.next_in = in;
    z.avail_in = got;
    do {
      z.next_out = out;
      z.avail_out = sizeof out;
      deflate(&z, flush);
      size_t have = sizeof out - z.avail_out;
      if (fwrite(out, 1, have, target) != have)
        fail("cannot write", argv[2]);
    } while (z.avail_out == 0);
    if (z.total_in >= next_report || flush == Z_FINISH) {
      printf("compressed %lu bytes to %lu\n", (unsigned long)z.total_in, (unsigned long)z.total_out);
      next_report = z.total_in + 65536;
    }
  } while (flush != Z_FINISH);
  deflateEnd(&z);
  if (fclose(target) != 0)
    fail("cannot write", argv[2]);
  fclose(source);

  for (int i = 0; i < 256; ++i)
    order[i] = i;
  qsort(order, 256, 1, by_frequency);
  for (int i = 1; i < 256; ++i)
    if (by_frequency(&order[i - 1], &order[i]) > 0)
      fail("qsort", "not sorted");
  printf("most frequent: '%c' (%lu times), '%c' (%lu times); %s\n", order[0], frequency[order[0]],
         order[1], frequency[order[1]], comparisons > 255 ? "sorted by libc's qsort" : "NOT SORTED");
  /* deflateInit2: state, window, prev, head, pending buffer */
  report_sharing(5);
  return 0;
}
