@ Base and offset of another module's datum are left to the loader; every form of
@ offset has its own relocation.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libd.so
@ RUN: trivet ld %t/app.o %t/libd.so -o %t/app
@ RUN: llvm-readelf -r %t/app | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
object other
  .long 0
object x
  .long 0, 0, 0
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  fix 2, x, ldr r3, [r9, #-4]
  fix 3, x + 8, ldr.w r0, [r3, #129]
  fix 4, x, addw r0, r3, #129
  fix 5, x + 4, movw r0, #0
  fix 6, x + 4, movt r0, #0
  bx lr
@ CHECK: 10000000 {{.*}} R_ARM_PRIVATE_0 00000000 x + 0
@ CHECK: 10000004 {{.*}} R_ARM_PRIVATE_1 00000000 x + 8
@ CHECK: 10000008 {{.*}} R_ARM_PRIVATE_2 00000000 x + 0
@ CHECK: 1000000c {{.*}} R_ARM_PRIVATE_3 00000000 x + 4
@ CHECK: 10000010 {{.*}} R_ARM_PRIVATE_4 00000000 x + 4
