@ Libraries and objects that pass floating-point arguments differently.
@ RUN: llvm-mc -triple=thumbv7em-none-eabi -filetype=obj -I %S/Inputs --defsym VFP=1 %s -o %t.hard.o
@ RUN: llvm-mc -triple=thumbv7em-none-eabi -filetype=obj -I %S/Inputs --defsym VFP=0 %s -o %t.soft.o
@ RUN: trivet ld -shared %t.hard.o -soname hard.so -o %t.hard.so
@ RUN: trivet ld %t.hard.o %t.hard.so -o %t.app
@ RUN: not trivet ld %t.soft.o %t.hard.so -o %t.app 2>&1 | FileCheck %s
@ RUN: not ls %t.app
  .include "trivet.inc"
  trivet_library
  .eabi_attribute 28, VFP
  .text
function _start
  bx lr
@ CHECK: error: {{.*}}.hard.so: cannot be linked with these objects: floating-point arguments are passed in other registers
