/* Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Calls each subject once, between marks, and prints its result. */
#include "access.h"
#include <stdio.h>

/* The marks stand right around the call, so one instruction (the call) is not the
 * subject's. */
__attribute__((naked)) static int measured(int x, function *callback,
                                           int (*subject)(int, function *)) {
#ifdef __riscv
#if __riscv_xlen == 64
#define SAVE "sd"
#define RESTORE "ld"
#else
#define SAVE "sw"
#define RESTORE "lw"
#endif
  __asm__("addi sp, sp, -16\n" SAVE " ra, 0(sp)\n"
          "slti zero, zero, 0\n"
          "jalr a2\n"
          "slti zero, zero, 1\n" RESTORE " ra, 0(sp)\n"
          "addi sp, sp, 16\n"
          "ret\n");
#else
  __asm__("push {r4, lr}\n"
          ".inst.w 0xf3af80f0\n" // dbg #0, also where the assembler has only Thumb-1
          "blx r2\n"
          ".inst.w 0xf3af80f1\n"
          "pop {r4, pc}\n");
#endif
}

static int doubled(int x) { return 2 * x; }

int main(void) {
#define ACCESS(name, text) printf(#name " %d\n", measured(2, doubled, name));
  IN_LIBRARY IN_APPLICATION
#undef ACCESS
      return 0;
}
