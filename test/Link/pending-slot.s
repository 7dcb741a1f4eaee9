@ The slot of a pending import becomes SLOT, whether or not somebody exports it
@ yet, and the import is weak only if the source says so.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -r --dyn-syms %t.so | FileCheck %s
  .include "trivet.inc"
  trivet_library
  trivet_pending must
  trivet_pending may, 1
object slots
  .long must, must + 12
  .long may
  .long nobody
  .weak nobody
@ CHECK: 00000000 {{.*}}75 R_ARM_PRIVATE_5 00000000 must + 0
@ CHECK: 00000004 {{.*}}75 R_ARM_PRIVATE_5 00000000 must + c
@ CHECK: 00000008 {{.*}}75 R_ARM_PRIVATE_5 00000000 may + 0
@ CHECK: 0000000c {{.*}}02 R_ARM_ABS32 00000000 nobody + 0
@ CHECK: NOTYPE GLOBAL DEFAULT UND must
@ CHECK: NOTYPE WEAK DEFAULT UND may
@ CHECK: NOTYPE WEAK DEFAULT UND nobody
