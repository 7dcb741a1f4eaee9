// What the source puts into r9 for an asm statement is what the statement sees.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
extern int own;
int f(int a) {
  register int in __asm__("r9") = a;
  __asm__ volatile("@ uses %0" ::"r"(in));
  own = 1;
  return a;
}
// CHECK-LABEL: f:
// CHECK: mov [[SB:r[0-9]+]], r9
// CHECK: mov r9, r0
// CHECK-NOT: r9
// CHECK: @ uses r9
// CHECK: pop.w {{.*}}r9
