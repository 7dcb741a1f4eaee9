# Entries of trivet.fix that name the wrong instruction: another load than from gs without a
# register, one without a base register or with a short displacement, one whose
# relocation is for something else, no entry's kind, and what the section does not hold to its end.
# RUN: llvm-mc -triple=x86_64 -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s --implicit-check-not=good
  .include "trivet.inc"
  trivet_library
  .text
function good
  fix 2, x, movq %gs:x, %rax
  fix 4, x, leaq x(%rax), %rax
  .size good, . - good
.macro bad name, kind, symbol, instruction:vararg
function \name
  fix \kind, \symbol, \instruction
  .size \name, . - \name
.endm
  bad thread_base, 1, 0, movq %fs:x, %rax
  bad based_base, 1, 0, movq %gs:x(%rax), %rax
  bad narrow_base, 2, x, movl %gs:x, %eax
  bad no_base, 3, x, movq x, %rax
  bad from_here, 3, x, leaq x(%rip), %rax
  bad short, 4, x, leaq 8(%rax), %rax
  bad no_relocation, 3, x, leaq 0x1000(%rax), %rax
  bad other_symbol, 4, y, leaq x(%rax), %rax
  bad other_addend, 4, x + 4, leaq x(%rax), %rax
  bad no_kind, 5, x, leaq x(%rax), %rax
  bad at_end, 1, 0, .byte 0x65,0x48,0x8b,0x04
object x
  .quad 0
object y
  .quad 0
# CHECK: error: trivet.fix entry of kind 1 names an instruction that it does not fit
# CHECK-DAG: (function thread_base)
# CHECK-DAG: (function based_base)
# CHECK-DAG: (function narrow_base)
# CHECK-DAG: (function no_base)
# CHECK-DAG: (function from_here)
# CHECK-DAG: (function short)
# CHECK-DAG: (function no_relocation)
# CHECK-DAG: (function other_symbol)
# CHECK-DAG: (function other_addend)
# CHECK-DAG: (function no_kind)
# CHECK-DAG: (function at_end)
