# medany: distances inside the text are done; an import's upper part and lower
# parts are left to the loader, each lower one as far from its own place as the
# symbol is from the upper one's. What lies at a fixed address is reached from
# nowhere: auipc becomes lui.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libb.so
# RUN: trivet ld %t/app.o %t/libb.so --defsym=port=0x40000804 -o %t/app
# RUN: llvm-readelf -r %t/app | FileCheck %s
# RUN: llvm-objdump -d %t/app | FileCheck %s --check-prefix=CODE
#--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  ret
  .section .rodata,"a",@progbits
  .globl k
  .type k,@object
k: .long 1
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
1:auipc a0, %pcrel_hi(f)
  addi a0, a0, %pcrel_lo(1b)
2:auipc a1, %pcrel_hi(k + 16)
  nop
  lw a2, %pcrel_lo(2b)(a1)
  sw a2, %pcrel_lo(2b)(a1)
  .weak nobody
3:auipc a0, %pcrel_hi(nobody)
  addi a0, a0, %pcrel_lo(3b)
4:auipc a0, %pcrel_hi(table)
  addi a0, a0, %pcrel_lo(4b)
5:auipc a0, %pcrel_hi(port)
  sw a0, %pcrel_lo(5b)(a0)
  .option norelax
  call port
  ret
  .section .rodata,"a",@progbits
table:
  .long 1, 2
# CHECK: contains 7 entries
# CHECK-DAG: 10000000 {{.*}}17 R_RISCV_PCREL_HI20 00000000 f + 0
# CHECK-DAG: 10000004 {{.*}}18 R_RISCV_PCREL_LO12_I 00000000 f + 4
# CHECK-DAG: 10000008 {{.*}}17 R_RISCV_PCREL_HI20 00000000 k + 10
# CHECK-DAG: 1000000e {{.*}}18 R_RISCV_PCREL_LO12_I 00000000 k + 16
# CHECK-DAG: 10000012 {{.*}}19 R_RISCV_PCREL_LO12_S 00000000 k + 1a
# CHECK-DAG: 10000016 {{.*}}17 R_RISCV_PCREL_HI20 00000000 nobody + 0
# CHECK-DAG: 1000001a {{.*}}18 R_RISCV_PCREL_LO12_I 00000000 nobody + 4
# CODE: lui a0, 0x40001
# CODE-NEXT: sw a0, -0x7fc(a0)
# CODE-NEXT: lui ra, 0x40001
# CODE-NEXT: jalr -0x7fc(ra)
