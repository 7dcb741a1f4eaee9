@ @FILE holds arguments; -Map is written with the names that the user gave.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: echo "-shared %t.o -Map=%t.map" > %t.rsp
@ RUN: trivet-ld @%t.rsp -o %t.so
@ RUN: FileCheck %s < %t.map
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
@ CHECK: 10000000 10000000 {{.*}}{{/.*}}map-and-response-file.s.tmp.o:(.text)
