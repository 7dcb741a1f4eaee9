// A statement that spoils r9 gets SB there, and the next call gets it again.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
void callee(void);
void f(void) {
  __asm__ volatile("@ spoils r9" ::: "r9");
  callee();
  callee();
}
// CHECK-LABEL: f:
// CHECK: mov [[SB:r[0-9]+]], r9
// CHECK: @ spoils r9
// CHECK: mov r9, [[SB]]
// CHECK: bl callee
// CHECK: pop.w {{.*}}r9
