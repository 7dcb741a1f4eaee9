@ Room for a veneer: 8 bytes, and 12 for processors that need an instruction more.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libd.so
@ RUN: llvm-mc --arm-add-build-attributes -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/v7.o
@ RUN: trivet ld %t/v7.o %t/libd.so -o %t/v7
@ RUN: llvm-readelf -l %t/v7 | FileCheck %s --check-prefix=V7
@ RUN: llvm-mc --arm-add-build-attributes -triple=thumbv6m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/v6.o
@ RUN: trivet ld %t/v6.o %t/libd.so -o %t/v6
@ RUN: llvm-readelf -l %t/v6 | FileCheck %s --check-prefix=V6
@--- lib.s
  .include "trivet.inc"
  trivet_library
function f
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl f
  .size _start, . - _start
@ V7: LOAD {{.*}} 0x10000000 0x10000000 0x00004 0x0000c R E
@ V6: LOAD {{.*}} 0x10000000 0x10000000 0x00004 0x00010 R E
