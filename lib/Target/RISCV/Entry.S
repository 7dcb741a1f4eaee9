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
#define WORD 8
#else
#define STORE sw
#define LOAD lw
#define WORD 4
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

/*
 * A stub of a function that is not bound yet (trivet ld -z lazy) comes here, with t1 = the
 * stub's address + 4 and all that the function is to find: arguments, return address, SB. The port's
 *
 *   trivet_addr trivet_resolve_lazy(trivet_addr stub, trivet_addr base);
 *
 * says where it is.
 */
#ifdef __riscv_32e
#define ARGUMENTS 10,11,12,13,14,15
#else
#define ARGUMENTS 10,11,12,13,14,15,16,17
#endif
#if defined(__riscv_float_abi_double)
#define FSTORE fsd
#define FLOAD fld
#elif defined(__riscv_float_abi_single)
#define FSTORE fsw
#define FLOAD flw
#endif
        .section .text.trivet_bind_lazy,"ax",@progbits
        .globl  trivet_bind_lazy
        .type   trivet_bind_lazy,@function
trivet_bind_lazy:
        addi    sp, sp, -(10 * WORD + 8) / 16 * 16
        STORE   ra, 0(sp)
        .irp    r,ARGUMENTS
        STORE   x\r, (\r - 9) * WORD(sp)
        .endr
#ifdef FSTORE
        addi    sp, sp, -64
        .irp    r,10,11,12,13,14,15,16,17
        FSTORE  f\r, (\r - 10) * 8(sp)
        .endr
#endif
        addi    a0, t1, -4
        mv      a1, gp
        call    trivet_resolve_lazy
        mv      t1, a0
#ifdef FSTORE
        .irp    r,10,11,12,13,14,15,16,17
        FLOAD   f\r, (\r - 10) * 8(sp)
        .endr
        addi    sp, sp, 64
#endif
        .irp    r,ARGUMENTS
        LOAD    x\r, (\r - 9) * WORD(sp)
        .endr
        LOAD    ra, 0(sp)
        addi    sp, sp, (10 * WORD + 8) / 16 * 16
        jr      t1
        .size   trivet_bind_lazy, . - trivet_bind_lazy
