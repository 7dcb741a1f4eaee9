@ Code that takes a datum for its module's own, but another module has it.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libz.so
@ RUN: not trivet ld %t/app.o %t/libz.so -o %t/app 2>&1 | FileCheck %s
@ RUN: not ls %t/app
@--- lib.s
  .include "trivet.inc"
  trivet_library
object counter
  .long 0
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  movw r0, #:lower16:counter(sbrel)
  bx lr
  .size _start, . - _start
@ CHECK: trivet ld: error: own data lives in another module: counter
@ CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x0) (function _start)
@ CHECK-NEXT: >>> counter is data, private to each process, of {{.*}}libz.so
@ CHECK-NEXT: >>> remedy: declare it __attribute__((direct("libz"))) or pending, or compile with an import map of libz.so
