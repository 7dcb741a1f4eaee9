/*===- Target/ARM/Entry.S - from the firmware into a process --------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A module's code expects SB in r9 and keeps it, as any callee-saved register. The
 * firmware keeps nothing there (-ffixed-r9), so this is the one place where r9
 * is set:
 *
 *   int trivet_enter(trivet_addr base, trivet_addr function,
 *                    int argc, char **argv, char **envp);
 *
 * calls function(argc, argv, envp) with r9 = base.
 *===----------------------------------------------------------------------===*/
        .syntax unified
        .thumb
        .section .text.trivet_enter,"ax",%progbits
        .globl  trivet_enter
        .type   trivet_enter,%function
        .thumb_func
trivet_enter:
        push    {r4, lr}
        mov     r4, r9
        mov     r9, r0
        mov     r12, r1
        mov     r0, r2
        mov     r1, r3
        ldr     r2, [sp, #8]
        blx     r12
        mov     r9, r4
        pop     {r4, pc}
        .size   trivet_enter, . - trivet_enter

/*
 * A stub of a function that is not bound yet (trivet ld -z lazy) comes here, with r12 = the
 * stub's address + 4 and all that the function is to find: arguments, return address, SB. The port's
 *
 *   trivet_addr trivet_resolve_lazy(trivet_addr stub, trivet_addr base);
 *
 * says where it is.
 */
        .section .text.trivet_bind_lazy,"ax",%progbits
        .globl  trivet_bind_lazy
        .type   trivet_bind_lazy,%function
        .thumb_func
trivet_bind_lazy:
        push    {r0-r4, lr}
#if defined(__ARM_FP) && __ARM_FP
        vpush   {d0-d7}
#endif
        mov     r0, r12
        subs    r0, #4
        mov     r1, r9
        bl      trivet_resolve_lazy
        mov     r12, r0
#if defined(__ARM_FP) && __ARM_FP
        vpop    {d0-d7}
#endif
        ldr     r0, [sp, #20]
        mov     lr, r0
        pop     {r0-r4}
        add     sp, #4
        bx      r12
        .size   trivet_bind_lazy, . - trivet_bind_lazy
