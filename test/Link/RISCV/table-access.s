# medany code takes the address of a weak symbol from a table; modules have none, and
# the address is computed instead, be it near, another module's, fixed, or nobody's.
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
#--- app.s
  .include "trivet.inc"
  trivet_application
  .weak f, nobody, own, port
  .text
function _start
1:auipc a0, %got_pcrel_hi(f)
  lw a0, %pcrel_lo(1b)(a0)
2:auipc a0, %got_pcrel_hi(nobody)
  lw a1, %pcrel_lo(2b)(a0)
3:auipc a0, %got_pcrel_hi(own)
  nop
  lw a2, %pcrel_lo(3b)(a0)
4:auipc a0, %got_pcrel_hi(port)
  lw a0, %pcrel_lo(4b)(a0)
  .space 0x1000
own:
  ret
# CHECK: contains 4 entries
# CHECK-DAG: 10000000 {{.*}}17 R_RISCV_PCREL_HI20 00000000 f + 0
# CHECK-DAG: 10000004 {{.*}}18 R_RISCV_PCREL_LO12_I 00000000 f + 4
# CHECK-DAG: 10000008 {{.*}}17 R_RISCV_PCREL_HI20 00000000 nobody + 0
# CHECK-DAG: 1000000c {{.*}}18 R_RISCV_PCREL_LO12_I 00000000 nobody + 4
# CODE: auipc a0,
# CODE-NEXT: addi a0, a0,
# CODE-NEXT: auipc a0,
# CODE-NEXT: addi a1, a0,
# CODE-NEXT: auipc a0, 0x1{{$}}
# CODE-NEXT: nop
# CODE-NEXT: addi a2, a0, 0x12{{$}}
# CODE-NEXT: lui a0, 0x40001
# CODE-NEXT: addi a0, a0, -0x7fc
