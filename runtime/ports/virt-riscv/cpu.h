//===- cpu.h - RISC-V, machine mode, on QEMU's virt ------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_VIRT_RISCV_CPU_H
#define TRIVET_PORTS_VIRT_RISCV_CPU_H
#include <stdint.h>

namespace trivet {

/// A stopped thread. Register 0 is none, so pc has its place. Floating point is
/// left off: an instruction of it is a fault.
struct Context {
  uintptr_t registers[32] = {};
  uintptr_t &pc() { return registers[0]; }
  uintptr_t ra() const { return registers[1]; }
  uintptr_t sp() const { return registers[2]; }
};

/// Bytes below each stack that fault when touched, on a multiple of this. (QEMU
/// is slow in pages of which a part is protected.)
constexpr uint32_t StackGuard = 4096;
/// Threads that a process makes have none, since guards stay until reset: it is
/// the alignment.
constexpr uint32_t ThreadGuard = 16;

/// Open files of a process; bytes of a report's line, for records.
constexpr unsigned NumFiles = 20, LineRoom = 512, RecordRoom = 64 * 1024;

inline void syncCode(uintptr_t, uint32_t) {
  __asm__ volatile("fence.i" ::: "memory");
}

} // namespace trivet
#endif
