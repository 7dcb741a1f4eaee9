/*===- trivet/port_memory.h - a device's memory, with a window ------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * For firmware that installs into flash (trivet/flash.h): put this folder before ports/common in
 * the include path, and link window.cpp. While a page is linked, its addresses lead into the
 * buffer that is programmed later. Writes that miss it go nowhere: RAM is not written
 * then, since installing into flash places nothing there.
 *
 * trivet_port_window is what trivet_flash wants as window().
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_PORT_MEMORY_H
#define TRIVET_PORT_MEMORY_H
#include "trivet/port.h"
#ifdef __cplusplus
extern "C" {
#endif
void trivet_port_window(void *, trivet_addr at, uint32_t size, void *bytes);

uint8_t trivet_read8(trivet_addr at);
uint16_t trivet_read16(trivet_addr at);
uint32_t trivet_read32(trivet_addr at);
trivet_addr trivet_read_addr(trivet_addr at);
void trivet_write16(trivet_addr at, uint16_t value);
void trivet_write32(trivet_addr at, uint32_t value);
void trivet_write_addr(trivet_addr at, trivet_addr value);
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
#ifdef __cplusplus
}
#endif
#endif
