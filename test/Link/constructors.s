@ Constructors by priority, then in order, in a table in shared text.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared --gc-sections %t.o -o %t.so
@ RUN: llvm-readelf -dr %t.so | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
late:
  bx lr
early:
  bx lr
  .type late,%function
  .type early,%function
  .section .init_array,"aw",%init_array
  .long late
  .section .init_array.101,"aw",%init_array
  .long early
  .section .fini_array,"aw",%fini_array
  .long late
@ CHECK: INIT_ARRAY) 0x10000004
@ CHECK: INIT_ARRAYSZ) 8
@ CHECK: FINI_ARRAY) 0x1000000c
@ CHECK: FINI_ARRAYSZ) 4
@ CHECK: 10000004 00000017 R_ARM_RELATIVE 10000003
@ CHECK: 10000008 00000017 R_ARM_RELATIVE 10000001
@ CHECK: 1000000c 00000017 R_ARM_RELATIVE 10000001
