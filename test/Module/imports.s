@ The import map of a library: functions, constants, data, and data so far from the
@ base that users should have 32-bit offsets.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/../Link/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -soname libi.so -o %t.so
@ RUN: trivet imports %t.so | FileCheck %s
@ RUN: trivet imports %t.so -o %t.map && FileCheck %s < %t.map
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
  .section .rodata,"a",%progbits
  .globl names
names:
  .long 0
object near
  .space 2048
  .size near, 2048
object far_away
  .long 0
  .size far_away, 4
@ CHECK:      module libi.so
@ CHECK-NEXT: direct function f
@ CHECK-NEXT: direct far data far_away
@ CHECK-NEXT: direct const names
@ CHECK-NEXT: direct data near
