// Calls that no source names get r9 = SB as well, but for run-time helpers.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
struct Big { int v[100]; };
double rest(struct Big *to, const struct Big *from, double a, int n) {
  __asm__("" ::: "r9");
  *to = *from;
  __asm__("" ::: "r9");
  return __builtin_powi(a, n);
}
// CHECK-LABEL: rest:
// CHECK: mov [[SB:r[0-9]+]], r9
// CHECK-NOT: mov r9
// CHECK: bl __aeabi_memcpy
// CHECK: mov r9, [[SB]]
// CHECK: b{{l?}} __powidf2
