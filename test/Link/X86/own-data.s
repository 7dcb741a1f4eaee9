# An offset has an address's relocation; the entry tells them apart, also in an instruction
# with two fields, in every form of an instruction, and behind a base of any register. The base is
# patched by the loader in a library; an application's is the word at %gs:-512.
# RUN: llvm-mc -triple=x86_64 -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: trivet ld -shared %t.o -o %t.so
# RUN: llvm-objdump -d --no-show-raw-insn %t.so | FileCheck %s --check-prefixes=LIB,CODE
# RUN: llvm-readelf -r %t.so | FileCheck %s --check-prefix=RELOC
# RUN: trivet ld --entry=f %t.o -o %t.app
# RUN: llvm-objdump -d --no-show-raw-insn %t.app | FileCheck %s --check-prefixes=APP,CODE
# RUN: llvm-readelf -r %t.app | FileCheck %s --check-prefix=APPRELOC
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 1, 0, movq %gs:f, %rax
  fix 1, 0, movq %gs:f, %r12
  fix 3, x, leaq x(%rax), %rcx
  fix 3, x + 4, movl x + 4(%r12), %r8d
  fix 3, x, addw $7, x(%r13,%r9,2)
  fix 3, x, movq $f, x(%rax)
  fix 3, x, lock cmpxchgq %rcx, x(%rax)
  fix 3, x, vmovss x(%rax), %xmm9
  fix 3, x, vaddpd x(%r8), %zmm1, %zmm2
  fix 3, x, pshufb x(%rsp), %xmm1
  movl $f, %eax
  ret
object pad
  .quad 0
object x
  .quad 1
# LIB:       movq %gs:{{.*}}, %rax
# LIB-NEXT:  movq %gs:{{.*}}, %r12
# APP:       movq %gs:-0x200, %rax
# APP-NEXT:  movq %gs:-0x200, %r12
# CODE-NEXT: leaq 0x8(%rax), %rcx
# CODE-NEXT: movl 0xc(%r12), %r8d
# CODE-NEXT: addw $0x7, 0x8(%r13,%r9,2)
# CODE-NEXT: movq $0x10000000, 0x8(%rax)
# CODE-NEXT: lock
# CODE-NEXT: cmpxchgq %rcx, 0x8(%rax)
# CODE-NEXT: vmovss 0x8(%rax), %xmm9
# CODE-NEXT: vaddpd 0x8(%r8), %zmm1, %zmm2
# CODE-NEXT: pshufb 0x8(%rsp), %xmm1
# RELOC:    contains 4 entries
# RELOC:    10000000 {{.*}}c0 {{.*}} 0
# RELOC:    10000009 {{.*}}c0 {{.*}} 0
# RELOC:    {{.*}} R_X86_64_32S 10000000
# RELOC:    {{.*}} R_X86_64_32 10000000
# APPRELOC: contains 2 entries
