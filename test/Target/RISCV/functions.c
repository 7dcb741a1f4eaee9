// Functions and constants have one address, relative to the code; calls are direct.
//
// RUN: %cc-rv32 -O2 -fplugin-arg-trivet-mode=library -S -o - %s | FileCheck %s
int other(int);
static const int table[] = {3, 5, 7};
int (*address(void))(int) { return other; }
// CHECK-LABEL: address:
// CHECK: auipc [[T:a[0-9]+]], %pcrel_hi(other)
// CHECK: addi a0, [[T]], %pcrel_lo(
int look(int i) { return table[i]; }
// CHECK-LABEL: look:
// CHECK: auipc {{a[0-9]+}}, %pcrel_hi(table)
int call(int x) { return other(x) + 1; }
// CHECK-LABEL: call:
// CHECK: call other
int tail(int x) { return other(x); }
// CHECK-LABEL: tail:
// CHECK: tail other
// CHECK-NOT: trivet.fix
