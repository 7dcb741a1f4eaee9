# Words that hold addresses: of own things they become RELATIVE with the link-time
# address, of imports 32, of a pending import SLOT.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libi.so
# RUN: trivet ld %t/app.o %t/libi.so -o %t/app
# RUN: llvm-readelf -r %t/app | FileCheck %s
#--- lib.s
  .include "trivet.inc"
  trivet_library
object shared_datum
  .long 0, 0
  .text
function shared_function
  ret
#--- app.s
  .include "trivet.inc"
  trivet_application
  trivet_pending hook
  .text
function _start
  call _start
  ret
  .data
  .long 0
words:
  .long words + 4, g, table + 4, shared_datum + 4, shared_function, hook + 12
  .long words - end
end:
  .text
g:
  ret
  .section .rodata,"a",@progbits
  .p2align 2
table:
  .long g, shared_function, table, g - _start
# CHECK: contains 9 entries
# CHECK-DAG: 00000004 00000003 R_RISCV_RELATIVE 8
# CHECK-DAG: 00000008 00000003 R_RISCV_RELATIVE 10000004
# CHECK-DAG: 0000000c 00000003 R_RISCV_RELATIVE 1000000c
# CHECK-DAG: 00000010 {{.*}}01 R_RISCV_32 00000000 shared_datum + 4
# CHECK-DAG: 00000014 {{.*}}01 R_RISCV_32 00000000 shared_function + 0
# CHECK-DAG: 00000018 {{.*}}c6 R_RISCV_CUSTOM198 00000000 hook + c
# CHECK-DAG: 10000008 00000003 R_RISCV_RELATIVE 10000004
# CHECK-DAG: 1000000c {{.*}}01 R_RISCV_32 00000000 shared_function + 0
# CHECK-DAG: 10000010 00000003 R_RISCV_RELATIVE 10000008
