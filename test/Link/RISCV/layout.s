# Sections of small data, which compilers make on this machine, are data and constants
# like others: before large ones, and zeroed ones take no room in the file.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: trivet ld -shared %t.o -o %t.so
# RUN: llvm-readelf -lS --symbols %t.so | FileCheck %s
  .include "trivet.inc"
  trivet_library
  .section .data.large.x,"aw",@progbits
large: .space 16
  .section .sbss.zero,"aw",@nobits
zero: .space 4
  .section .sdata.small,"aw",@progbits
small: .long 1
  .data
block: .long 2
  .section .srodata.cst4,"a",@progbits
constant: .long 3
  .text
function f
  ret
# CHECK: .data PROGBITS 00000000 {{.*}} WA
# CHECK-NEXT: .bss NOBITS 00000008
# CHECK-NEXT: .data.large PROGBITS 0000000c
# CHECK-NEXT: .text
# CHECK-NEXT: .rodata PROGBITS 10000002
# CHECK-DAG: 00000000 0 NOTYPE LOCAL DEFAULT {{.*}} small
# CHECK-DAG: 00000004 0 NOTYPE LOCAL DEFAULT {{.*}} block
# CHECK-DAG: 00000008 0 NOTYPE LOCAL DEFAULT {{.*}} zero
# CHECK-DAG: 10000002 0 NOTYPE LOCAL DEFAULT {{.*}} constant
