@ Shared text must not hold the address of the module's own data, be it in an
@ instruction, a literal pool or a constant; nor distances between the two.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
object counter
  .long 0
  .size counter, 4
object other
  .long 0
  .section .rodata,"a",%progbits
  .long counter
  .text
function f
  ldr r0, =other
  movw r0, #:lower16:other
  bx lr
  .long other - .
@ CHECK: error: shared text holds the address of own data: other
@ CHECK-NEXT: >>> referenced by {{.*}}.o:(.text+
@ CHECK: >>> remedy: compile it with Trivet's driver
@ CHECK: error: distance between text and data: other
@ CHECK: error: shared text holds the address of own data: counter
@ CHECK-NEXT: >>> referenced by {{.*}}.o:(.rodata+0x0)
