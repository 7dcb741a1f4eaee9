/*===- Target/RISCV/Entry.S - from the firmware into a process ------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A module's code expects SB in gp and never writes it. The firmware keeps
 * nothing there (no linker relaxation towards gp), so this is the one place
 * where gp is set:
 *
 *   int trivet_enter(trivet_addr base, trivet_addr function,
 *                    int argc, char **argv, char **envp);
 *
 * calls function(argc, argv, envp) with gp = base.
 *===----------------------------------------------------------------------===*/
#if __riscv_xlen == 64
#define STORE sd
#define LOAD ld
#else
#define STORE sw
#define LOAD lw
#endif
        .section .text.trivet_enter,"ax",@progbits
        .globl  trivet_enter
        .type   trivet_enter,@function
trivet_enter:
        addi    sp, sp, -16
        STORE   ra, 8(sp)
        STORE   gp, 0(sp)
        mv      gp, a0
        mv      t1, a1
        mv      a0, a2
        mv      a1, a3
        mv      a2, a4
        jalr    t1
        LOAD    gp, 0(sp)
        LOAD    ra, 8(sp)
        addi    sp, sp, 16
        ret
        .size   trivet_enter, . - trivet_enter
