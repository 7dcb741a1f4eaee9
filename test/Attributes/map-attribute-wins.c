// What the declaration says is stronger than a map, and a map than the default.
//
// RUN: split-file %s %t
// RUN: %cc -fplugin-arg-trivet-imports=%t/map -fplugin-arg-trivet-default=pending -emit-llvm -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct data x
direct data y
//--- use.c
__attribute__((direct("liby.so"))) extern int x;
extern int y, z;
int use(void) { return x + y + z; }
// CHECK-DAG: @x = external {{.*}}!trivet [[X:![0-9]+]]
// CHECK-DAG: @y = external {{.*}}!trivet [[Y:![0-9]+]]
// CHECK-DAG: @z = extern_weak {{.*}}!trivet [[Z:![0-9]+]]
// CHECK-DAG: [[X]] = !{!"direct", !"liby.so"}
// CHECK-DAG: [[Y]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[Z]] = !{!"pending", !""}
