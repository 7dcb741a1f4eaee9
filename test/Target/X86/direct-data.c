// One base for all of a module's data, near or far. Nothing folds the load of a base into its user, or
// merges those of two modules, at any level.
//
// RUN: split-file %s %t
// RUN: %cc-x86 -O2 -fplugin-arg-trivet-imports=%t/map -mllvm -verify-machineinstrs -S -o - %t/use.c | FileCheck %s
// RUN: %cc-x86 -Oz -fplugin-arg-trivet-imports=%t/map -mllvm -verify-machineinstrs -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct data near
direct far data far
module liby.so
direct data other
//--- use.c
extern int near, far, other;
int both(void) { return near + far; }
// CHECK-LABEL: both:
// CHECK: movq %gs:{{near|far}}, [[B:%r[a-z]+]]
// CHECK-NOT: %gs:
// CHECK-DAG: leaq near([[B]]),
// CHECK-DAG: leaq far([[B]]),
// CHECK: retq
int *choose(int i) { return i ? &near : &other; }
// CHECK-LABEL: choose:
// CHECK-DAG: movq %gs:near,
// CHECK-DAG: movq %gs:other,
// CHECK: .section trivet.fix
// CHECK: .long 2
