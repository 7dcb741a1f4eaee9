// A tail call stays one; r9 is restored before it if it was used.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
static int count;
int g(int);
int f(int n) {
  count++;
  return g(n);
}
// CHECK-LABEL: f:
// CHECK-NOT: push
// CHECK: b g
int spoils(int n) {
  __asm__ volatile("@ spoils" ::: "r9");
  return g(n);
}
// CHECK-LABEL: spoils:
// CHECK: @ spoils
// CHECK: {{pop.w.*|ldr}}{{.*}}r9
// CHECK: b g
