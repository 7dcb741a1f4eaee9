@ `extern FILE *const stdout;`: a constant for its user, data of each process where
@ it is defined, since it holds the address of data.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libc.so
@ RUN: not trivet ld %t/app.o %t/libc.so -o %t/app 2>&1 | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
object stdout
  .long file
file:
  .long 0
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  movw r0, #:lower16:stdout
  movt r0, #:upper16:stdout
  bx lr
@ CHECK: trivet ld: error: shared text holds the address of another module's data: stdout
@ CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x0)
@ CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x4)
@ CHECK-NEXT: >>> stdout is data, private to each process, of {{.*}}libc.so though declared const or as a function here
@ CHECK-NEXT: >>> remedy: {{.*}}direct("libc")
