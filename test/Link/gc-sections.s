@ Section garbage collection takes a function's trivet.fix entries along, and keeps
@ what is exported.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared --gc-sections %t.o -o %t.so
@ RUN: llvm-readelf -r --symbols %t.so | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .section .text.used,"ax",%progbits
function used
.Lused:
  ldr r3, [r9, #-4]
  bx lr
  .section trivet.fix,"awo",%progbits,.text.used
  .long .Lused - ., 1, 0
  .section .text.unused,"ax",%progbits
  .hidden unused
function unused
.Lunused:
  ldr r3, [r9, #-4]
  bx lr
  .section trivet.fix,"awo",%progbits,.text.unused
  .long .Lunused - ., 1, 0
object x
  .long 0
@ CHECK: contains 1 entries
@ CHECK: 10000000 00000070 R_ARM_PRIVATE_0
@ CHECK-NOT: unused
