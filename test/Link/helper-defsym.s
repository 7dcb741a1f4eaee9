@ --defsym may not put another function in a run-time helper's place.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared --defsym=memcpy=f %t.o -o %t.so 2>&1 | FileCheck %s
@ RUN: trivet ld -shared --defsym=memccpy=f %t.o -o %t.so
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
@ CHECK: error: --defsym=memcpy: this function is called without the static base
@ CHECK: remedy: define a function of this name
