@ What the firmware exports comes from its import map. It needs no DT_NEEDED.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld --trivet-firmware=%t/fw.map %t/app.o -o %t/app
@ RUN: llvm-readelf -dr %t/app | FileCheck %s
@--- fw.map
module firmware
direct function write # to the console
direct const    clock_rate
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl write
  movw r0, #:lower16:clock_rate
  movt r0, #:upper16:clock_rate
  bx lr
@ CHECK-NOT: NEEDED
@ CHECK: R_ARM_THM_CALL 00000000 write + 0
@ CHECK: R_ARM_THM_MOVW_ABS_NC 00000000 clock_rate + 0
@ CHECK: R_ARM_THM_MOVT_ABS 00000000 clock_rate + 0
