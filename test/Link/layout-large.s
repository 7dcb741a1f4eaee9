@ Large objects come after all small ones, initialised or not, so that these stay in
@ reach of 16-bit offsets. A variable may be called l, lar or large.
@ RUN: llvm-mc -triple=thumbv7m-none-eabi -filetype=obj -I %S/Inputs %s -o %t.o
@ RUN: trivet ld -shared %t.o -o %t.so
@ RUN: llvm-nm -n %t.so | FileCheck %s
@ RUN: llvm-readelf -l %t.so | FileCheck %s --check-prefix=FILE
  .include "trivet.inc"
  trivet_library
  .section .bss.large.b,"aw",%nobits
big_zero: .space 0x20000
  .section .data.large.a,"aw",%progbits
big: .space 0x20000, 1
  .section .bss.lar,"aw",%nobits
lar: .space 4
  .section .data.large,"aw",%progbits
large: .long 2
  .bss
anchor: .space 4
  .text
function f
  movw r0, #:lower16:anchor(sbrel)
  movw r0, #:lower16:lar(sbrel)
  bx lr
@ CHECK:      00000000 d large
@ CHECK-NEXT: 00000004 b anchor
@ CHECK-NEXT: 00000008 b lar
@ CHECK-NEXT: 0000000c d big
@ CHECK-NEXT: 0002000c b big_zero
@ FILE: LOAD {{.*}} 0x00000000 0x00000000 0x2000c 0x4000c RW
