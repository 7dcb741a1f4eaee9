// No member of an anchor starts where an immediate does not reach it: the fourth of
// these large ones would.
//
// RUN: %cc-rv32 -O2 -S -o - %s | FileCheck %s
static int one = 4, a[225] = {1}, b[225] = {2}, c[225] = {3}, d[225] = {3};
int sum(int i) { return one + a[i] + b[i] + c[i] + d[i]; }
void set(int i, int x) { one = a[i] = b[i] = c[i] = d[i] = x; }
// CHECK: .size .Ltrivet.anchor, 2704
