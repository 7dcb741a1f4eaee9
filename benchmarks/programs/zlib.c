/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * zlib: interval 0 deflates a text at level 6, interval 1 inflates it again. */
#include "zlib.h"
#include "bench.h"

enum { SIZE = 128 * 1024 };

int main(void) {
  unsigned char *text = bench_alloc(SIZE), *again = bench_alloc(SIZE);
  bench_text((char *)text, SIZE);
  uLongf packed_size = compressBound(SIZE), size = SIZE;
  unsigned char *packed = bench_alloc(packed_size);

  BENCH_BEGIN(0);
  int deflated = compress2(packed, &packed_size, text, SIZE, 6);
  BENCH_END(0);
  BENCH_BEGIN(1);
  int inflated = uncompress(again, &size, packed, packed_size);
  BENCH_END(1);

  int same = size == SIZE && memcmp(text, again, SIZE) == 0;
  printf("zlib %d %d %lu %08lx %s\n", deflated, inflated, packed_size,
         (unsigned long)bench_checksum(packed, packed_size),
         same ? "same" : "differs");
  return !same;
}
