@ Sections with names of their own go where they may: writable ones into data, others
@ into text; alloc notes of other tools nowhere. What has no size has an address.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -S %t.so | FileCheck %s --implicit-check-not=note.foo
@ RUN: trivet inspect %t.so | FileCheck %s --check-prefix=EXPORTS
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs --defsym EMPTY=1 %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: trivet inspect %t.so | FileCheck %s --check-prefix=EXPORTS
  .include "trivet.inc"
  trivet_library
  .ifndef EMPTY
  .section writable,"aw",%progbits
  .long 1
  .section zeroed,"aw",%nobits
  .space 4
  .endif
  .section constant,"a",%progbits
  .long 2
  .section fast,"ax",%progbits
function f
  bx lr
  .section .note.foo,"a",%note
  .long 4, 0, 1
  .asciz "abc"
  .section .bss.zero,"aw",%nobits
  .globl zero
  .type zero,%object
zero:
@ CHECK-DAG: writable PROGBITS 0000000{{[0-9]}}
@ CHECK-DAG: zeroed NOBITS 0000000{{[0-9]}}
@ CHECK-DAG: constant PROGBITS 1000000{{[0-9]}}
@ CHECK-DAG: fast PROGBITS 1000000{{[0-9]}}
@ EXPORTS: data{{ +}}0 zero
