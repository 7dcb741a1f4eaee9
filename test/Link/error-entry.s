@ An application's entry must be its own; a library's function of that name is not.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs --defsym LIB=1 %s -o %t.lib.o
@ RUN: trivet ld -shared %t.lib.o -soname libs.so -o %t.so
@ RUN: not trivet ld %t.o %t.so -o %t.app 2>&1 | FileCheck %s
@ RUN: trivet ld -e mine %t.o %t.so -o %t.app
@ RUN: not trivet ld 2>&1 | FileCheck %s --check-prefix=NONE
  .include "trivet.inc"
  trivet_library
  .text
  .ifdef LIB
function _start
  bx lr
  .else
function mine
  bl _start
  .endif
@ CHECK: trivet ld: error: the entry is not in this application: _start
@ NONE: trivet ld: error: no input files
