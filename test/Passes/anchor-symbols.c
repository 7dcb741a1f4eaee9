// Type and size of a member's symbol.
//
// RUN: %cc -c -o %t %s && llvm-readelf -s %t | FileCheck %s
int array[3] = {1, 2, 3};
static long long wide = 4;
__attribute__((visibility("hidden"))) char byte = 5;
long long *use(void) { return &wide; }
// CHECK-DAG: 8 OBJECT LOCAL DEFAULT {{.*}} wide
// CHECK-DAG: 12 OBJECT GLOBAL DEFAULT {{.*}} array
// CHECK-DAG: 1 OBJECT GLOBAL HIDDEN {{.*}} byte
