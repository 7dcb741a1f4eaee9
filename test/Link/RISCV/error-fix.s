# Entries of trivet.fix that name the wrong instruction: another one than a load of a
# word from gp, one that counts from another register than the entry says, without a
# base, with bits that mean nothing, whose relocation is for something else, and that
# holds no lower part.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s --implicit-check-not=good
  .include "trivet.inc"
  trivet_library
  .text
function good
  fix 2, x, lw a1, 0(gp)
  fix 0xb05, x, lw a0, %lo(x)(a1)
  .size good, . - good
.macro bad name, kind, symbol, instruction:vararg
function \name
  fix \kind, \symbol, \instruction
  .size \name, . - \name
.endm
  bad thread_base, 1, 0, lw a1, 0(tp)
  bad stores_base, 2, x, sw a1, 0(gp)
  bad other_base, 0xb05, far, lw a0, %lo(far)(a2)
  bad no_base, 5, x, lw a0, %lo(x)(a1)
  bad bits, 0x10b05, x, lw a0, %lo(x)(a1)
  bad other_symbol, 0xb05, y, lw a0, %lo(x)(a1)
  bad other_addend, 0xb03, x + 4, lw a0, %lo(x)(t0)
  bad no_low, 0xb04, x, lui a0, 0
  bad based_base, 0xb01, x, lw a1, 0(gp)
object pad
  .space 2000
object x
  .long 0, 0
object y
  .space 100
object far
  .long 0
# CHECK: error: trivet.fix entry of kind 1 names an instruction that it does not fit
# CHECK-NEXT: (function thread_base)
# CHECK: entry of kind 2 names
# CHECK-NEXT: (function stores_base)
# CHECK: entry of kind 2821 names
# CHECK-NEXT: (function other_base)
# CHECK-NEXT: (function other_symbol)
# CHECK: entry of kind 5 names
# CHECK-NEXT: (function no_base)
# CHECK: entry of kind 68357 names
# CHECK-NEXT: (function bits)
# CHECK: entry of kind 2819 names
# CHECK-NEXT: (function other_addend)
# CHECK: entry of kind 2820 names
# CHECK-NEXT: (function no_low)
# CHECK: entry of kind 2817 names
# CHECK-NEXT: (function based_base)
