//===- template/port.cpp - the empty port ---------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Copy this folder to begin a port. Everything the loader asks of a board is
// here, answered with "there is none", so it compiles and links before anything
// works. include/trivet/port.h says what each answer means; memory is reached
// through ports/common/trivet/port_memory.h, which fits any device whose memory
// is simply addressed.
//
//===----------------------------------------------------------------------===//
#include "trivet/port.h"
#include "trivet/loader.h"

void *trivet_port_alloc_record(size_t) { return nullptr; }
void trivet_port_free_record(void *, size_t) {}

trivet_addr trivet_port_place_text(const char *, uint32_t, uint32_t) {
  return 0;
}
void trivet_port_release_text(trivet_addr, uint32_t) {}

trivet_addr trivet_port_place_data(const char *, uint32_t, uint32_t) {
  return 0;
}
void trivet_port_release_data(trivet_addr, uint32_t) {}

void trivet_port_sync_code(trivet_addr, uint32_t) {}

int trivet_port_find_module(const char *, trivet_addr *, uint32_t *) {
  return TRIVET_E_NO_MODULE;
}

trivet_addr trivet_port_find_export(const char *) { return 0; }
