@ Two needed libraries that export one name; a weak one is none, nor is an
@ application's.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs --defsym WEAK=1 %t/lib.s -o %t/weak.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -soname one.so -o %t/one.so
@ RUN: trivet ld -shared %t/lib.o -soname two.so -o %t/two.so
@ RUN: trivet ld -shared %t/weak.o -soname weak.so -o %t/weak.so
@ RUN: not trivet ld %t/app.o %t/one.so %t/two.so -o %t/app 2>&1 | FileCheck %s
@ RUN: trivet ld %t/app.o %t/one.so --as-needed %t/two.so -o %t/app
@ RUN: trivet ld %t/app.o %t/one.so %t/weak.so -o %t/app
@ RUN: trivet ld --defsym=f=_start %t/app.o %t/one.so -o %t/app
@--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  .ifdef WEAK
  .weak f
  .endif
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl f
@ CHECK: error: two needed libraries export one name: f
@ CHECK-NEXT: >>> exported by {{.*}}one.so
@ CHECK-NEXT: >>> exported by {{.*}}two.so
