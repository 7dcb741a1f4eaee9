# A global offset table that is not just loaded from, and thread-local variables, have
# no meaning in a module.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
function f
1:auipc a0, %got_pcrel_hi(x)
  addi a0, a0, %pcrel_lo(1b)
2:auipc a0, %got_pcrel_hi(y)
  lw a0, %pcrel_lo(2b)(a0)
  .option norelax
  lui a0, %tprel_hi(high)
  add a0, a0, tp, %tprel_add(high)
  lw a0, %tprel_lo(low)(a0)
  ret
object y
  .long 0
  .section .rodata,"a",@progbits
x: .long 0
  .section .tbss,"awT",@nobits
high:
  .space 4
low:
  .space 4
# CHECK: error: global offset table access to x
# CHECK: error: shared text holds the address of own data: y
# CHECK: error: thread-local variable high
# CHECK: error: thread-local variable low
