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

/*
 * A stub of a function that is not bound yet (trivet ld -z lazy) comes here, with its address + 5
 * above the return address and all that the function is to find: arguments, also in vector
 * registers of any size, and SB. The port's
 *
 *   trivet_addr trivet_resolve_lazy(trivet_addr stub, trivet_addr base);
 *
 * says where it is. That takes the stub's place on the stack.
 */
        .set    VECTORS, 0xe6           /* of XCR0: SSE, AVX, and three of AVX-512 */
        .set    VECTORS_SIZE, 2688      /* together, in the standard format */
        .set    SELF, -512              /* x86::SelfDisplacement */
        .section .text.trivet_bind_lazy,"ax",@progbits
        .globl  trivet_bind_lazy
        .type   trivet_bind_lazy,@function
trivet_bind_lazy:
        .cfi_startproc
        .cfi_def_cfa_offset 16
        pushq   %rbp
        .cfi_def_cfa_offset 24
        .cfi_offset %rbp, -24
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        .irp    r,rax,rdi,rsi,rdx,rcx,r8,r9,r10
        pushq   %\r
        .endr
        subq    $VECTORS_SIZE, %rsp
        andq    $-64, %rsp
        leaq    512(%rsp), %rdi         /* the header, of which xsave writes a part */
        xorl    %eax, %eax
        movl    $8, %ecx
        rep stosq
        movl    $VECTORS, %eax
        xorl    %edx, %edx
        xsave   (%rsp)
        movq    8(%rbp), %rdi
        subq    $5, %rdi
        movq    %gs:SELF, %rsi
        callq   trivet_resolve_lazy
        movq    %rax, 8(%rbp)
        movl    $VECTORS, %eax
        xorl    %edx, %edx
        xrstor  (%rsp)
        leaq    -64(%rbp), %rsp
        .irp    r,r10,r9,r8,rcx,rdx,rsi,rdi,rax
        popq    %\r
        .endr
        popq    %rbp
        .cfi_def_cfa %rsp, 16
        retq
        .cfi_endproc
        .size   trivet_bind_lazy, . - trivet_bind_lazy
        .section .note.GNU-stack,"",@progbits
