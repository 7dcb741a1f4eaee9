@ An unwind table that only says "cannot be unwound" is left out; one that says
@ more is kept, with the program header by which unwinders find it.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -lS %t.so | FileCheck %s --check-prefix=NONE --implicit-check-not=ARM_EXIDX
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs --defsym UNWIND=1 %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -l %t.so | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
function f
  .fnstart
  .cantunwind
  bx lr
  .fnend
function g
  .fnstart
  .ifdef UNWIND
  .save {r4, lr}
  .else
  .cantunwind
  .endif
  push {r4, lr}
  pop {r4, pc}
  .fnend
  .globl __aeabi_unwind_cpp_pr0
__aeabi_unwind_cpp_pr0:
  bx lr
@ NONE: LOAD {{.*}} 0x10000000 0x10000000 0x00008 0x00008 R E
@ CHECK: EXIDX {{.*}} 0x1000{{.*}} R
