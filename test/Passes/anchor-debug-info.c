// Debug information names a member's symbol, which says where in the anchor it lies.
//
// RUN: %cc -g -O1 -c -o %t %s && llvm-readelf -r %t | FileCheck %s
int first = 1;
int second = 2;
// CHECK: '.rel.debug_addr'
// CHECK: R_ARM_ABS32 {{0+}} first
// CHECK: R_ARM_ABS32 00000004 second
