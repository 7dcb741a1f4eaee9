@ An undefined symbol: who uses it, and a near miss among the exports of libraries.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libz.so
@ RUN: not trivet ld %t/app.o %t/libz.so -o %t/app 2>&1 | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function deflate
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl deflat
@ CHECK: trivet ld: error: undefined symbol: deflat
@ CHECK: >>> referenced by {{.*}}app.o:(.text+0x0)
@ CHECK: >>> did you mean: deflate
@ CHECK-NEXT: >>> defined in: {{.*}}libz.so
