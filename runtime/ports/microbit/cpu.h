//===- cpu.h - Armv6-M on the micro:bit ------------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_MICROBIT_CPU_H
#define TRIVET_PORTS_MICROBIT_CPU_H
#include <stdint.h>

namespace trivet {

/// A stopped thread: what an exception does not push, and the rest on its
/// stack.
struct Context {
  uint32_t *sp = nullptr;
  uint32_t registers[8] = {}; // r4-r11
};

/// Bytes below each stack that fault when touched: nothing can do that here, so
/// there is only the alignment.
constexpr uint32_t StackGuard = 8;
constexpr uint32_t ThreadGuard = StackGuard;

/// Open files of a process; bytes of a report's line, for records. 0: text,
/// records and data share what there is.
constexpr unsigned NumFiles = 8, LineRoom = 96, RecordRoom = 0;

/// No caches; a barrier for what the pipeline has fetched.
inline void syncCode(uintptr_t, uint32_t) {
  __asm__ volatile("dsb\n isb" ::: "memory");
}

} // namespace trivet
#endif
