//===- start.cpp - vectors, reset, faults, Arm ----------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A fault of a process ends the machine: without an MMU nobody knows what else
// it has written to. The report says which process and where. A stack without
// room is caught before it has written anything, and ends its process alone.
//
//===----------------------------------------------------------------------===//
#include "board.h"
#include "semihost.h"

using namespace trivet;

extern "C" {
extern uint32_t __bss_start[], __bss_end[], __main_stack_end[];
int main();

[[noreturn]] void trivet_reset() {
#ifdef TRIVET_CACHES
  enableCaches();
#endif
  for (uint32_t *p = __bss_start; p != __bss_end; ++p)
    *p = 0;
#if defined(__ARM_FP) && __ARM_FP
  *reinterpret_cast<volatile uint32_t *>(0xe000ed88) |= 0xf
                                                        << 20; // CPACR: FPU on
  __asm__ volatile("dsb\n isb" ::: "memory");
#endif
  semihost::exit(main());
}

__attribute__((naked)) uintptr_t trivet_semihost(uintptr_t, const void *) {
  __asm__ volatile("bkpt 0xab\n"
                   "bx lr\n");
}

/// 'frame' is what the exception pushed: r0-r3, r12, lr, pc, xpsr. Returns, if
/// at all, a stack pointer for the running thread, which has ended.
__attribute__((used)) uintptr_t trivet_fault(const uint32_t *frame) {
  auto system = [](uint32_t offset) {
    return *reinterpret_cast<volatile uint32_t *>(0xe000ed00 + offset);
  };
  uint32_t cause = system(0x28);                      // CFSR
  uint32_t memory = system(0x34), bus = system(0x38); // MMFAR, BFAR
  if (endIfOverflown(cause, memory)) {
#if defined(__ARM_FP) && __ARM_FP
    // FPCCR.LSPACT: nobody will want the registers it would still push.
    *reinterpret_cast<volatile uint32_t *>(0xe000ef34) &= ~1u;
#endif
    return (current->stack + current->stack_size) / 8 * 8 - 256;
  }
  report("fault %d pc %x lr %x cause %x address %x\n",
         current ? int(current->index) : -1, frame[6], frame[5], cause,
         cause & 0x8000 ? bus
         : cause & 0x80 ? memory
                        : 0);
  semihost::exit(139); // what a shell says of SIGSEGV
}

__attribute__((naked)) void trivet_fault_entry() {
  __asm__ volatile("tst lr, #4\n"
                   "ite eq\n"
                   "mrseq r0, msp\n"
                   "mrsne r0, psp\n"
                   "bl trivet_fault\n"
                   "msr psp, r0\n"
                   "mvn lr, #2\n" // thread mode, process stack, no FPU frame
                   "bx lr\n");
}

void trivet_pendsv();
void trivet_systick();

__attribute__((section(".vectors"), used))
const uintptr_t trivet_vectors[16] = {
    reinterpret_cast<uintptr_t>(__main_stack_end),
    reinterpret_cast<uintptr_t>(trivet_reset),
    reinterpret_cast<uintptr_t>(trivet_fault_entry), // NMI
    reinterpret_cast<uintptr_t>(trivet_fault_entry), // HardFault
    reinterpret_cast<uintptr_t>(trivet_fault_entry), // MemManage
    reinterpret_cast<uintptr_t>(trivet_fault_entry), // BusFault
    reinterpret_cast<uintptr_t>(trivet_fault_entry), // UsageFault
    reinterpret_cast<uintptr_t>(trivet_fault_entry), // SecureFault
    0,
    0,
    0,
    reinterpret_cast<uintptr_t>(trivet_fault_entry), // SVC: nobody calls it
    reinterpret_cast<uintptr_t>(trivet_fault_entry),
    0,
    reinterpret_cast<uintptr_t>(trivet_pendsv),
    reinterpret_cast<uintptr_t>(trivet_systick),
};
} // extern "C"
