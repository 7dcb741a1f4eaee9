@ What `trivet inspect` shows of a library and of an application that uses it.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/../Link/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/../Link/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -soname libi.so -o %t/libi.so
@ RUN: trivet ld %t/app.o %t/libi.so -o %t/app
@ RUN: trivet inspect %t/libi.so | FileCheck %s --check-prefix=LIB
@ RUN: trivet inspect %t/app | FileCheck %s --check-prefix=APP
@--- lib.s
  .include "trivet.inc"
  trivet_library
  trivet_pending hook, 1
object slot
  .long hook
  .size slot, 4
  .text
function f
  fix 1, 0, ldr r3, [r9, #-252]
  bx lr
  .size f, . - f
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl f
  fix 2, slot, ldr r3, [r9, #-252]
  bx lr
@ LIB: library libi.so
@ LIB-NEXT: abi revision 1
@ LIB-NEXT: segments:
@ LIB-NEXT:   text file 6 memory 6 align 4
@ LIB-NEXT:   data file 4 memory 4 align 4
@ LIB-NEXT:   meta file
@ LIB-NEXT: needs: 0
@ LIB-NEXT: fixups in text: 1
@ LIB-NEXT:   BASE          own 1 imported 0
@ LIB-NEXT: fixups in data: 1
@ LIB-NEXT:   SLOT          own 0 imported 1
@ LIB-NEXT: constructors: 0, destructors: 0
@ LIB-NEXT: imports: 1
@ LIB-NEXT:   pending weak symbol hook
@ LIB-NEXT: exports: 2
@ LIB-NEXT:   function 6 f
@ LIB-NEXT:   data     4 slot
@ APP: application {{.*}}app
@ APP: entry 0x10000001
@ APP: needs: 1
@ APP-NEXT:   libi.so
@ APP: imports: 2
@ APP-DAG:   direct  function f from libi.so
@ APP-DAG:   direct  data slot from libi.so
@ APP: exports: 0
