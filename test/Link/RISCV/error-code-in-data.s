# Code in a writable section lies apart from the text that it refers to.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
function f
  ret
function g
  ret
function h
  ret
function i
  ret
object x
  .long 0
  call f
1:auipc a0, %pcrel_hi(g)
  lui a0, %hi(h)
2:auipc a0, %got_pcrel_hi(i)
  upper x
# CHECK-DAG: error: distance between text and data: f
# CHECK-DAG: error: distance between text and data: g
# CHECK-DAG: error: global offset table access to i
# CHECK-DAG: error: code for a fixed place takes the address of h
