# A datum declared direct that this module defines, as own data; one that is a
# constant, by its address from base 0; and a weak one that nobody has, which keeps
# only the short form, because lld took its 0 for a near address.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: trivet ld -shared %t.o --defsym=port=0x40000804 --defsym=low=0x40 -o %t.so
# RUN: llvm-objdump -d %t.so | FileCheck %s
# RUN: llvm-readelf -r %t.so | FileCheck %s --check-prefix=RELOC
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 2, x, lw a1, 0(gp)
  fix 0xb05, x, lw a0, %lo(x)(a1)
  upper x
  fix 0xb04, x, lw a0, %lo(x)(t0)
  fix 2, table, lw a1, %lo(x)(gp)
  upper table + 4
  fix 0xb04, table + 4, lw a0, %lo(table + 4)(t0)
  fix 0xb04, table + 4, sw a0, %lo(table + 4)(t0)
  fix 2, port, lw a1, 0(gp)
  upper port
  fix 0xb04, port, lw a0, %lo(port)(t0)
  upper low
  fix 0xb04, low, sw a0, %lo(low)(t0)
  .weak nobody
  fix 2, nobody, lw a1, 0(gp)
  upper nobody + 4
  fix 0xb04, nobody + 4, lw a0, %lo(nobody + 4)(t0)
  fix 0xb04, nobody + 4, sw a0, %lo(nobody + 4)(t0)
  ret
object pad
  .long 0
object x
  .long 0
  .section .rodata,"a",@progbits
table:
  .long 1, 2
# CHECK:      10000000: {{.*}} lw a1, 0x0(gp)
# CHECK-NEXT: lw a0, 0x4(a1)
# CHECK-NEXT: lw a0, 0x4(a1)
# CHECK-NEXT: li a1, 0x0
# CHECK-NEXT: 10000010: {{.*}} lui t0, 0x10000
# CHECK-NEXT: add t0, t0, a1
# CHECK-NEXT: 10000018: {{.*}} lw
# CHECK-NEXT: sw
# CHECK-NEXT: li a1, 0x0
# CHECK-NEXT: lui t0, 0x40001
# CHECK-NEXT: add t0, t0, a1
# CHECK-NEXT: lw a0, -0x7fc(t0)
# CHECK-NEXT: sw a0, 0x40(a1)
# CHECK-NEXT: 10000034: {{.*}} lw a1
# CHECK-NEXT: lw a0, 0x4(a1)
# CHECK-NEXT: sw a0, 0x4(a1)
# CHECK-NEXT: ret
# RELOC: contains 7 entries
# RELOC: 10000000 000000c0 R_RISCV_CUSTOM192 0
# RELOC: 10000010 0000001a R_RISCV_HI20 1000004
# RELOC: 10000018 0000001b R_RISCV_LO12_I 1000004
# RELOC: 1000001c 0000001c R_RISCV_LO12_S 1000004
# RELOC: 10000034 {{.*}}c0 R_RISCV_CUSTOM192 00000000 nobody + 0
# RELOC: 10000038 {{.*}}c4 R_RISCV_CUSTOM196 00000000 nobody + 4
# RELOC: 1000003c {{.*}}c5 R_RISCV_CUSTOM197 00000000 nobody + 4
