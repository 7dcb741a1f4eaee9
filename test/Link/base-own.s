@ A load of the module's own data base is patched by the loader in a library; an
@ application's is the static base itself.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-readelf -r %t.so | FileCheck %s --check-prefix=LIB
@ RUN: llvm-objdump -d --mcpu=cortex-m3 %t.so | FileCheck %s --check-prefix=CODE
@ RUN: trivet ld --entry=f %t.o -o %t.app
@ RUN: llvm-readelf -r %t.app | FileCheck %s --check-prefix=NONE
@ RUN: llvm-objdump -d --mcpu=cortex-m3 %t.app | FileCheck %s --check-prefix=APP
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 1, 0, ldr r3, [r9, #-252]
  ldr r0, [r3]
  bx lr
  .size f, . - f
object x
  .long 1
@ LIB: 10000000 00000070 R_ARM_PRIVATE_0
@ CODE: ldr r3, [r9, #-252]
@ NONE-NOT: R_ARM
@ APP: mov.w r3, r9
