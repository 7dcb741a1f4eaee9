/*===- trivet/port_memory.h - target memory, in an array ------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The same functions as on a device (ports/common), each a checked access in
 * emulated.cpp, in the target's byte order.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_PORT_MEMORY_H
#define TRIVET_PORT_MEMORY_H
#include "trivet/port.h"
#ifdef __cplusplus
extern "C" {
#endif
uint8_t trivet_read8(trivet_addr at);
uint16_t trivet_read16(trivet_addr at);
uint32_t trivet_read32(trivet_addr at);
trivet_addr trivet_read_addr(trivet_addr at);
void trivet_write16(trivet_addr at, uint16_t value);
void trivet_write32(trivet_addr at, uint32_t value);
void trivet_write_addr(trivet_addr at, trivet_addr value);
void trivet_copy(trivet_addr to, trivet_addr from, uint32_t size);
void trivet_zero(trivet_addr at, uint32_t size);
const char *trivet_string(trivet_addr at);
#ifdef __cplusplus
}
#endif
#endif
