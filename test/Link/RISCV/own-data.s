# Own data below 2 KiB is one instruction, which counts from the base wherever lld
# had it count from zero; beyond that lui and add stay. The base is patched by the
# loader in a library, an application's is the static base itself.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %s -o %t.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c -filetype=obj -I %S/Inputs --defsym NORELAX=1 %s -o %t.long.o
# RUN: trivet ld -shared %t.o -o %t.so
# RUN: llvm-objdump -d %t.so | FileCheck %s --check-prefixes=LIB,CODE
# RUN: llvm-readelf -r %t.so | FileCheck %s --check-prefix=RELOC
# RUN: llvm-readelf -S %t.so | FileCheck %s --check-prefix=SECTIONS
# RUN: trivet ld --entry=f %t.o -o %t.app
# RUN: llvm-objdump -d %t.app | FileCheck %s --check-prefixes=APP,CODE
# RUN: llvm-readelf -r %t.app | FileCheck %s --check-prefix=NONE
# RUN: trivet ld -shared %t.long.o -o %t.long.so
# RUN: llvm-objdump -d %t.long.so | FileCheck %s --check-prefix=LONG
  .include "trivet.inc"
  trivet_library
  .text
function f
  fix 1, 0, lw a1, %lo(near)(gp)
  upper near
  fix 0xb03, near, lw a0, %lo(near)(t0)
  upper near + 4
  fix 0xb03, near + 4, sw a0, %lo(near + 4)(t0)
  upper last
  fix 0xb03, last, addi a0, t0, %lo(last)
  upper far
  fix 0xb03, far, sw a0, %lo(far)(t0)
  ret
object zero
  .long 0
object near
  .long 1, 2
  .space 2035
object last
  .byte 0
object far
  .long 3
# LIB:      lw a1, 0x4(gp)
# APP:      mv a1, gp
# CODE-NEXT: lw a0, 0x4(a1)
# CODE-NEXT: sw a0, 0x8(a1)
# CODE-NEXT: addi a0, a1, 0x7ff
# CODE-NEXT: lui t0, 0x1
# CODE-NEXT: add t0, t0, a1
# CODE-NEXT: sw a0, -0x800(t0)
# CODE-NEXT: ret
# LONG:      lui t0, 0x0
# LONG-NEXT: add t0, t0, a1
# LONG-NEXT: lw a0, 0x4(t0)
# SECTIONS: [ 0] NULL 00000000 000000 000000 00 0 0 1
# SECTIONS: .text PROGBITS 10000000 {{.*}} AX 0 0 2
# RELOC: contains 1 entries
# RELOC: 10000000 000000c0 R_RISCV_CUSTOM192
# NONE-NOT: R_RISCV
