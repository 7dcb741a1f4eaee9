@ A function that has one address in the process, by a slot's note: the library calls its
@ own, and the slot, Thumb bit included, is what the loader finds first. The application
@ exports its own for that; not what the library only calls.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -soname libv.so -o %t/libv.so
@ RUN: llvm-readelf -r --dyn-syms %t/libv.so | FileCheck %s --check-prefix=LIB
@ RUN: llvm-objdump -d %t/libv.so | FileCheck %s --check-prefix=CODE
@ RUN: trivet inspect %t/libv.so | FileCheck %s --check-prefix=INSPECT
@ RUN: trivet ld -e start %t/app.o %t/libv.so -o %t/app
@ RUN: trivet inspect %t/app | FileCheck %s --check-prefix=APP
@ RUN: trivet ld -e start %t/app.o %t/lib.o -o %t/both
@ RUN: trivet inspect %t/both | FileCheck %s --check-prefix=STATIC
@ LIB: contains 3 entries
@ LIB: 00000000 {{.*}}75 R_ARM_PRIVATE_5 {{[0-9a-f]+}} unique + 0
@ LIB-NEXT: 00000004 {{.*}}75 R_ARM_PRIVATE_5 {{[0-9a-f]+}} constant + 4
@ LIB-NEXT: R_ARM_RELATIVE
@ CODE: <caller>:
@ CODE-NEXT: bl {{.*}} <unique>
@ CODE-NEXT: bl {{.*}} <called>
@ INSPECT: fixups in data: 2
@ INSPECT-NEXT: SLOT own 0 imported 2
@ INSPECT: function {{[0-9]+}} called{{$}}
@ INSPECT: unique weak const {{.*}} constant
@ INSPECT: unique weak function {{.*}} unique
@ APP: exports: 2
@ APP-NEXT: const {{.*}} constant
@ APP-NEXT: function {{.*}} unique
@ STATIC: fixups in data: 2
@ STATIC-NEXT: RELATIVE own 2
@ STATIC: exports: 0
@--- lib.s
  .include "trivet.inc"
  trivet_library
  trivet_unique unique
  trivet_unique constant
  trivet_unique called
  .weak unique, constant, called
  .type unique,%function
  .type called,%function
  .type constant,%object
object slots
  .long unique
  .long constant + 4
  .text
function caller
  bl unique
  bl called
  .thumb_func
unique:
  bx lr
  .thumb_func
called:
  bx lr
  .section .rodata
constant:
  .long 1
  .long 2
  .section .rodata.vtable,"a"
  .long unique
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function start
  bx lr
function unique
  bx lr
function called
  bx lr
object constant, .rodata
  .long 1
  .long 2
