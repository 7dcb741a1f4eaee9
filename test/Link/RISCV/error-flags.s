# Objects and modules that pass floating-point arguments differently; stubs say what
# the objects say. gp is no pointer to small data.
# RUN: llvm-mc -triple=riscv32 -mattr=+c,+f,+relax -target-abi=ilp32f -filetype=obj -I %S/Inputs %s -o %t.hard.o
# RUN: llvm-mc -triple=riscv32 -mattr=+relax -filetype=obj -I %S/Inputs %s -o %t.soft.o
# RUN: llvm-mc -triple=riscv32 -mattr=+e,+relax -target-abi=ilp32e -filetype=obj -I %S/Inputs %s -o %t.small.o
# RUN: trivet ld -shared %t.hard.o -soname hard.so -o %t.hard.so
# RUN: trivet ld -shared %t.small.o -soname small.so -o %t.small.so
# RUN: trivet ld %t.hard.o %t.hard.so -o %t.app
# RUN: llvm-readelf -h %t.app | FileCheck %s --check-prefix=HARD
# RUN: trivet ld %t.soft.o -o %t.app
# RUN: llvm-readelf -h %t.app | FileCheck %s --check-prefix=SOFT
# RUN: not trivet ld %t.hard.so %t.soft.o -o %t.app 2>&1 | FileCheck %s
# RUN: not trivet ld %t.soft.o %t.small.so -o %t.app 2>&1 | FileCheck %s --check-prefix=SMALL
# RUN: not trivet ld --relax-gp %t.soft.o -o %t.app 2>&1 | FileCheck %s --check-prefix=GP
# RUN: not ls %t.app
  .include "trivet.inc"
  trivet_library
  .text
function _start
  ret
# HARD: Flags: 0x3, RVC, single-float ABI
# SOFT: Flags: 0x0
# CHECK: error: {{.*}}.hard.so: cannot be linked with these objects: floating-point arguments are passed in other registers
# SMALL: error: {{.*}}.small.so: cannot be linked with these objects: one has 16 registers, the other has 32
# GP: error: --relax-gp: gp is the static base
