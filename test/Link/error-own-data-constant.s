@ A datum declared writable in one object and defined constant in another.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .section .rodata,"a",%progbits
  .globl table
table:
  .long 0
  .text
function f
  movw r0, #:lower16:table(sbrel)
  bx lr
@ CHECK: error: own data is a constant: table
@ CHECK: >>> remedy: declare it const where it is used, or writable where it is defined
