# What was declared const or a function, but is another module's data: an address in
# shared text would be one process's, also by distance.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libz.so
# RUN: not trivet ld %t/app.o %t/libz.so -o %t/app 2>&1 | FileCheck %s
#--- lib.s
  .include "trivet.inc"
  trivet_library
object x
  .long 0
object y
  .long 0
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
1:auipc a0, %pcrel_hi(x)
  lw a0, %pcrel_lo(1b)(a0)
  call y
# CHECK: error: shared text holds the address of another module's data: x
# CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x0) (function _start)
# CHECK: error: shared text holds the address of another module's data: y
