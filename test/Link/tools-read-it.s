@ The usual tools read a library and an application without a warning.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -g -I %S/Inputs %t/lib.s -o %t/lib.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -g -I %S/Inputs %t/app.s -o %t/app.o
@ RUN: trivet ld -shared %t/lib.o -o %t/libt.so
@ RUN: trivet ld %t/app.o %t/libt.so -o %t/app
@ RUN: llvm-readelf -a %t/libt.so > %t/out 2>&1
@ RUN: llvm-readelf -a %t/app >> %t/out 2>&1
@ RUN: llvm-objdump -d -s --mcpu=cortex-m3 %t/libt.so %t/app >> %t/out 2>&1
@ RUN: llvm-nm -D %t/libt.so %t/app >> %t/out 2>&1
@ RUN: llvm-dwarfdump --verify %t/app >> %t/out 2>&1
@ RUN: FileCheck %s < %t/out --implicit-check-not=warning --implicit-check-not=error:
@ RUN: llvm-strip %t/libt.so -o %t/stripped.so
@ RUN: trivet inspect %t/stripped.so
@--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  bx lr
object x
  .long x
@--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  bl f
  bx lr
@ CHECK: DYN (Shared object file)
@ CHECK: No errors.
