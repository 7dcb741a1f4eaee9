# ELF64: words have 8 bytes, and relocations R_RISCV_64; addends may be negative, and
# a fixed address wider than 32 bits.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv64 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libi.so
# RUN: trivet ld %t/app.o %t/libi.so --defsym=port=0x123456789abcdef0 -o %t/app
# RUN: llvm-readelf -r %t/app | FileCheck %s
# RUN: llvm-objdump -s -j .data %t/app | FileCheck %s --check-prefix=DATA
# RUN: trivet inspect %t/app | FileCheck %s --check-prefix=INSPECT
# RUN: trivet imports %t/libi.so | FileCheck %s --check-prefix=MAP
#
# Half an address, or a word that ends behind the data.
# RUN: llvm-mc -triple=riscv64 -filetype=obj -I %S/Inputs --defsym WIDE=8 %t/half.s -o %t/half.o
# RUN: not trivet ld -shared %t/half.o -o %t/half.so 2>&1 | FileCheck %s --check-prefix=HALF
#--- lib.s
  .include "trivet.inc"
  trivet_library
object shared_datum
  .quad 0, 0
  .size shared_datum, 16
  .text
function shared_function
  ret
#--- app.s
  .include "trivet.inc"
  trivet_application
  trivet_pending hook
  .text
function _start
  ret
  .data
words:
  .quad words + 8, shared_datum - 8, shared_function, hook + 12
  .quad port + 1, words - end
end:
  .section .rodata,"a",@progbits
  .p2align 3
table:
  .quad _start, shared_function
#--- half.s
  .include "trivet.inc"
  trivet_library
  .data
words:
  .long words
# CHECK: contains 6 entries
# CHECK-DAG: 0000000000000000 0000000000000003 R_RISCV_RELATIVE 8
# CHECK-DAG: 0000000000000008 {{.*}}00000002 R_RISCV_64 0000000000000000 shared_datum - 8
# CHECK-DAG: 0000000000000010 {{.*}}00000002 R_RISCV_64 0000000000000000 shared_function + 0
# CHECK-DAG: 0000000000000018 {{.*}}000000c6 R_RISCV_CUSTOM198 0000000000000000 hook + c
# CHECK-DAG: 0000000010000008 0000000000000003 R_RISCV_RELATIVE 10000000
# CHECK-DAG: 0000000010000010 {{.*}}00000002 R_RISCV_64 0000000000000000 shared_function + 0
# DATA: 0020 f1debc9a 78563412 d0ffffff ffffffff
# INSPECT: 64            own 0 imported 2
# INSPECT: imports: 3
# MAP-DAG: direct data shared_datum
# MAP-DAG: direct function shared_function
# HALF: error: relocation type 1 against words is not supported
