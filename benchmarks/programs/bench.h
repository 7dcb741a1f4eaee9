/*===- bench.h - what the benchmark programs share ------------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Each program prepares its input, computes between the marks of an interval
 * (counted by tcg/count.c), and prints a checksum of the result, which must be
 * the same however the program was built.
 *===----------------------------------------------------------------------===*/
#ifndef BENCH_H
#define BENCH_H
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Interval k, 0..7. A compiler barrier, so that the work stays between the
 * marks. Arm's is "dbg #n" by its number: the machine has it, Thumb-1's assembler has not. */
#if defined(__riscv)
#define BENCH_MARK(n) __asm__ volatile("nop\n\tslti zero, zero, %0" ::"i"(n) : "memory")
#elif !defined(__arm__) /* nobody counts */
#define BENCH_MARK(n) __asm__ volatile("" ::"i"(n) : "memory")
#else
#define BENCH_MARK(n) __asm__ volatile("nop\n\t.inst.w 0xf3af80f0 + %c0" ::"i"(n) : "memory")
#endif
#define BENCH_BEGIN(k) BENCH_MARK(2 * (k))
#define BENCH_END(k) BENCH_MARK(2 * (k) + 1)

static inline uint32_t bench_random(uint32_t *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

/* Fills text with words that repeat the way those of prose do. */
static inline void bench_text(char *text, size_t size) {
  static const char syllables[16][4] = {"ka",  "ro", "min", "ta", "sel", "vu",
                                        "dor", "in", "a",   "pe", "lis", "mo",
                                        "qua", "ne", "st",  "er"};
  uint32_t state = 1;
  size_t n = 0;
  while (n < size) {
    /* The minimum of two draws: a few words are frequent, many are rare. */
    uint32_t word = bench_random(&state) % 4096,
             other = bench_random(&state) % 4096;
    if (other < word)
      word = other;
    for (uint32_t rest = word + 1; rest && n < size; rest /= 16)
      for (const char *s = syllables[rest % 16]; *s && n < size; ++s)
        text[n++] = *s;
    if (n < size)
      text[n++] = bench_random(&state) % 12 ? ' ' : '\n';
  }
}

static inline uint32_t bench_checksum(const void *data, size_t size) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < size; ++i)
    hash = (hash ^ ((const uint8_t *)data)[i]) * 16777619u;
  return hash;
}

static inline void *bench_alloc(size_t size) {
  void *p = malloc(size);
  if (!p) {
    printf("out of memory: %u bytes\n", (unsigned)size);
    exit(1);
  }
  return p;
}
#endif
