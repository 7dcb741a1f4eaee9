# ELF64: relaxed fields have lld's own relocation numbers (258, 259), the base is a
# word of 8 bytes, and an entry's distance has 4 bytes or 8.
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %s -o %t.o
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=4 %s -o %t.short.o
# RUN: llvm-mc -triple=riscv64 -mattr=+c -filetype=obj -I %S/Inputs --defsym WIDE=8 --defsym NORELAX=1 %s -o %t.long.o
# RUN: trivet ld -shared %t.o -o %t.so
# RUN: llvm-objdump -d %t.so | FileCheck %s --check-prefixes=LIB,CODE
# RUN: llvm-readelf -hr %t.so | FileCheck %s --check-prefix=RELOC
# RUN: trivet ld -shared %t.short.o -o %t.short.so
# RUN: llvm-objdump -d %t.short.so | FileCheck %s --check-prefixes=LIB,CODE
# RUN: trivet ld --entry=f %t.o -o %t.app
# RUN: llvm-objdump -d %t.app | FileCheck %s --check-prefixes=APP,CODE
# RUN: llvm-readelf -r %t.app | FileCheck %s --check-prefix=NONE
# RUN: trivet ld -shared %t.long.o -o %t.long.so
# RUN: llvm-objdump -d %t.long.so | FileCheck %s --check-prefix=LONG
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 1, 0, ld a1, %lo(near)(gp)
  upper near
  fix 0xb03, near, ld a0, %lo(near)(t0)
  upper near + 8
  fix 0xb03, near + 8, sd a0, %lo(near + 8)(t0)
  upper far
  fix 0xb03, far, addi a0, t0, %lo(far)
  ret
object zero
  .quad 0
object near
  .quad 1, 2
  .space 2028
object far
  .quad 3
# LIB:      ld a1, 0x8(gp)
# APP:      mv a1, gp
# CODE-NEXT: ld a0, 0x8(a1)
# CODE-NEXT: sd a0, 0x10(a1)
# CODE-NEXT: lui t0, 0x1
# CODE-NEXT: add t0, t0, a1
# CODE-NEXT: addi a0, t0, -0x7fc
# CODE-NEXT: ret
# LONG:      lui t0, 0x0
# LONG-NEXT: add t0, t0, a1
# LONG-NEXT: ld a0, 0x8(t0)
# RELOC: Class: ELF64
# RELOC: contains 1 entries
# RELOC: 0000000010000000 00000000000000c0 R_RISCV_CUSTOM192
# NONE-NOT: R_RISCV
