// Between calls r9 is a register like any other: a loop that wants all of them gets it,
// and the call behind it gets SB.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
static int n = 1;
void call(void);
int f(int *p, int a, int b, int c) {
  int d = p[0], e = p[1], g = p[2], h = p[3], i = p[4], j = p[5], k = p[6];
  for (int q = 0; q < a; q++) {
    d += p[q] * e; e ^= d + g; g += e * h; h ^= g + i; i += h * j; j ^= i + k;
    k += j * d; b += k ^ c; c ^= b + d;
  }
  call();
  return d + e + g + h + i + j + k + b + c + n;
}
// CHECK-LABEL: f:
// CHECK: push.w {{.*}}r9
// CHECK: str{{.*}}r9{{.*}}[sp
// CHECK: {{mla|add|eor|mul}}{{.*}}r9
// CHECK: ldr.w r9, [sp{{.*}}@ 4-byte Reload
// CHECK-NOT: r9
// CHECK: bl call
// CHECK: pop.w {{.*}}r9
