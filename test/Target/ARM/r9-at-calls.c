// r9 is SB at every call: direct, indirect, pending, and those that selection invents,
// unless they are run-time helpers.
//
// RUN: %cc -O1 -mllvm -stop-after=finalize-isel -S -o - %s | FileCheck %s
struct big { int a[40]; } from, to;
__attribute__((pending)) int pending(int);
int function(int);
int written(int (*pointer)(int)) { return function(1) + pointer(2) + pending(3); }
// CHECK: name: written
// CHECK: $r9 = COPY
// CHECK-NEXT: tBL {{.*}}@function{{.*}}implicit $r9
// CHECK: $r9 = COPY
// CHECK-NEXT: tBLX{{.*}}implicit $r9
// CHECK: $r9 = COPY
// CHECK-NEXT: tBLX{{.*}}implicit $r9
double invented(double d, int n) {
  to = from;
  return __builtin_powi(d, n) + 1;
}
// CHECK: name: invented
// CHECK: tBL {{.*}}&__aeabi_memcpy
// CHECK-NOT: implicit $r9
// CHECK: $r9 = COPY
// CHECK-NEXT: tBL {{.*}}&__powidf2{{.*}}implicit $r9
// CHECK: tBL {{.*}}&__aeabi_dadd
// CHECK-NOT: implicit $r9
// CHECK: tBX_RET
