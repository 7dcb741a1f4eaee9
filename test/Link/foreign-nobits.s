@ Foreign code without bytes in the file is nothing to disassemble.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: trivet inspect %t.so | FileCheck %s
@ CHECK: text file {{[0-9]+}} memory 64
@ CHECK: function 0 room
  .syntax unified
  .thumb
  .section hole,"ax",%nobits
  .globl room
  .type room,%function
room:
  .space 64
