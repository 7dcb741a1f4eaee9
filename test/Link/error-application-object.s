@ Application code in a library, and objects of another ABI revision, by name of
@ object and source.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
@ RUN: trivet ld %t.o -o %t.app
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs --defsym OLD=1 %s -o %t.o
@ RUN: not trivet ld %t.o -o %t.app 2>&1 | FileCheck %s --check-prefix=OLD
  .include "trivet.inc"
  .ifdef OLD
  trivet_object 0, old.c, revision=99
  .else
  trivet_application app.c
  .endif
  .text
function _start
  bx lr
@ CHECK: error: {{.*}}.o (compiled from app.c): application code in a library
@ CHECK: >>> remedy: compile it with -fPIC
@ OLD: error: {{.*}}.o (compiled from old.c): built for ABI revision 99, this linker makes revision 1
