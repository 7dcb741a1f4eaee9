@ direct("libm") is a promise about who provides the symbol.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -soname libm.so.6 -o %t/libm.so
@ RUN: trivet ld %t/app.o %t/libm.so -o %t/app
@ RUN: trivet ld -shared %t/lib.o -soname libother.so -o %t/libother.so
@ RUN: not trivet ld %t/app.o %t/libother.so -o %t/app 2>&1 | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function sine
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_application
  trivet_provider sine, libm
  .text
function _start
  bl sine
@ CHECK: error: wrong provider of sine
@ CHECK-NEXT: >>> declared in {{.*}}app.o
@ CHECK-NEXT: >>> it is declared to come from "libm", but comes from {{.*}}libother.so
