@ A library's slot for what is to be one per process names its own export, which
@ the loader looks up in the process; an application that defines it exports it
@ and uses its own, and nobody speaks of two copies.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -soname libv.so -o %t/libv.so
@ RUN: llvm-readelf -r --dyn-syms %t/libv.so | FileCheck %s --check-prefix=LIB
@ RUN: trivet imports %t/libv.so | FileCheck %s --check-prefix=MAP
@ RUN: trivet ld -e f %t/app.o %t/libv.so -o %t/app 2>&1 | count 0
@ RUN: llvm-readelf -r --dyn-syms %t/app | FileCheck %s --check-prefix=APP
@ LIB: 00000004 {{.*}} R_ARM_RELATIVE
@ LIB-NEXT: 00000000 {{.*}}75 R_ARM_PRIVATE_5 {{.*}} shared + 4
@ LIB: OBJECT WEAK DEFAULT {{[0-9]+}} shared
@ MAP: pending data shared
@ APP: R_ARM_RELATIVE
@ APP: OBJECT WEAK DEFAULT {{[0-9]+}} shared
@--- lib.s
  .include "trivet.inc"
  trivet_library
  trivet_unique shared
  trivet_unique hidden
object slots
  .long shared + 4
  .long hidden
  .weak shared, hidden
  .hidden hidden
  .type shared,%object
  .size shared, 8
shared:
  .long 0, 0
  .type hidden,%object
hidden:
  .long 0
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function f
  bx lr
object slots
  .long shared
  .weak shared
  .type shared,%object
shared:
  .long 0, 0
