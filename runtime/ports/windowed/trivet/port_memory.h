/*===- trivet/port_memory.h - a device's memory, with a window ------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * For firmware that installs into flash (trivet/flash.h): put this folder before ports/common in
 * the include path. While a page is linked, its addresses lead into the buffer
 * that is programmed later. Writes that miss it go nowhere: RAM is not written
 * then, since installing into flash places nothing there.
 *
 * trivet_flash's window() is: trivet_window = {at, size, bytes}.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_PORT_MEMORY_H
#define TRIVET_PORT_MEMORY_H
#include "trivet/port.h"

struct trivet_window {
  trivet_addr at;
  uint32_t size; /* 0: there is none */
  void *bytes;
};
#ifdef __cplusplus
extern "C"
#else
extern
#endif
struct trivet_window trivet_window;

struct trivet_packed16 {
  uint16_t value;
} __attribute__((packed, may_alias));
struct trivet_packed32 {
  uint32_t value;
} __attribute__((packed, may_alias));
struct trivet_packed_addr {
  trivet_addr value;
} __attribute__((packed, may_alias));

static inline int trivet_in_window(trivet_addr at, uint32_t size) {
  return trivet_window.size && at - trivet_window.at <= trivet_window.size - size;
}
static inline void *trivet_memory(trivet_addr at, uint32_t size) {
  if (trivet_in_window(at, size))
    return (char *)trivet_window.bytes + (at - trivet_window.at);
  return (void *)(uintptr_t)at;
}
static inline int trivet_writes(trivet_addr at, uint32_t size) {
  return !trivet_window.size || trivet_in_window(at, size);
}

static inline uint8_t trivet_read8(trivet_addr at) {
  return *(const uint8_t *)trivet_memory(at, 1);
}
static inline uint16_t trivet_read16(trivet_addr at) {
  return ((const struct trivet_packed16 *)trivet_memory(at, 2))->value;
}
static inline uint32_t trivet_read32(trivet_addr at) {
  return ((const struct trivet_packed32 *)trivet_memory(at, 4))->value;
}
static inline trivet_addr trivet_read_addr(trivet_addr at) {
  return ((const struct trivet_packed_addr *)trivet_memory(at, sizeof(trivet_addr)))->value;
}
static inline void trivet_write16(trivet_addr at, uint16_t value) {
  if (trivet_writes(at, 2))
    ((struct trivet_packed16 *)trivet_memory(at, 2))->value = value;
}
static inline void trivet_write32(trivet_addr at, uint32_t value) {
  if (trivet_writes(at, 4))
    ((struct trivet_packed32 *)trivet_memory(at, 4))->value = value;
}
static inline void trivet_write_addr(trivet_addr at, trivet_addr value) {
  if (trivet_writes(at, sizeof value))
    ((struct trivet_packed_addr *)trivet_memory(at, sizeof value))->value = value;
}
static inline void trivet_copy(trivet_addr to, trivet_addr from, uint32_t size) {
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
