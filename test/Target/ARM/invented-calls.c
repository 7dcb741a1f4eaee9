// Calls that no source names get r9 = SB as well: copies, divisions, conversions.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
struct Big { int v[100]; };
int rest(struct Big *to, const struct Big *from, long long a, long long b) {
  __asm__("" ::: "r9");
  *to = *from;
  __asm__("" ::: "r9");
  return (int)(a / b);
}
// CHECK-LABEL: rest:
// CHECK: mov [[SB:r[0-9]+]], r9
// CHECK: mov r9, [[SB]]
// CHECK: bl __aeabi_memcpy
// CHECK: mov r9, [[SB]]
// CHECK: bl __aeabi_ldivmod
