@ An application exports what its libraries look for in it, and everything only
@ with --export-dynamic.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libe.so
@ RUN: trivet ld --gc-sections %t/app.o %t/libe.so -o %t/app
@ RUN: llvm-nm -D %t/app | FileCheck %s --implicit-check-not=private
@ RUN: trivet ld --export-dynamic %t/app.o %t/libe.so -o %t/app
@ RUN: llvm-nm -D %t/app | FileCheck %s --check-prefix=ALL
@--- lib.s
  .include "trivet.inc"
  trivet_library
  trivet_pending on_event
object slot
  .long on_event
@--- app.s
  .include "trivet.inc"
  trivet_application
  .section .text._start,"ax",%progbits
function _start
  bx lr
  .section .text.on_event,"ax",%progbits
function on_event
  bx lr
  .section .text.private,"ax",%progbits
function private
  bx lr
@ CHECK: T on_event
@ ALL-DAG: T on_event
@ ALL-DAG: T private
