//===- port.cpp - what the loader asks of QEMU's boards -------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Text goes behind the firmware, where its functions are in reach of a branch,
// or, if the bundle says so, into a part of the data RAM, where every call of
// the firmware needs a veneer. Data, stacks and heaps go into the data RAM and,
// when that is full, into the far one. A board with RAM for one room only
// (RecordRoom is 0) has everything in that, and text is far anyhow.
//
//===----------------------------------------------------------------------===//
#include "trivet/port.h"
#include "board.h"

using namespace trivet;

extern "C" {
extern char __text_room_start[], __text_room_end[];
extern char __data_room_start[], __data_room_end[];
extern char __far_room_start[], __far_room_end[];
extern char __far_text_start[], __far_text_end[];
extern char __bundle[], __main_stack_start[];
}

namespace trivet {
Arena data;
static Arena far, own_text, own_records;
Arena &text = RecordRoom ? own_text : data;
Arena &records = RecordRoom ? own_records : data;
const char *bundle = __bundle;
} // namespace trivet

static uint32_t num_allocations;

static const trivet_bundle &header() {
  return *reinterpret_cast<const trivet_bundle *>(bundle);
}

/// For tests of how errors are survived: one allocation of a run fails.
static bool failsNow() { return ++num_allocations == header().fail_at; }

uint32_t trivet::allocations() { return num_allocations; }

uint32_t trivet::stillUsed() {
  return own_text.used() + data.used() + far.used() + own_records.used();
}

void trivet::initPort() {
  auto init = [](Arena &arena, const char *start, const char *end) {
    if (start != end)
      arena.init(reinterpret_cast<uintptr_t>(start),
                 reinterpret_cast<uintptr_t>(end));
  };
  init(data, __data_room_start + RecordRoom, __data_room_end);
  init(far, __far_room_start, __far_room_end);
  if (!RecordRoom)
    return;
  init(records, __data_room_start, __data_room_start + RecordRoom);
  if (header().flags & TRIVET_BUNDLE_FAR_TEXT)
    init(text, __far_text_start, __far_text_end);
  else
    init(text, __text_room_start, __text_room_end);
}

uintptr_t trivet::allocateData(uint32_t size, uint32_t align) {
  uintptr_t at = data.allocate(size, align);
  return at ? at : far.allocate(size, align);
}
void trivet::releaseData(uintptr_t at) {
  if (!data.release(at) && !far.release(at))
    report("broken data\n");
}

void *trivet_port_alloc_record(size_t size) {
  return failsNow()
             ? nullptr
             : reinterpret_cast<void *>(records.allocate(uint32_t(size), 8));
}
void trivet_port_free_record(void *record, size_t) {
  if (!records.release(reinterpret_cast<uintptr_t>(record)))
    report("broken records\n");
}

trivet_addr trivet_port_place_text(const char *, uint32_t size,
                                   uint32_t align) {
  return failsNow() ? 0 : text.allocate(size, align);
}
void trivet_port_release_text(trivet_addr at, uint32_t) {
  if (!text.release(at))
    report("broken text\n");
}

trivet_addr trivet_port_place_data(const char *, uint32_t size,
                                   uint32_t align) {
  return failsNow() ? 0 : allocateData(size, align);
}
void trivet_port_release_data(trivet_addr at, uint32_t) { releaseData(at); }

void trivet_port_sync_code(trivet_addr at, uint32_t size) {
  syncCode(at, size);
}

int trivet_port_find_module(const char *soname, trivet_addr *file,
                            uint32_t *size) {
  // Each library that needs the next is a level deeper on the main stack.
  constexpr uintptr_t Level = 512; // and what reports an error
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <
      reinterpret_cast<uintptr_t>(__main_stack_start) + Level)
    return TRIVET_E_NO_MEMORY;
  if (header().romfs)
    return romfsLibrary(soname, file, size);
  const trivet_bundle_file *files =
      reinterpret_cast<const trivet_bundle_file *>(bundle + header().files);
  for (uint32_t i = 0; i < header().num_files; ++i) {
    const char *a = bundle + files[i].name, *b = soname;
    while (*a && *a == *b)
      ++a, ++b;
    if (*a != *b)
      continue;
    *file = trivet_addr(reinterpret_cast<uintptr_t>(bundle)) + files[i].start;
    *size = files[i].size;
    return TRIVET_OK;
  }
  return TRIVET_E_NO_MODULE;
}
