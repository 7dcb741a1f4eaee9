@ A branch counts from where it lies, so text that moves cannot branch to what does not.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared %t.o --defsym=near=0x10000101 --defsym=rom=0x201 -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .eabi_attribute 6, 10 @ v7, so that lld has a thunk
  .text
function f
  bl near
  b.w rom
  bx lr
  .size f, . - f
@ CHECK: error: distance to a fixed address: near
@ CHECK-NEXT: >>> referenced by {{.*}}.o:(.text+0x0) (function f)
@ CHECK: >>> remedy: use its address
@ CHECK: error: distance to a fixed address: rom
