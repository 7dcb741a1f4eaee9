@ A library is needed if something is imported from it, or if it was not given
@ under --as-needed.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -soname libused.so -o %t/libused.so
@ RUN: trivet ld -shared %t/app.o -soname libidle.so -o %t/libidle.so
@ RUN: trivet ld -shared %t/app.o -soname libgiven.so -o %t/libgiven.so --defsym=_start2=_start
@ RUN: trivet ld %t/app.o -L%t --as-needed -lused -lidle --no-as-needed %t/libgiven.so -o %t/app
@ RUN: llvm-readelf -d %t/app | FileCheck %s --implicit-check-not=libidle
@--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
@--- app.s
  .include "trivet.inc"
  trivet_library
  .weak f
  .text
function _start
  bl f
@ CHECK: NEEDED) {{.*}}[libused.so]
@ CHECK: NEEDED) {{.*}}[libgiven.so]
