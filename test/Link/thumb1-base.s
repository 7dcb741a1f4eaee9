@ Thumb-1 loads its base by two instructions; in an application, and for a symbol without
@ a data base, others take their place.
@ RUN: llvm-mc -triple=thumbv6m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -r %t.so | FileCheck %s --check-prefix=LIB
@ RUN: llvm-objdump -d --mcpu=cortex-m0 %t.so | FileCheck %s --check-prefix=CODE
@ RUN: trivet ld --entry=f %t.o -o %t.app
@ RUN: llvm-readelf -r %t.app | FileCheck %s --check-prefix=NONE
@ RUN: llvm-objdump -d --mcpu=cortex-m0 %t.app | FileCheck %s --check-prefix=APP
  .include "trivet.inc"
  trivet_library
  .text
function f
  mov r3, r9
  fix 1, 0, subs r3, #252
  ldr r3, [r3]
  mov r5, r9
  fix 2, text, subs r5, #252
  ldr r5, [r5]
  bx lr
  .size f, . - f
object text, .rodata
  .long 1
object x
  .long 1
@ LIB: 10000002 00000076 R_ARM_PRIVATE_6
@ LIB-NOT: R_ARM
@ CODE: mov r3, r9
@ CODE-NEXT: subs r3, #0xfc
@ CODE-NEXT: ldr r3, [r3]
@ CODE-NEXT: mov r5, r9
@ CODE-NEXT: movs r5, #0x0
@ CODE-NEXT: nop
@ NONE-NOT: R_ARM
@ APP: mov r3, r9
@ APP-NEXT: nop
@ APP-NEXT: nop
@ APP: movs r5, #0x0
