@ Where a branch inside the module does not reach, lld makes a thunk; it must be
@ relative, since text moves.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -arm-add-build-attributes -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-objdump -d --mcpu=cortex-m3 --no-show-raw-insn %t.so | FileCheck %s
@ RUN: trivet inspect %t.so | FileCheck %s --check-prefix=NONE
  .include "trivet.inc"
  trivet_library
  .text
function f
  beq.w far_away
  bx lr
  .section .text.gap,"ax",%progbits
  .space 0x110000
  .section .text.far_away,"ax",%progbits
function far_away
  bx lr
@ CHECK: <__ThumbV7PILongThunk_far_away>:
@ NONE: fixups in text: 0
