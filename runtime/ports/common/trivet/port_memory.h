/*===- trivet/port_memory.h - target memory, on the device itself ---------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * On a device the target's memory is the memory: an address is a pointer, and
 * all this compiles to single loads and stores. Words may be unaligned (packed
 * initialisers); the packed type lets the compiler choose what the CPU can do.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_PORT_MEMORY_H
#define TRIVET_PORT_MEMORY_H
#include "trivet/port.h"

struct trivet_packed16 {
  uint16_t value;
} __attribute__((packed, may_alias));
struct trivet_packed32 {
  uint32_t value;
} __attribute__((packed, may_alias));
struct trivet_packed_addr {
  trivet_addr value;
} __attribute__((packed, may_alias));

static inline uint8_t trivet_read8(trivet_addr at) {
  return *(const uint8_t *)(uintptr_t)at;
}
static inline uint16_t trivet_read16(trivet_addr at) {
  return ((const struct trivet_packed16 *)(uintptr_t)at)->value;
}
static inline uint32_t trivet_read32(trivet_addr at) {
  return ((const struct trivet_packed32 *)(uintptr_t)at)->value;
}
static inline trivet_addr trivet_read_addr(trivet_addr at) {
  return ((const struct trivet_packed_addr *)(uintptr_t)at)->value;
}
static inline void trivet_write16(trivet_addr at, uint16_t value) {
  ((struct trivet_packed16 *)(uintptr_t)at)->value = value;
}
static inline void trivet_write32(trivet_addr at, uint32_t value) {
  ((struct trivet_packed32 *)(uintptr_t)at)->value = value;
}
static inline void trivet_write_addr(trivet_addr at, trivet_addr value) {
  ((struct trivet_packed_addr *)(uintptr_t)at)->value = value;
}
static inline void trivet_copy(trivet_addr to, trivet_addr from,
                               uint32_t size) {
  __builtin_memcpy((void *)(uintptr_t)to, (const void *)(uintptr_t)from, size);
}
static inline void trivet_zero(trivet_addr at, uint32_t size) {
  __builtin_memset((void *)(uintptr_t)at, 0, size);
}
/* The NUL-terminated string at 'at', which the loader has found to end inside
 * its file; readable as long as the file is. */
static inline const char *trivet_string(trivet_addr at) {
  return (const char *)(uintptr_t)at;
}

#endif
