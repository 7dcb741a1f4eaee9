// Several maps may say the same of a symbol.
//
// RUN: split-file %s %t
// RUN: %cc -fplugin-arg-trivet-imports=%t/1 -fplugin-arg-trivet-imports=%t/2 -emit-llvm -S -o - %t/use.c | FileCheck %s
//--- 1
module libx.so
direct data x
//--- 2
module libx.so
direct data x
module liby.so
direct data y
//--- use.c
extern int x, y;
int use(void) { return x + y; }
// CHECK-DAG: @x = external {{.*}}!trivet [[X:![0-9]+]]
// CHECK-DAG: @y = external {{.*}}!trivet [[Y:![0-9]+]]
// CHECK-DAG: [[X]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[Y]] = !{!"direct", !"liby.so"}
