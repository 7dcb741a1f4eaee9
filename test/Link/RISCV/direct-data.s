# Base and offset of another module's datum are left to the loader; loads and
# stores, short and long form, have relocations of their own.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libd.so
# RUN: trivet ld %t/app.o %t/libd.so -o %t/app
# RUN: llvm-readelf -r %t/app | FileCheck %s
# RUN: trivet inspect %t/app | FileCheck %s --check-prefix=INSPECT
#--- lib.s
  .include "trivet.inc"
  trivet_library
object other
  .long 0
object x
  .long 0, 0, 0
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  fix 2, x, lw a1, 0(gp)
  fix 0xb05, x + 8, lw a0, %lo(x + 8)(a1)
  fix 0xb05, x, sw a0, %lo(x)(a1)
  upper x + 4
  fix 0xb04, x + 4, lw a0, %lo(x + 4)(t0)
  fix 0xb04, x + 4, sw a0, %lo(x + 4)(t0)
  ret
# CHECK: contains 6 entries
# CHECK: 10000000 {{.*}}c0 R_RISCV_CUSTOM192 00000000 x + 0
# CHECK: 10000004 {{.*}}c4 R_RISCV_CUSTOM196 00000000 x + 8
# CHECK: 10000008 {{.*}}c5 R_RISCV_CUSTOM197 00000000 x + 0
# CHECK: 1000000c {{.*}}c1 R_RISCV_CUSTOM193 00000000 x + 4
# CHECK: 10000014 {{.*}}c2 R_RISCV_CUSTOM194 00000000 x + 4
# CHECK: 10000018 {{.*}}c3 R_RISCV_CUSTOM195 00000000 x + 4
# INSPECT: OFF_HI20 own 0 imported 1
