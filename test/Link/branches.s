@ Branches to other modules keep their kind; those inside are done. Text has room
@ for one veneer for each function that is branched to.
@ RUN: split-file %s %t
@ RUN: llvm-mc --arm-add-build-attributes -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc --arm-add-build-attributes -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libb.so
@ RUN: trivet ld %t/app.o %t/libb.so -o %t/app
@ RUN: llvm-readelf -lr %t/app | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
function g
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl f
  bl f
  bl own
  beq.w g
  b.w g
function own
  bx lr
@ CHECK: LOAD {{.*}} 0x10000000 0x10000000 0x00018 0x00028 R E 0x4
@ CHECK-NOT: 10000008
@ CHECK: 10000000 {{.*}}0a R_ARM_THM_CALL 00000000 f + 0
@ CHECK: 10000004 {{.*}}0a R_ARM_THM_CALL 00000000 f + 0
@ CHECK: 1000000c {{.*}}33 R_ARM_THM_JUMP19 00000000 g + 0
@ CHECK: 10000010 {{.*}}1e R_ARM_THM_JUMP24 00000000 g + 0
