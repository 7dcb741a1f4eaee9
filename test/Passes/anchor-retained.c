// An object that the linker must keep has a section that says so, which an anchor has not.
//
// RUN: %cc -O2 -c -o %t %s && llvm-readelf -S -s %t | FileCheck %s
__attribute__((used, retain)) static int kept = 1;
static int a = 2, b = 3;
int *use(int i) { return i ? &a : &b; }
// CHECK: {{\[ *}}[[#KEPT:]]] .data{{[.a-z]*}} PROGBITS {{.*}} WAR
// CHECK: OBJECT LOCAL DEFAULT {{ *}}[[#KEPT]] kept
