@ In the file text comes last, at a multiple of 256: a device that links a module while it
@ arrives (trivet/flash.h) has the tables then, and begins text on a page of flash.
@
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared -soname lib.so %t.o -o %t.so
@ RUN: llvm-readelf -lW %t.so | grep LOAD | sort -k2 | FileCheck %s --check-prefix=ORDER
@ ORDER: 0x00000000
@ ORDER-NEXT: 0x20000000
@ ORDER-NEXT: LOAD 0x{{[0-9a-f]+}}00 0x10000000
  .include "trivet.inc"
  trivet_library
  .data
  .globl datum
datum: .long 1
  .text
  .thumb
  .globl function
  .thumb_func
function: bx lr
