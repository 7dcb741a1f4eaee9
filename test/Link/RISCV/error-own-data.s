# Code that takes for its module's own what is a constant, what another module has, and
# what nobody has, also where lld relaxed it.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libz.so
# RUN: not trivet ld %t/app.o %t/libz.so --defsym=port=64 -o %t/app 2>&1 | FileCheck %s
# RUN: not ls %t/app
#--- lib.s
  .include "trivet.inc"
  trivet_library
object counter
  .long 0
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  upper counter
  fix 0xb03, counter, lw a0, %lo(counter)(t0)
  upper table
  fix 0xb03, table, lw a0, %lo(table)(t0)
  upper port
  fix 0xb03, port, lw a0, %lo(port)(t0)
  .weak nobody
  upper nobody
  fix 0xb03, nobody, lw a0, %lo(nobody)(t0)
  .size _start, . - _start
  .section .rodata,"a",@progbits
  .globl table
table:
  .long 0
# CHECK: error: own data lives in another module: counter
# CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x8) (function _start)
# CHECK: error: own data is a constant: table
# CHECK: error: own data is not defined: port
# CHECK: error: own data is not defined: nobody
