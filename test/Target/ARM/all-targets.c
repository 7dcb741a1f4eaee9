// The same on all processors that modules are built for.
//
// RUN: %cc --target=thumbv7m-none-eabi -O2 -mllvm -verify-machineinstrs -c -o %t.o %s
// RUN: llvm-objdump -d %t.o --no-show-raw-insn | FileCheck %s
// RUN: %cc --target=thumbv7em-none-eabihf -mcpu=cortex-m4 -O2 -mllvm -verify-machineinstrs -c -o %t.o %s
// RUN: llvm-objdump -d %t.o --no-show-raw-insn | FileCheck %s
// RUN: %cc --target=thumbv8m.main-none-eabi -O2 -mllvm -verify-machineinstrs -c -o %t.o %s
// RUN: llvm-objdump -d %t.o --no-show-raw-insn | FileCheck %s
__attribute__((direct("libx"))) extern float x;
extern float own;
float f(void) { return own * x; }
// CHECK: <f>:
// CHECK-DAG: ldr r{{[0-9]}}, [r9, #-{{(0x)?}}4]
// CHECK-DAG: movw r{{[0-9]}}, #0x0
// CHECK-DAG: {{(add.* r9)|(ldr.*\[r9, r[0-9]+\])}}
