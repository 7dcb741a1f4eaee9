# `trivet inspect` knows the machine's relocations by name, and `trivet imports` its
# exports.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/../../Link/RISCV/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/../../Link/RISCV/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -soname libi.so -o %t/libi.so
# RUN: trivet ld %t/app.o %t/libi.so -o %t/app
# RUN: trivet inspect %t/libi.so | FileCheck %s --check-prefix=LIB
# RUN: trivet inspect %t/app | FileCheck %s --check-prefix=APP
# RUN: trivet imports %t/libi.so | FileCheck %s --check-prefix=MAP
#--- lib.s
  .include "trivet.inc"
  trivet_library
  trivet_pending hook, 1
object slot
  .long hook
  .size slot, 4
object big
  .space 1024
  .size big, 1024
  .text
function f
  fix 1, 0, lw a1, 0(gp)
  ret
  .size f, . - f
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  call f
  fix 2, slot, lw a1, 0(gp)
  fix 0xb05, slot, lw a0, %lo(slot)(a1)
1:auipc a0, %pcrel_hi(f)
  addi a0, a0, %pcrel_lo(1b)
  ret
# LIB: fixups in text: 1
# LIB-NEXT:   BASE          own 1 imported 0
# LIB-NEXT: fixups in data: 1
# LIB-NEXT:   SLOT          own 0 imported 1
# LIB: exports: 3
# LIB-NEXT:   data     1024 big
# LIB-NEXT:   function 6 f
# LIB-NEXT:   data     4 slot
# APP: entry 0x10000000
# APP: fixups in text: 5
# APP-DAG:   JAL           own 0 imported 1
# APP-DAG:   PCREL_HI20    own 0 imported 1
# APP-DAG:   PCREL_LO12_I  own 0 imported 1
# APP-DAG:   BASE          own 0 imported 1
# APP-DAG:   OFF12_I       own 0 imported 1
# MAP-DAG: direct far data big
# MAP-DAG: direct function f
# MAP-DAG: direct data slot
