@ Foreign code (no Trivet note) that changes r9 and may call back: refused, also
@ where the call is in another foreign function. A leaf may use r9, and so may who
@ calls leaves only.
@ RUN: split-file %s %t
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj %t/leaf.s -o %t/leaf.o
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj %t/sort.s -o %t/sort.o
@ RUN: trivet ld -shared %t/leaf.o -o %t/leaf.so
@ RUN: not trivet ld -shared %t/leaf.o %t/sort.o -o %t/sort.so 2>&1 | FileCheck %s --implicit-check-not=leaf
@--- leaf.s
  .syntax unified
  .thumb
  .globl leaf, calls_leaf
  .type leaf,%function
  .type calls_leaf,%function
leaf:
  push {r4, r9}
  mov r9, r0
  ldr r0, [r9]
  pop {r4, r9}
  bx lr
calls_leaf:
  push {r4, r9, lr}
  mov r9, r0
  bl leaf
  pop {r4, r9, pc}
@--- sort.s
  .syntax unified
  .thumb
  .globl sort, sort_all, fine
  .type sort,%function
  .type sort_all,%function
  .type fine,%function
sort:
  push {r4, r9, lr}
  mov r9, r1
  blx r9
  pop {r4, r9, pc}
sort_all:
  push {r4, r9, lr}
  ldr r9, [r0]
  bl sort
  pop {r4, r9, pc}
fine:
  push {r4, r9, lr}
  blx r1
  pop {r4, r9, pc}
@ CHECK: error: foreign code uses the static base register and calls on: sort
@ CHECK-NEXT: >>> in {{.*}}sort.o:(.text+0x4) (function sort)
@ CHECK: error: foreign code uses the static base register and calls on: sort_all
@ CHECK: >>> remedy: compile it with Trivet's driver, or with -ffixed-r9
@ CHECK-NOT: fine
