//===- start.cpp - vectors, reset, faults, Armv6-M ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The firmware runs from flash; its initialised data are copied. A fault of a
// process ends the machine, and there are no registers that say what it was.
//
// A Cortex-M0 cannot divide, and there is no C library: the one helper that
// compilers call for it is here.
//
//===----------------------------------------------------------------------===//
#include "board.h"
#include "semihost.h"

using namespace trivet;

extern "C" {
extern uint32_t __data_start[], __data_end[], __data_in_flash[];
extern uint32_t __bss_start[], __bss_end[], __main_stack_end[];
int main();

[[noreturn]] void trivet_reset() {
  const uint32_t *from = __data_in_flash;
  for (uint32_t *p = __data_start; p != __data_end; ++p)
    *p = *from++;
  for (uint32_t *p = __bss_start; p != __bss_end; ++p)
    *p = 0;
  semihost::exit(main());
}

__attribute__((naked)) uintptr_t trivet_semihost(uintptr_t, const void *) {
  __asm__ volatile("bkpt 0xab\n"
                   "bx lr\n");
}

/// Quotient in r0, remainder in r1 (Run-time ABI for Arm, 4.3.1): together a
/// 64-bit result.
uint64_t __aeabi_uidivmod(uint32_t dividend, uint32_t divisor) {
  uint32_t quotient = 0, rest = 0;
  for (int bit = 31; bit >= 0; --bit) {
    rest = rest << 1 | (dividend >> bit & 1);
    quotient <<= 1;
    if (rest >= divisor) {
      rest -= divisor;
      quotient |= 1;
    }
  }
  return uint64_t(rest) << 32 | quotient;
}
uint32_t __aeabi_uidiv(uint32_t dividend, uint32_t divisor) {
  return uint32_t(__aeabi_uidivmod(dividend, divisor));
}

/// 'frame' is what the exception pushed: r0-r3, r12, lr, pc, xpsr.
[[noreturn]] __attribute__((used)) void trivet_fault(const uint32_t *frame) {
  report("fault %d pc %x lr %x\n", current ? int(current->index) : -1, frame[6],
         frame[5]);
  semihost::exit(139); // what a shell says of SIGSEGV
}

__attribute__((naked)) void trivet_fault_entry() {
  __asm__ volatile("mrs r0, msp\n"
                   "mov r1, lr\n"
                   "lsrs r1, #3\n" // carry: was it on the process stack?
                   "bcc 1f\n"
                   "mrs r0, psp\n"
                   "1: bl trivet_fault\n");
}

void trivet_pendsv();
void trivet_timer();

#define FAULT reinterpret_cast<uintptr_t>(trivet_fault_entry)
__attribute__((section(".vectors"), used))
const uintptr_t trivet_vectors[16 + 9] = {
    reinterpret_cast<uintptr_t>(__main_stack_end),
    reinterpret_cast<uintptr_t>(trivet_reset),
    FAULT, // NMI
    FAULT, // HardFault: there is no other
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    FAULT, // SVC: nobody calls it
    0,
    0,
    reinterpret_cast<uintptr_t>(trivet_pendsv),
    FAULT, // SysTick: an nRF51 has none
    FAULT,
    FAULT,
    FAULT,
    FAULT,
    FAULT,
    FAULT,
    FAULT,
    FAULT,
    reinterpret_cast<uintptr_t>(trivet_timer), // interrupt 8: TIMER0
};
} // extern "C"
