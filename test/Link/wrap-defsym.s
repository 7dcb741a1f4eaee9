@ --wrap and --defsym give an import other names; the relocations name what the
@ provider exports.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libw.so
@ RUN: trivet ld --wrap=f --defsym=alias=g %t/app.o %t/libw.so -o %t/app
@ RUN: llvm-readelf -r --dyn-syms %t/app | FileCheck %s
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
  bl alias
  bx lr
function __wrap_f
  bl __real_f
  bx lr
@ CHECK-DAG: 10000004 {{.*}} R_ARM_THM_CALL 00000000 g + 0
@ CHECK-DAG: 1000000a {{.*}} R_ARM_THM_CALL 00000000 f + 0
@ CHECK-NOT: alias
