@ A version script says what a library exports; hidden symbols never are.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: echo '{ global: f; concealed; local: *; };' > %t.map
@ RUN: trivet ld -shared --version-script=%t.map %t.o -o %t.so
@ RUN: llvm-nm -D %t.so | FileCheck %s --implicit-check-not=" g" --implicit-check-not=concealed
  .include "trivet.inc"
  trivet_library
  .hidden concealed
  .text
function f
  bx lr
function g
  bx lr
function concealed
  bx lr
@ CHECK: 10000000 T f
