// Without --machine the board is one that fits the program: its float ABI, its machine.
// On the first one, a Cortex-M3, the first program is a fault.
//
// REQUIRES: qemu-arm, qemu-riscv32
// DEFINE: %{flags} = --no-sysroot-imports -nostdlib -O1 -Wl,-e,entry %s
// RUN: thumbv7em-trivet-clang %{flags} -o %t.hard && %trivet run %t.hard
// RUN: not %trivet run --machine=mps2-an385 %t.hard 2>&1 | FileCheck %s
// CHECK: fault
// RUN: rv32imac-trivet-clang %{flags} -o %t.rv32 && %trivet run %t.rv32
// RUN: thumbv7m-trivet-clang %{flags} -o %t.soft && %trivet run %t.soft
#ifdef __ARM_FP
volatile float x = 1.5f;
#else
volatile int x = 1;
#endif
int entry(void) { return x + x != 3 && x + x != 2; }
