// Without --machine the board is one that fits the program: its float ABI, its
// architecture's variant (but not a small board: 32 KiB of stack do not fit it), its machine.
// On the first one, a Cortex-M3, the first program is a fault.
//
// REQUIRES: qemu-arm, qemu-riscv32
// DEFINE: %{flags} = --no-sysroot-imports -nostdlib -O1 -Wl,-e,entry %s
// RUN: thumbv7em-trivet-clang %{flags} -o %t.hard && %trivet run %t.hard
// RUN: not %trivet run --machine=mps2-an385 %t.hard 2>&1 | FileCheck %s
// CHECK: fault
// RUN: rv32imac-trivet-clang %{flags} -o %t.rv32 && %trivet run %t.rv32
// RUN: thumbv8m.main-trivet-clang %{flags} -o %t.v8m && %trivet run %t.v8m
// RUN: not %trivet run --machine=mps2-an385 %t.v8m 2>&1 | FileCheck %s
// RUN: thumbv6m-trivet-clang %{flags} -o %t.v6m && %trivet run --stack=32K %t.v6m
// RUN: thumbv7m-trivet-clang %{flags} -o %t.soft && %trivet run %t.soft
#ifdef __ARM_FP
volatile float x = 1.5f;
#else
volatile int x = 1;
#endif
int entry(void) {
#if defined(__ARM_ARCH) && __ARM_ARCH == 8
  int of = 0;
  __asm__ volatile("tt %0, %0" : "+r"(of)); // which Armv7-M has not
#endif
  return x + x != 3 && x + x != 2;
}
