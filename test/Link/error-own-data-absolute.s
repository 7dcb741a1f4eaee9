@ Code that takes a symbol for own data, which --defsym made an address: not a crash
@ but an error. As a constant it is right.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared %t.o --defsym=port=0x40000000 -o %t.so 2>&1 | FileCheck %s
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs --defsym CONST=1 %s -o %t.o
@ RUN: trivet ld -shared %t.o --defsym=port=0x40000000 -o %t.so
@ RUN: llvm-objdump -d --mcpu=cortex-m3 %t.so | FileCheck %s --check-prefix=GOOD
  .include "trivet.inc"
  trivet_library
  .text
function f
  .ifdef CONST
  movw r0, #:lower16:port
  movt r0, #:upper16:port
  .else
  movw r0, #:lower16:port(sbrel)
  .endif
  bx lr
@ CHECK: trivet ld: error: an offset in own data is asked for of a symbol that has none
@ CHECK-NEXT: >>> --defsym gives an address to port
@ CHECK-NEXT: >>> remedy: declare const what has a fixed address
@ GOOD: movt r0, #0x4000
