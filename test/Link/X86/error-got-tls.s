# A global offset table and thread-local variables have no meaning in a module, also where lld has relaxed
# the access.
# RUN: llvm-mc -triple=x86_64 -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: not trivet ld -shared %t.o -o %t.so 2>&1 | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .text
function f
  movq x@GOTPCREL(%rip), %rax
  call *g@GOTPCREL(%rip)
  movl %fs:t@TPOFF, %eax
  ret
function g
  ret
object x
  .long 0
  .section .tbss,"awT",@nobits
t:
  .space 4
# CHECK: error: global offset table access to x
# CHECK: error: global offset table access to g
# CHECK: error: thread-local variable t
