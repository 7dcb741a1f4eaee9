# Calls to other modules stay, as jal or as auipc and jalr, and are never
# compressed, however near lld placed the import; those inside are done.
# RUN: split-file %s %t
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/lib.s -o %t/lib.o
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+relax -filetype=obj -I %S/Inputs %t/app.s -o %t/app.o
# RUN: trivet ld -shared %t/lib.o -o %t/libb.so
# RUN: trivet ld %t/app.o %t/libb.so -o %t/app
# RUN: llvm-readelf -lr %t/app | FileCheck %s
# RUN: llvm-objdump -d %t/app | FileCheck %s --check-prefix=CODE
#--- lib.s
  .include "trivet.inc"
  trivet_library
  .text
function f
  ret
function g
  ret
#--- app.s
  .include "trivet.inc"
  trivet_application
  .text
function _start
  call f
  call own
  tail g
  .option push
  .option norelax
  call f
  .option pop
  .weak nobody
  call nobody
  beqz a0, own
function own
  ret
  .section behind,"ax",@progbits
  call f
# CHECK: LOAD {{.*}} 0x10000000 0x10000000 0x00028 0x00040 R E 0x4
# CHECK: contains 5 entries
# CHECK-DAG: 10000000 {{.*}}11 R_RISCV_JAL 00000000 f + 0
# CHECK-DAG: 10000006 {{.*}}11 R_RISCV_JAL 00000000 g + 0
# CHECK-DAG: 1000000a {{.*}}13 R_RISCV_CALL_PLT 00000000 f + 0
# CHECK-DAG: 10000012 {{.*}}13 R_RISCV_CALL_PLT 00000000 nobody + 0
# CHECK-DAG: 10000022 {{.*}}11 R_RISCV_JAL 00000000 f + 0
# CODE: 10000004: {{[0-9a-f]+}} jal {{.*}} <own>
