# ELF64: base, offsets and calls of another module's datum and function; how far a base
# load reaches is the loader's to know.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libd.so
# RUN: trivet ld %t/app.o %t/libd.so -o %t/app
# RUN: llvm-readelf -lrd --gnu-hash-table %t/app | FileCheck %s
#
# Of two classes, in either order; and an entry for half a base.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib32.o
# RUN: trivet ld -shared %t/lib32.o -o %t/lib32.so
# RUN: not trivet ld %t/app.o %t/lib32.so -o %t/no 2>&1 | FileCheck %s --check-prefix=CLASS
# RUN: llvm-mc -triple=riscv64 -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/half.s -o %t/half.o
# RUN: not trivet ld -shared %t/half.o -o %t/half.so 2>&1 | FileCheck %s --check-prefix=HALF
#
# A constant after all: the loader chooses a base from which its address is in reach.
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/own.s -o %t/own.o
# RUN: trivet ld -shared %t/own.o -o %t/own.so
# RUN: llvm-readelf -r %t/own.so | FileCheck %s --check-prefix=OWN
#--- lib.s
  .include "trivet.inc"
  trivet_library
object other
  .long 0
object x
  .long 0, 0, 0
  .text
function f
  ret
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  fix 2, x, ld a1, 0(gp)
  fix 0xb05, x + 8, lwu a0, %lo(x + 8)(a1)
  upper x - 4
  fix 0xb04, x - 4, ld a0, %lo(x - 4)(t0)
  call f
  ret
#--- own.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 2, k, ld a1, 0(gp)
  upper k + 4
  fix 0xb04, k + 4, lw a0, %lo(k + 4)(t0)
  .section .rodata,"a",@progbits
k:.long 1, 2
#--- half.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 1, 0, lw a1, 0(gp)
# CHECK: LOAD {{.*}} 0x0000000010000000 {{.*}} R E
# CHECK: LOAD {{.*}} 0x0000000020000000 {{.*}} R 0x8
# CHECK: DYNAMIC {{.*}} 0x8
# CHECK: RELAENT) 24
# CHECK: contains 5 entries
# CHECK: 10000000 {{.*}}c0 R_RISCV_CUSTOM192 0000000000000000 x + 0
# CHECK: 10000004 {{.*}}c4 R_RISCV_CUSTOM196 0000000000000000 x + 8
# CHECK: 10000008 {{.*}}c1 R_RISCV_CUSTOM193 0000000000000000 x - 4
# CHECK: 10000010 {{.*}}c2 R_RISCV_CUSTOM194 0000000000000000 x - 4
# CHECK: 10000014 {{.*}}11 R_RISCV_JAL 0000000000000000 f + 0
# CLASS: error: {{.*}}lib32.so: cannot be linked with these objects: their addresses have another width
# OWN: contains 3 entries
# OWN: c0 R_RISCV_CUSTOM192 10000010
# OWN: c1 R_RISCV_CUSTOM193 10000014
# OWN: c2 R_RISCV_CUSTOM194 10000014
# HALF: error: trivet.fix entry of kind 1 names an instruction that it does not fit
