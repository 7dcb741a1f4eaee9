// Large objects, and arrays of unknown size, lie behind the small ones of their module: a
// full offset. A map knows better.
//
// RUN: split-file %s %t
// RUN: %cc -fplugin-arg-trivet-imports=%t/map -emit-llvm -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct data mapped
//--- use.c
#define LIBX __attribute__((direct("libx.so"))) extern
LIBX int small[256], large[257], unknown[];
extern int mapped[257];
int use(int i) { return small[i] + large[i] + unknown[i] + mapped[i]; }
// CHECK-DAG: @small = external {{.*}}!trivet [[NEAR:![0-9]+]]
// CHECK-DAG: @large = external {{.*}}!trivet [[FAR:![0-9]+]]
// CHECK-DAG: @unknown = external {{.*}}!trivet [[FAR]]
// CHECK-DAG: @mapped = external {{.*}}!trivet [[NEAR]]
// CHECK-DAG: [[NEAR]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[FAR]] = !{!"direct", !"libx.so", !"far"}
