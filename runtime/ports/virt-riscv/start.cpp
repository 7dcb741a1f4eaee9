//===- start.cpp - reset, RISC-V ------------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// QEMU starts at the first byte of RAM, in machine mode, with the program's
// segments where they belong.
//
//===----------------------------------------------------------------------===//
#include "board.h"
#include "semihost.h"

using namespace trivet;

extern "C" {
extern uintptr_t __bss_start[], __bss_end[];
int main();

[[noreturn]] __attribute__((used)) void trivet_start() {
  for (uintptr_t *p = __bss_start; p != __bss_end; ++p)
    *p = 0;
  semihost::exit(main());
}

__attribute__((naked, used, section(".vectors"))) void trivet_reset() {
  __asm__ volatile("la sp, __main_stack_end\n"
                   "la t0, trivet_trap_entry\n"
                   "csrw mtvec, t0\n"
                   "la t0, trivet_no_thread\n"
                   "csrw mscratch, t0\n"
                   "j trivet_start\n");
}

/// "RISC-V Semihosting", 2.1: three instructions of 32 bits in one page.
__attribute__((naked, aligned(16))) uintptr_t trivet_semihost(uintptr_t,
                                                              const void *) {
  __asm__ volatile(".option push\n"
                   ".option norvc\n"
                   "slli zero, zero, 0x1f\n"
                   "ebreak\n"
                   "srai zero, zero, 7\n"
                   ".option pop\n"
                   "ret\n");
}
} // extern "C"
