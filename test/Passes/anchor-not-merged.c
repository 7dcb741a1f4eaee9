// LLVM's own blocks of data, made before any pass runs, would be too large for an anchor.
//
// RUN: %cc -O3 -S -o - %s | FileCheck %s
// RUN: %cc-rv32 -O1 -S -o - %s | FileCheck %s
static int one = 4, a[200] = {1}, b[200] = {2};
int sum(int i) { return one + a[i] + b[i]; }
void set(int i, int x) { one = a[i] = b[i] = x; }
// CHECK-NOT: MergedGlobals
// CHECK: .size .Ltrivet.anchor, 1604
