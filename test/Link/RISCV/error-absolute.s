# Absolute code (medlow) takes addresses that are private to each process, also where
# lld made its lui disappear; or of what may be absent, for which lld left nothing
# to patch. Fixed addresses it may take, and those of text: the loader patches them.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym GOOD=0 %s -o %t.o
# RUN: not trivet ld -shared %t.o --defsym=port=0x40000804 -o %t.so 2>&1 | FileCheck %s --implicit-check-not=port
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs --defsym GOOD=1 %s -o %t.o
# RUN: trivet ld -shared %t.o --defsym=port=0x40000804 -o %t.so
# RUN: llvm-readelf -r %t.so | FileCheck %s --check-prefix=RELOC
  .include "trivet.inc"
  trivet_library
  .text
function f
  lui a0, %hi(port)
  lw a0, %lo(port)(a0)
  lui a0, %hi(table)
  addi a0, a0, %lo(table)
  sw a0, %lo(table+4)(a0)
  ret
  .if GOOD == 0
function near_data
  lui a0, %hi(near)
  lw a0, %lo(near)(a0)
  .size near_data, . - near_data
function near_store
  sw a0, %lo(near)(a0)
  .size near_store, . - near_store
function far_data
  lui a0, %hi(far)
  .size far_data, . - far_data
  .weak weak
function nobody
  lui a0, %hi(weak)
  lw a0, %lo(weak)(a0)
  .size nobody, . - nobody
  .endif
object near
  .space 4096
object far
  .long 0
  .section .rodata,"a",@progbits
table:
  .long 0, 0
# RELOC: contains 3 entries
# RELOC: {{.*}}1a R_RISCV_HI20 100000{{..}}
# RELOC: {{.*}}1b R_RISCV_LO12_I 100000{{..}}
# RELOC: {{.*}}1c R_RISCV_LO12_S 100000{{..}}
# CHECK: error: shared text holds the address of own data: near
# CHECK-NEXT: (function near_data)
# CHECK-NEXT: (function near_store)
# CHECK: error: shared text holds the address of own data: far
# CHECK-NEXT: (function far_data)
# CHECK: error: code for a fixed place takes the address of weak
# CHECK-NEXT: (function nobody)
# CHECK-NEXT: >>> a module is placed by the loader
# CHECK-NEXT: >>> remedy: compile it with Trivet's driver, or with -mcmodel=medany
