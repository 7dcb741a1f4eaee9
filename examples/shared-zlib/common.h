// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What squeeze and inflate-check say about the libraries they share.
#ifndef COMMON_H
#define COMMON_H
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

/* Counted in libz.so's own data; see cmake/sysroot/zlib-count.c. */
extern unsigned zlib_allocations;

static inline void fail(const char *what, const char *name) {
  fprintf(stderr, "%s: %s\n", what, name);
  exit(1);
}

static inline void report_sharing(unsigned expected) {
  printf("deflate is at %p\n", (void *)&deflate);
  printf("zlib_allocations = %u, expected %u: %s\n", zlib_allocations, expected,
         zlib_allocations == expected ? "private" : "NOT PRIVATE");
  if (zlib_allocations != expected)
    exit(1);
}

#endif
