@ movw/movt of an address in shared text: own ones hold the link-time address in
@ the addend, also where an offset was added.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -r %t.so | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
function f
  movw r0, #:lower16:f
  movt r0, #:upper16:f
  movw r0, #:lower16:table+0x100
  movt r0, #:upper16:table+0x100
  bx lr
  .section .rodata,"a",%progbits
table:
  .space 0x200
@ CHECK: 10000000 0000002f R_ARM_THM_MOVW_ABS_NC 10000001
@ CHECK: 10000004 00000030 R_ARM_THM_MOVT_ABS 10000001
@ CHECK: 10000008 0000002f R_ARM_THM_MOVW_ABS_NC 10000112
@ CHECK: 1000000c 00000030 R_ARM_THM_MOVT_ABS 10000112
