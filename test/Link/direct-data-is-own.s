@ Direct data that turns out to be defined in the same module becomes own data:
@ offsets are filled in, nothing is left to the loader but a library's base.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld --entry=f %t.o -o %t.app
@ RUN: llvm-objdump -d --mcpu=cortex-m3 %t.app | FileCheck %s
@ RUN: trivet inspect %t.app | FileCheck %s --check-prefix=FIX
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 2, x, ldr r3, [r9, #-4]
  fix 3, x + 4, ldr.w r0, [r3, #129]
  fix 4, x, addw r0, r3, #129
  fix 5, x, movw r0, #0
  fix 6, x, movt r0, #7
  bx lr
object first
  .space 256
object x
  .long 1, 2
@ CHECK: mov.w r3, r9
@ CHECK-NEXT: ldr.w r0, [r3, #0x104]
@ CHECK-NEXT: addw r0, r3, #0x100
@ CHECK-NEXT: movw r0, #0x100
@ CHECK-NEXT: movt r0, #0x0
@ FIX: fixups in text: 0
@ FIX: imports: 0
