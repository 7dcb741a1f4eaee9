// An import map classifies without touching headers; class, kind, far and provider.
//
// RUN: split-file %s %t
// RUN: %cc -fplugin-arg-trivet-imports=%t/libx.imports -emit-llvm -S -o - %t/use.c | FileCheck %s
//--- libx.imports
# what libx.so exports
pending function on_event
module libx.so
direct function f
direct data x     # a comment
direct far data table
direct const k
own data stdout
//--- use.c
extern int x, table[100], *const stdout;
extern const int k;
int f(void), on_event(void);
int use(int i) { return x + table[i] + *stdout + k + f() + on_event(); }
// CHECK-DAG: @x = external {{.*}}!trivet [[X:![0-9]+]]
// CHECK-DAG: @table = external {{.*}}!trivet [[TABLE:![0-9]+]]
// CHECK-DAG: @stdout = external {{.*}}!trivet [[OWN:![0-9]+]]
// CHECK-DAG: @k = external {{.*}}!trivet [[ADDRESS:![0-9]+]]
// CHECK-DAG: declare !trivet [[ADDRESS]] {{.*}}@f
// CHECK-DAG: declare !trivet [[EVENT:![0-9]+]] extern_weak {{.*}}@on_event
// CHECK-DAG: [[X]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[TABLE]] = !{!"direct", !"libx.so", !"far"}
// CHECK-DAG: [[OWN]] = !{!"own", !"libx.so"}
// CHECK-DAG: [[ADDRESS]] = !{!"address", !"libx.so"}
// CHECK-DAG: [[EVENT]] = !{!"pending", !""}
