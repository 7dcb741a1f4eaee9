// A function whose assembly spoils r9 keeps SB elsewhere.
//
// RUN: %cc --target=thumbv6m-none-eabi -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
void g(int);
int a;
int f(int n) {
  __asm__ volatile("mov r9, %0" : : "r"(n) : "r9");
  g(n);
  return a;
}
// CHECK-LABEL: f:
// CHECK: mov [[SB:r[0-7]]], r9
// CHECK: @APP
// CHECK-NEXT: mov r9, r
// CHECK-NEXT: @NO_APP
// CHECK-NEXT: mov r9, [[SB]]
// CHECK-NEXT: bl g
// CHECK: ldr r0, [{{r[0-9]}}, {{r[0-9]}}]
// CHECK: mov r9, {{r[0-9]}}
// CHECK: pop
