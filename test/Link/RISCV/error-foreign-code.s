# Foreign code (no Trivet note) that changes gp and calls on, also by two instructions
# and through another foreign function, is refused. A leaf may use gp, and so may who
# calls leaves only.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj %t/leaf.s -o %t/leaf.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,-relax -filetype=obj %t/sort.s -o %t/sort.o
# RUN: trivet ld -shared %t/leaf.o -o %t/leaf.so
# RUN: not trivet ld -shared %t/leaf.o %t/sort.o -o %t/sort.so 2>&1 | FileCheck %s --implicit-check-not=leaf --implicit-check-not=fine
#--- leaf.s
  .globl leaf, calls_leaf
  .type leaf,@function
  .type calls_leaf,@function
leaf:
  mv a1, gp
  mv gp, a0
  lw a0, 0(gp)
  mv gp, a1
  ret
calls_leaf:
  addi sp, sp, -16
  sw gp, 8(sp)
  sw ra, 12(sp)
  mv gp, a0
  call leaf
  lw gp, 8(sp)
  lw ra, 12(sp)
  addi sp, sp, 16
  ret
#--- sort.s
  .globl sort, sort_all, start, fine, long_leaf
  .type sort,@function
  .type sort_all,@function
  .type start,@function
  .type fine,@function
  .type long_leaf,@function
sort:
  mv gp, a1
  jalr a2
  ret
sort_all:
  mv gp, a1
  jal x1, sort
  ret
start:
  .option norelax
  auipc gp, 0
  tail sort
fine:
  addi sp, sp, -16
  sw gp, 8(sp)
  jalr a1
  lw gp, 8(sp)
  ret
long_leaf:
  mv gp, a0
  call leaf
  ret
# CHECK: error: foreign code uses the static base register and calls on: sort
# CHECK-NEXT: >>> in {{.*}}sort.o:(.text+0x0) (function sort)
# CHECK: >>> remedy: keep gp out of it
# CHECK: error: foreign code uses the static base register and calls on: sort_all
# CHECK: error: foreign code uses the static base register and calls on: start
