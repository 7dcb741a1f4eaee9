/*===- Target/X86/Entry.S - from the host into a process ------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A module's code expects SB in %gs. A thread of a process has it there from its
 * beginning to its end, for the kernel, not the code around, switches it: the port
 * sets it (Linux: arch_prctl), and what is left here is a call.
 *
 *   int trivet_enter(trivet_addr base, trivet_addr function,
 *                    int argc, char **argv, char **envp);
 *
 * calls function(argc, argv, envp).
 *===----------------------------------------------------------------------===*/
        .section .text.trivet_enter,"ax",@progbits
        .globl  trivet_enter
        .type   trivet_enter,@function
trivet_enter:
        .cfi_startproc
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        movq    %rsi, %rax
        movl    %edx, %edi
        movq    %rcx, %rsi
        movq    %r8, %rdx
        callq   *%rax
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        retq
        .cfi_endproc
        .size   trivet_enter, . - trivet_enter
        .section .note.GNU-stack,"",@progbits
