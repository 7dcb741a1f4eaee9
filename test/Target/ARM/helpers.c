// Run-time helpers are called without SB: where all calls are of helpers, r9 is a
// register like any other, and nobody loads it for them.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
void *memcpy(void *, const void *, unsigned);
long long divide(long long *a, int n, int b, int c, int d, int e, int f, int g) {
  long long sum = 0;
  for (int i = 0; i < n; ++i, b += c, c ^= d, d += e, e ^= f, f += g, g ^= b) {
    sum += a[i] / (b | 1);
    memcpy(&a[c & 3], &a[d & 3], (unsigned)e & 31);
  }
  return sum + c + d + e + f + g;
}
// CHECK-LABEL: divide:
// CHECK: push.w {{.*}}r9
// CHECK: {{mov|add|ldr|eor|ldm}}{{.*}}r9
// CHECK: bl {{memcpy|__aeabi}}
// CHECK-NOT: ldr.w r9, [sp{{.*}}Reload{{$}}
// CHECK: pop.w {{.*}}r9
