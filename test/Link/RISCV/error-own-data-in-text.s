# Shared text must not hold the address of the module's own data, nor distances
# between the two, however they are written.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
object counter
  .long 0
  .size counter, 4
object other
  .long g - other2
other2:
  .section .rodata,"a",@progbits
  .long counter
  .reloc ., R_RISCV_ADD32, f
  .long 0
  .text
function f
1:auipc a0, %pcrel_hi(other)
  lw a0, %pcrel_lo(1b)(a0)
  call f
function g
  .long other - g
  .long nobody - g
  .weak nobody
# CHECK: error: distance between text and data: other2
# CHECK: error: shared text holds the address of own data: other
# CHECK-NEXT: >>> referenced by {{.*}}.o:(.text+0x0)
# CHECK-NEXT: >>> text is one copy
# CHECK: >>> remedy: compile it with Trivet's driver
# CHECK: error: distance between text and data: other
# CHECK: error: distance to another module: nobody
# CHECK: error: shared text holds the address of own data: counter
# CHECK-NEXT: >>> referenced by {{.*}}.o:(.rodata+0x0)
# CHECK: error: address of f in a form that is not supported
