// A select of two imports keeps both fields' entries: neither addw is folded into it.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
#define LIBX __attribute__((direct("libx"))) extern
LIBX int a, b;
int *f(int c) { return c ? &a : &b; }
// CHECK-LABEL: f:
// CHECK: .Lpcsection1:
// CHECK-NEXT: addw r{{[0-9]+}}, r{{[0-9]+}}, #
// CHECK: .Lpcsection2:
// CHECK-NEXT: addw r{{[0-9]+}}, r{{[0-9]+}}, #
// CHECK-NOT: addw{{(eq|ne)}}
// CHECK: .section trivet.fix
// CHECK-DAG: .long 4{{.*}}{{[[:space:]]+}}.long a
// CHECK-DAG: .long 4{{.*}}{{[[:space:]]+}}.long b
