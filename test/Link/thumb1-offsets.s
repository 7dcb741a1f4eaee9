@ A literal with a symbol's address becomes its offset if the load of it has an entry: in own
@ data at once, in another module's by the loader. If there is no data base the address stays.
@ Two loads of one literal are one field.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv6m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv6m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libd.so
@ RUN: trivet ld %t/app.o %t/libd.so -o %t/app
@ RUN: llvm-readelf -r -x .text %t/app | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
object other
  .long 0
object x
  .long 0, 0, 0
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
  .p2align 2
function _start
  fix 8, x + 4, ldr r0, 1f
  fix 8, x + 4, ldr r1, 1f
  fix 7, own, ldr r0, 2f
  fix 8, own, ldr r0, 3f
  fix 8, constant, ldr r0, 4f
  bx lr
  .p2align 2
1: .long x + 4
2: .long own
3: .long own
4: .long constant
constant: .long 1
  .size _start, . - _start
  .data
object first
  .long 0, 0
object own
  .long 0
@ CHECK: 10000018 {{.*}} R_ARM_RELATIVE 1000001c
@ CHECK-NEXT: 1000000c {{.*}} R_ARM_PRIVATE_7 00000000 x + 4
@ CHECK-NOT: R_ARM
@ CHECK: 0x10000010 08000000 08000000
