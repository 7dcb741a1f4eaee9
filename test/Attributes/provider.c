// An optional string names the providing module; adjacent literals are one.
//
// RUN: %cc -emit-llvm -S -o - %s | FileCheck %s
__attribute__((direct("libx.so"))) extern int x;
__attribute__((pending("lib" "y"))) extern int y;
int use(void) { return x + y; }
// CHECK-DAG: @x = external {{.*}}!trivet [[X:![0-9]+]]
// CHECK-DAG: @y = extern_weak {{.*}}!trivet [[Y:![0-9]+]]
// CHECK-DAG: [[X]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[Y]] = !{!"pending", !"liby"}
