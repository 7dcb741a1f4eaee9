// Whoever writes to flash faults, and says so with the status of a fault; starts do not.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m, qemu-riscv32
// DEFINE: %{name} = flash-is-not-written.c.tmp.prog
// RUN: thumbv7m-trivet-clang -O2 %s -o %t.prog
// RUN: %trivet prelink -o %t.elf %t.prog
// RUN: %trivet run --image=%t.elf %{name}
// RUN: sh -c '%trivet run --image=%t.elf %{name} write 2>&1; echo status $?' | FileCheck %s
// CHECK: fault: pc {{[28]}}
// CHECK-SAME: address {{[28]}}
// CHECK: status 139
//
// RUN: rv32imac-trivet-clang --no-sysroot-imports -nostdlib -Wl,-e,main -O2 %s -o %t.prog
// RUN: %trivet prelink -o %t.elf %t.prog
// RUN: %trivet run --image=%t.elf %{name}
// RUN: sh -c '%trivet run --image=%t.elf %{name} write 2>&1; echo status $?' | FileCheck %s
// RUN: thumbv7m-trivet-clang -O2 %s -o %t.prog
//
// Text that was copied to RAM has no such guard.
// RUN: not %trivet run %board %t.prog write 2>&1 | count 0
#include <stdint.h>
static const int constant[] = {1, 2};
int main(int argc, char **argv) {
  volatile int *p = (volatile int *)(uintptr_t)constant;
  if (argc > 1)
    p[1] = 5;
  return p[1] == 2 ? 0 : 1;
}
