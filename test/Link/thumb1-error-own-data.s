@ A literal for own data whose symbol is another module's, a constant or nobody's; and without
@ an entry, shared text holds an address.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv6m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv6m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libd.so
@ RUN: not trivet ld %t/app.o %t/libd.so -o %t/app 2>&1 | FileCheck %s
@--- lib.s
  .include "trivet.inc"
  trivet_library
object x
  .long 0, 0, 0
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
  .p2align 2
function _start
  fix 7, x, ldr r0, 1f
  fix 7, constant, ldr r0, 2f
  ldr r0, 3f
  fix 8, x, ldr r0, 4f
  fix 8, x, movs r0, #1
  .p2align 2
1: .long x
2: .long constant
3: .long own
4: .long x
  .size _start, . - _start
object constant, .rodata
  .long 1
  .data
object own
  .long 0
@ CHECK-DAG: error: own data lives in another module: x
@ CHECK-DAG: error: own data is a constant: constant
@ CHECK-DAG: error: shared text holds the address of own data: own
@ CHECK-DAG: error: trivet.fix entry of kind 8 names an instruction that it does not fit
