//===- window.cpp - the window of a device's memory -----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Out of line, all of it: in line it would be everywhere in the loader.
//
//===----------------------------------------------------------------------===//
#include "trivet/port_memory.h"

namespace {

trivet_addr window_at;
uint32_t window_size; // 0: there is none
char *window_bytes;

/// Words may be unaligned.
template <typename T> struct [[gnu::packed, gnu::may_alias]] Packed {
  T value;
};

/// What stands for 'size' bytes at 'at'; to be written: null if nobody.
void *memory(trivet_addr at, uint32_t size, bool write) {
  if (window_size && at - window_at <= window_size - size)
    return window_bytes + (at - window_at);
  return window_size && write ? nullptr
                              : reinterpret_cast<void *>(uintptr_t(at));
}

template <typename T> T read(trivet_addr at) {
  return static_cast<Packed<T> *>(memory(at, sizeof(T), false))->value;
}
template <typename T> void write(trivet_addr at, T value) {
  if (void *to = memory(at, sizeof(T), true))
    static_cast<Packed<T> *>(to)->value = value;
}

} // namespace

void trivet_port_window(void *, trivet_addr at, uint32_t size, void *bytes) {
  window_at = at;
  window_size = size;
  window_bytes = static_cast<char *>(bytes);
}

uint8_t trivet_read8(trivet_addr at) { return read<uint8_t>(at); }
uint16_t trivet_read16(trivet_addr at) { return read<uint16_t>(at); }
uint32_t trivet_read32(trivet_addr at) { return read<uint32_t>(at); }
trivet_addr trivet_read_addr(trivet_addr at) { return read<trivet_addr>(at); }
void trivet_write16(trivet_addr at, uint16_t value) { write(at, value); }
void trivet_write32(trivet_addr at, uint32_t value) { write(at, value); }
void trivet_write_addr(trivet_addr at, trivet_addr value) { write(at, value); }
