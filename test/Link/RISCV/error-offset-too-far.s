# A direct datum, of another module or of this one, beyond the reach of the 12-bit
# offset. 32-bit offsets reach it.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym FAR=0 %t/app.s -o %t/app.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym FAR=1 %t/app.s -o %t/far.o
# RUN: trivet ld -shared %t/lib.o -o %t/libf.so
# RUN: not trivet ld %t/app.o %t/libf.so -o %t/app 2>&1 | FileCheck %s
# RUN: not trivet ld %t/app.o %t/lib.o -o %t/app 2>&1 | FileCheck %s --check-prefix=OWN
# RUN: trivet ld %t/far.o %t/libf.so -o %t/app
#--- lib.s
  .include "trivet.inc"
  trivet_library
object big
  .space 2048
object x
  .long 0
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  fix 2, x, lw a1, 0(gp)
  .if FAR == 0
  fix 0xb05, x, lw a0, %lo(x)(a1)
  .else
  upper x
  fix 0xb04, x, lw a0, %lo(x)(t0)
  .endif
  ret
# CHECK: error: field out of range: x
# CHECK-NEXT: >>> referenced by {{.*}}app.o:(.text+0x4)
# CHECK-NEXT: >>> its offset in the data of libf.so is 2048, the instruction reaches 2047
# OWN: error: field out of range: x
# OWN: >>> its offset in this module's data is 2048, the instruction reaches 2047
