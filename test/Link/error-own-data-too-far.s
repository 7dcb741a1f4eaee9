@ movw alone reaches 64 KiB of own data; with movt there is no limit.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
function good
  movw r0, #:lower16:x(sbrel)
  movt r0, #:upper16:x(sbrel)
  bx lr
  .size good, . - good
function bad
  movw r0, #:lower16:x(sbrel)
  bx lr
  .size bad, . - bad
  .bss
  .space 65536
object x, .bss
  .space 4
@ CHECK: error: field out of range: x
@ CHECK-NEXT: >>> referenced by {{.*}}.o:(.text+0xa) (function bad)
@ CHECK-NEXT: >>> its offset in the module's data is 65536, the instruction reaches 65535
@ CHECK-NOT: function good
