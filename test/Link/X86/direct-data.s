# Base and offset of another module's datum are left to the loader, and so are the addresses of
# its functions and constants, in 32 bits or 64, and the distances to them.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=x86_64 -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=x86_64 -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libd.so
# RUN: trivet ld %t/app.o %t/libd.so --defsym=port=0x3f8 -o %t/app
# RUN: llvm-readelf -r %t/app | FileCheck %s
# RUN: trivet inspect %t/app | FileCheck %s --check-prefix=INSPECT
# RUN: llvm-objdump -d --no-show-raw-insn %t/app | FileCheck %s --check-prefix=CODE
#--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function called
  ret
object other
  .long 0
object x
  .long 0, 0, 0
  .section .rodata,"a",@progbits
  .globl constant
constant:
  .long 0
  .size constant, 4
  .type constant,@object
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  fix 2, x, movq %gs:x, %rax
  fix 4, x + 8, leaq x + 8(%rax), %rcx
  fix 4, x - 4, movl x - 4(%rax,%rcx,4), %ecx
  call called
  cmpl $7, constant(%rip)
  movl $called, %eax
  movq $constant, %rax
  fix 2, own, movq %gs:own, %r9
  fix 4, own, movb own(%r9), %al
  fix 2, fixed, movq %gs:fixed, %r10
  fix 4, fixed, movb fixed(%r10), %al
  fix 2, port, movq %gs:port, %r11
  fix 4, port, movb port(%r11), %al
  ret
  .quad called
object pad
  .quad 0
object own
  .quad called
  .section .rodata,"a",@progbits
  .globl fixed
fixed:
  .long 0
# CHECK: contains 11 entries
# CHECK: 00000008 {{.*}} R_X86_64_64 0000000000000000 called + 0
# CHECK: 1000003f {{.*}}c0 {{.*}} 10000068
# CHECK: 1000004b {{.*}}c1 {{.*}} 10000068
# CHECK: 10000000 {{.*}}c0 {{.*}} x + 0
# CHECK: 1000000c {{.*}}c1 {{.*}} x + 8
# CHECK: 10000013 {{.*}}c1 {{.*}} x - 4
# CHECK: 10000018 {{.*}} R_X86_64_PLT32 0000000000000000 called - 4
# CHECK: R_X86_64_32 0000000000000000 called + 0
# CHECK: R_X86_64_64 0000000000000000 called + 0
# CHECK: 1000001e {{.*}} R_X86_64_PC32 0000000000000000 constant - 5
# CHECK: R_X86_64_32S 0000000000000000 constant + 0
# INSPECT: BASE own 1 imported 1
# INSPECT: OFF32 own 1 imported 2
# CODE: movq %gs:-0x200, %r9
# CODE: movb 0x8(%r9), %al
# CODE: movq %gs:
# CODE: movq $0x0, %r11
# CODE-NEXT: nop
# CODE-NEXT: movb 0x3f8(%r11), %al
