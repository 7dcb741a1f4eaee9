@ Global offset tables and thread-local variables have no meaning in a module.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
  .p2align 2
  .long x(GOT_PREL)
  .long t(TPOFF)
object x
  .long 0
  .section .tbss,"awT",%nobits
t:
  .space 4
@ CHECK: error: global offset table access to x
@ CHECK: error: thread-local variable t
