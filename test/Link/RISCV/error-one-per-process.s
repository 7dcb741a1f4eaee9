# What is one per process is not reached as own data, however near it is.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  trivet_unique x
  trivet_unique y
  .text
function f
  upper x
  fix 0xb03, x, lw a0, %lo(x)(t0)
  fix 0xb05, y, lw a0, %lo(y)(a1)
object x
  .long 0
object y
  .long 0
# CHECK: error: data that is one per process is taken from one module: x
# CHECK: error: data that is one per process is taken from one module: y
