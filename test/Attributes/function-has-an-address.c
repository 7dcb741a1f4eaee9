// A direct function is reached by its address, whoever provides it.
//
// RUN: %cc -emit-llvm -S -o - %s | FileCheck %s
__attribute__((direct("libx.so"))) int f(void);
int use(void) { return f(); }
// CHECK: declare !trivet [[F:![0-9]+]] {{.*}}@f
// CHECK: [[F]] = !{!"address", !"libx.so"}
