@ C++ says an inline variable is one object; modules that both define it have two.
@ That is said aloud, but not for functions, hidden symbols, or constants in text.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/both.s -o %t/both.o
@ RUN: trivet ld -shared %t/both.o -soname libv.so -o %t/libv.so
@ RUN: trivet ld -e f %t/both.o %t/libv.so -o %t/app 2>&1 | FileCheck %s --implicit-check-not=warning:
@ RUN: trivet ld -e f %t/both.o --as-needed %t/libv.so -o %t/app 2>&1 | count 0
@ RUN: trivet inspect %t/app
@--- both.s
  .include "trivet.inc"
  trivet_library
  .text
  .type f,%function
  .thumb_func
f:
  bx lr
  .data
  .type counter,%object
counter:
  .long 0
  .type hidden,%object
hidden:
  .long 0
  .section .rodata,"a",%progbits
  .type table,%object
table:
  .long 0
  .weak f, counter, hidden, table
  .hidden hidden
@ CHECK: trivet ld: warning: two copies of one variable: counter
@ CHECK-NEXT: >>> this module and {{.*}}libv.so define it
@ CHECK-NEXT: >>> remedy:
