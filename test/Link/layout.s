@ Data: the anchor at 0, blocks before single objects, zeroed memory last, without
@ room in the file. Sections with names of their own keep their bounds.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -lS --symbols %t.so | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .section .bss.single,"aw",%nobits
  .space 8
  .section .data.single,"aw",%progbits
single: .long 1
  .data
block: .long 2
  .section .trivet.anchor0,"aw",%progbits
anchor: .long 3
  .section mine,"aw",%progbits
element: .long __start_mine, __stop_mine, __dso_handle
  .text
function f
  bx lr
@ CHECK: LOAD {{.*}} 0x00000000 0x00000000 0x00018 0x00020 RW 0x4
@ CHECK: LOAD {{.*}} 0x10000000 0x10000000 0x00002 0x00002 R E 0x4
@ CHECK: LOAD {{.*}} 0x20000000
@ CHECK-DAG: 00000000 0 NOTYPE LOCAL DEFAULT {{.*}} anchor
@ CHECK-DAG: 00000004 0 NOTYPE LOCAL DEFAULT {{.*}} block
@ CHECK-DAG: 00000008 0 NOTYPE LOCAL DEFAULT {{.*}} single
@ CHECK-DAG: 0000000c 0 NOTYPE LOCAL DEFAULT {{.*}} element
