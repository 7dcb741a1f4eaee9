# A lower part stands for its upper part's symbol and offset: beyond a border of 2 KiB
# it has another upper part, or one that lld took out. A loader cannot tell where the
# borders of another module's data will be, so there the two are the same.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libz.so
# RUN: not trivet ld %t/app.o %t/libz.so -o %t/app 2>&1 | FileCheck %s --implicit-check-not=good
#--- lib.s
  .include "trivet.inc"
  trivet_library
object x
  .long 0, 0
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  upper near
  fix 0xb03, near, lw a0, %lo(near)(t0)
  .size _start, . - _start
function near_crosses
  fix 0xb03, near + 4, lw a0, %lo(near + 4)(t0)
  .size near_crosses, . - near_crosses
function good
  upper far
  fix 0xb03, far, lw a0, %lo(far)(t0)
  fix 0xb03, far + 4, lw a0, %lo(far + 4)(t0)
  .size good, . - good
function far_crosses
  fix 0xb04, far + 12, sw a0, %lo(far + 12)(t0)
  .size far_crosses, . - far_crosses
function imports
  upper x
  fix 0xb04, x, lw a0, %lo(x)(t0)
  fix 0xb04, x + 4, lw a0, %lo(x + 4)(t0)
  .size imports, . - imports
object pad
  .space 2044
object near
  .long 0, 0
  .space 4080
object far
  .long 0, 0, 0, 0
# CHECK: error: lower part of an offset without its upper part: near
# CHECK-NEXT: (function near_crosses)
# CHECK: error: lower part of an offset without its upper part: far
# CHECK-NEXT: (function far_crosses)
# CHECK: error: lower part of an offset without its upper part: x
# CHECK-NEXT: (function imports)
