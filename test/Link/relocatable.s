@ -r is lld's own; notes and trivet.fix entries stay for the link proper.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -r %t.o -o %t.r.o
@ RUN: llvm-readelf -h %t.r.o | FileCheck %s --check-prefix=REL
@ RUN: trivet ld -shared %t.r.o -o %t.so
@ RUN: trivet inspect %t.so | FileCheck %s
@ RUN: trivet ld --version | FileCheck %s --check-prefix=VERSION
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 1, 0, ldr r3, [r9, #-252]
  bx lr
object x
  .long 1
@ REL: REL (Relocatable file)
@ CHECK: BASE {{.*}}own 1
@ VERSION: LLD 22
