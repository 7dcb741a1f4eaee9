@ Words that hold addresses: of own things they become RELATIVE with the link-time
@ address, Thumb bit and offset included; of imports ABS32 with the offset.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libi.so
@ RUN: trivet ld %t/app.o %t/libi.so -o %t/app
@ RUN: llvm-readelf -r %t/app | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
object shared_datum
  .long 0, 0
  .text
function shared_function
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bx lr
  nop
  .data
  .long 0
words:
  .long words + 4, _start, table + 4, shared_datum + 4, shared_function
  .section .rodata,"a",%progbits
table:
  .long _start, shared_function, table
@ CHECK-DAG: 00000004 00000017 R_ARM_RELATIVE 8
@ CHECK-DAG: 00000008 00000017 R_ARM_RELATIVE 10000001
@ CHECK-DAG: 0000000c 00000017 R_ARM_RELATIVE 10000008
@ CHECK-DAG: 00000010 {{.*}}02 R_ARM_ABS32 00000000 shared_datum + 4
@ CHECK-DAG: 00000014 {{.*}}02 R_ARM_ABS32 00000000 shared_function + 0
@ CHECK-DAG: 10000004 00000017 R_ARM_RELATIVE 10000001
@ CHECK-DAG: 10000008 {{.*}}02 R_ARM_ABS32 00000000 shared_function + 0
@ CHECK-DAG: 1000000c 00000017 R_ARM_RELATIVE 10000004
