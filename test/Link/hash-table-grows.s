@ The table of exports grows with them, so that a look-up costs the same: a bucket for four exports,
@ 12 bits of filter or more for each.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf --gnu-hash-table %t.so | FileCheck %s
@ CHECK: Num Buckets: 500
@ CHECK: Num Mask Words: 1024
  .syntax unified
  .thumb
  .altmacro
  .macro function n
  .globl f\n
  .type f\n,%function
f\n:
  bx lr
  .endm
  .set i, 0
  .rept 2000
  function %i
  .set i, i + 1
  .endr
