/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * lz4: interval 0 compresses a text, interval 1 decompresses it again. */
#include "lz4.h"
#include "bench.h"

enum { SIZE = 128 * 1024 };

int main(void) {
  char *text = bench_alloc(SIZE), *again = bench_alloc(SIZE);
  bench_text(text, SIZE);
  int bound = LZ4_compressBound(SIZE);
  char *packed = bench_alloc((size_t)bound);

  BENCH_BEGIN(0);
  int packed_size = LZ4_compress_default(text, packed, SIZE, bound);
  BENCH_END(0);
  BENCH_BEGIN(1);
  int size = LZ4_decompress_safe(packed, again, packed_size, SIZE);
  BENCH_END(1);

  int same = size == SIZE && memcmp(text, again, SIZE) == 0;
  printf("lz4 %d %08lx %s\n", packed_size,
         (unsigned long)bench_checksum(packed, (size_t)packed_size),
         same ? "same" : "differs");
  return !same;
}
