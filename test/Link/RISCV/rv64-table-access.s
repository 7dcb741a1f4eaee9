# ELF64: an address that medany code takes from a table is computed if it is in reach
# of auipc: in a module, in the firmware, or fixed and near 0. A weak symbol that nobody
# has is not: its address is 0.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libb.so
# RUN: trivet ld %t/app.o %t/libb.so --defsym=port=0x40000804 -o %t/app
# RUN: llvm-readelf -r %t/app | FileCheck %s
# RUN: llvm-objdump -d %t/app | FileCheck %s --check-prefix=CODE
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 --defsym NOBODY=1 %t/app.s -o %t/no.o
# RUN: not trivet ld %t/no.o %t/libb.so --defsym=port=0x80000804 -o %t/no 2>&1 | FileCheck %s --check-prefix=REFUSED
#--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  ret
#--- app.s
  .include "trivet.inc"
  trivet_application
  .weak f, nobody, own, port
  .text
function _start
1:auipc a0, %got_pcrel_hi(f)
  ld a0, %pcrel_lo(1b)(a0)
3:auipc a0, %got_pcrel_hi(own)
  nop
  ld a2, %pcrel_lo(3b)(a0)
  .ifdef NOBODY
2:auipc a0, %got_pcrel_hi(nobody)
  ld a1, %pcrel_lo(2b)(a0)
  .option norelax
  call port
  .else
4:auipc a0, %got_pcrel_hi(port)
  ld a0, %pcrel_lo(4b)(a0)
  .endif
own:
  ret
# CHECK: contains 2 entries
# CHECK-DAG: 10000000 {{.*}}17 R_RISCV_PCREL_HI20 0000000000000000 f + 0
# CHECK-DAG: 10000004 {{.*}}18 R_RISCV_PCREL_LO12_I 0000000000000000 f + 4
# CODE: auipc a0,
# CODE-NEXT: addi a0, a0,
# CODE-NEXT: auipc a0, 0x0{{$}}
# CODE-NEXT: nop
# CODE-NEXT: addi a2, a0, 0x12{{$}}
# CODE-NEXT: lui a0, 0x40001
# CODE-NEXT: addi a0, a0, -0x7fc
# REFUSED: error: global offset table access to nobody
# REFUSED: error: distance to a fixed address: port
