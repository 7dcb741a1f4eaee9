// RISCVMakeCompressible makes one base of several that are out of reach of compressed
// instructions, and small immediates; not of ours, which are not numbers.
//
// RUN: split-file %s %t
// RUN: %cc-rv32 -Oz -fplugin-arg-trivet-imports=%t/map -mllvm -verify-machineinstrs -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct data x
module liby.so
direct data y
//--- use.c
extern int x, y;
int f(int a, int b, int c) {
  x = a; y = a;
  __asm__ volatile("" ::: "memory");
  x = b; y = b;
  __asm__ volatile("" ::: "memory");
  x = c; y = c;
  return x + y;
}
// CHECK-LABEL: f:
// CHECK-NOT: addi
// CHECK-COUNT-4: , %lo(x)(
// CHECK: ret
