@ A direct datum beyond the reach of the 12-bit offset, which the provider may have
@ moved since: named with its distance and the way out. 32-bit offsets reach it.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs --defsym FAR=1 %t/app.s -o %t/far.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libf.so
@ RUN: not trivet ld %t/app.o %t/libf.so -o %t/app 2>&1 | FileCheck %s
@ RUN: trivet ld %t/far.o %t/libf.so -o %t/app
@--- lib.s
  .include "trivet.inc"
  trivet_library
object big
  .space 4096
object x
  .long 0
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  fix 2, x, ldr r3, [r9, #-4]
  .ifndef FAR
  fix 3, x, ldr.w r0, [r3, #129]
  .else
  fix 5, x, movw r0, #0
  fix 6, x, movt r0, #0
  .endif
  bx lr
@ CHECK: error: field out of range: x
@ CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x4)
@ CHECK-NEXT: >>> its offset in the data of libf.so is 4096, the instruction reaches 4095
@ CHECK-NEXT: >>> remedy: compile with an import map that calls it 'direct far data' (trivet imports {{.*}}libf.so)
