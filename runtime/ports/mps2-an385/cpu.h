//===- cpu.h - Thumb-2 on the mps2 boards ----------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_MPS2_CPU_H
#define TRIVET_PORTS_MPS2_CPU_H
#include <stdint.h>

namespace trivet {

/// A stopped thread: all its registers are on its stack.
struct Context {
  uint32_t *sp = nullptr;
};

/// Bytes below each stack that fault when touched, on a multiple of this.
constexpr uint32_t StackGuard = 256;
/// The same for threads that a process makes, of whose stack it is a part.
constexpr uint32_t ThreadGuard = StackGuard;

/// Open files of a process; bytes of a report's line, for records.
constexpr unsigned NumFiles = 20, LineRoom = 512, RecordRoom = 64 * 1024;

#ifdef TRIVET_CACHES
void enableCaches();
void syncCode(uintptr_t at, uint32_t size); // caches.cpp
#else
/// No caches; a barrier for what the pipeline has fetched.
inline void syncCode(uintptr_t, uint32_t) {
  __asm__ volatile("dsb\n isb" ::: "memory");
}
#endif

/// For a fault of the running thread: CFSR, and the address it names. True if
/// its stack had no room; the thread is ended then, and the switch to another
/// wants to be the next thing that happens, with a stack pointer that has room.
bool endIfOverflown(uint32_t cause, uintptr_t address);

} // namespace trivet
#endif
