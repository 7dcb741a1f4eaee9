// The side table of an inline function goes with its group.
//
// RUN: %cc -O1 -fno-inline -c -o %t %s && llvm-readelf -g -W %t | FileCheck %s
[[trivet::direct("libx")]] extern int x;
inline int get() { return x; }
int f() { return get() + 1; }
// CHECK: COMDAT group section {{.*}}[_Z3getv] contains
// CHECK: .text._Z3getv
// CHECK: trivet.fix
