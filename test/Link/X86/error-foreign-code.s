# Foreign code (no Trivet note) that changes gs and calls on, by whatever instruction, is refused. A
# leaf may use it.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=x86_64 -filetype=obj %t/leaf.s -o %t/leaf.o
# RUN: llvm-mc -triple=x86_64 -filetype=obj %t/calls.s -o %t/calls.o
# RUN: trivet ld -shared %t/leaf.o -o %t/leaf.so
# RUN: not trivet ld -shared %t/leaf.o %t/calls.o -o %t/calls.so 2>&1 | FileCheck %s --implicit-check-not=leaf --implicit-check-not=fine
#--- leaf.s
  .globl leaf
  .type leaf,@function
leaf:
  rdgsbase %rax
  wrgsbase %rdi
  movq %gs:0, %rcx
  wrgsbase %rax
  ret
#--- calls.s
  .globl writes, selects, fine
  .type writes,@function
  .type selects,@function
  .type fine,@function
writes:
  wrgsbase %rdi
  call *%rsi
  ret
selects:
  movw %di, %gs
  jmp writes
fine:
  movq %gs:0, %rdi
  call *%rsi
  ret
# CHECK: error: foreign code uses the static base register and calls on: writes
# CHECK-NEXT: >>> in {{.*}}calls.o:(.text+0x0) (function writes)
# CHECK: >>> remedy: keep %gs out of it
# CHECK: error: foreign code uses the static base register and calls on: selects
