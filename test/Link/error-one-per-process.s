@ In a library, what is to be one per process has no offset in that library's data,
@ nor in another one's that happens to define it.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/own.s -o %t/own.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/direct.s -o %t/direct.o
@ RUN: not trivet ld -shared %t/lib.o %t/own.o -o %t/a.so 2>&1 | FileCheck %s
@ RUN: trivet ld -shared %t/lib.o -soname libv.so -o %t/libv.so
@ RUN: not trivet ld -shared %t/direct.o %t/libv.so -o %t/b.so 2>&1 | FileCheck %s
@ CHECK: error: data that is one per process is taken from one module: shared
@ CHECK: remedy:
@--- lib.s
  .include "trivet.inc"
  trivet_library
  trivet_unique shared
object slots
  .long shared
  .weak shared
  .type shared,%object
shared:
  .long 0
@--- own.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  movw r0, #:lower16:shared(sbrel)
  bx lr
@--- direct.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 2, shared, ldr r1, [r9, #-4]
  fix 3, shared, ldr.w r0, [r1, #129]
  bx lr
