//===- zlib-count.c - one datum for a library that has none ---------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// zlib keeps all its state in memory its callers own: as a module it has no data
// segment at all. To be able to show that the data of a library is private to
// each process, libz.so counts the allocations it makes. The linker's
// --wrap=zcalloc puts this function before zlib's own; zlib is not changed.
//
//===----------------------------------------------------------------------===//

unsigned zlib_allocations;

void *__real_zcalloc(void *opaque, unsigned items, unsigned size);

__attribute__((visibility("hidden"))) void *__wrap_zcalloc(void *opaque, unsigned items,
                                                           unsigned size) {
  ++zlib_allocations;
  return __real_zcalloc(opaque, items, size);
}
