// Beyond 4 KiB: a full offset, in two fields.
//
// RUN: split-file %s %t && %cc -O2 -fplugin-arg-trivet-imports=%t/map -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct far data x
//--- use.c
extern int x;
int get(void) { return x; }
// CHECK-LABEL: get:
// CHECK-DAG: ldr [[B:r[0-9]+]], [r9, #-4]
// CHECK-DAG: movw [[X:r[0-9]+]], #4096
// CHECK: movt [[X]], #4096
// CHECK: add {{r[0-9]+}}, {{r[0-9]+}}
// CHECK: .section trivet.fix
// CHECK-DAG: .long 5{{.*}}{{[[:space:]]+}}.long x
// CHECK-DAG: .long 6{{.*}}{{[[:space:]]+}}.long x
