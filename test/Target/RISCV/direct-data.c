// One base for all of a module's data; an offset below 2 KiB in the access itself,
// whichever way, or behind a lui.
//
// RUN: split-file %s %t
// RUN: %cc-rv32 -O2 -fplugin-arg-trivet-imports=%t/map -mllvm -verify-machineinstrs -S -o - %t/use.c | FileCheck %s
// RUN: %cc-rv32 -Oz -fplugin-arg-trivet-imports=%t/map -mllvm -verify-machineinstrs -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct data near
direct data pair
direct far data far
//--- use.c
extern int near, far;
extern struct { int a, b; } pair;
int get(void) { return near; }
// CHECK-LABEL: get:
// CHECK: lw [[B:a[0-9]+]], %lo(near)(gp)
// CHECK: lw a0, %lo(near)([[B]])
void set(int x) { pair.b = near = x; }
// CHECK-LABEL: set:
// CHECK: lw [[B:a[0-9]+]], %lo({{pair|near}})(gp)
// CHECK-DAG: sw a0, %lo(near)([[B]])
// CHECK-DAG: sw a0, %lo(pair+4)([[B]])
int *address(void) { return &near; }
// CHECK-LABEL: address:
// CHECK: addi a0, {{a[0-9]+}}, %lo(near)
int distant(void) { return far; }
// CHECK-LABEL: distant:
// CHECK: lw [[B:a[0-9]+]], %lo(far)(gp)
// CHECK: lui [[T:a[0-9]+]], %hi(far)
// CHECK: .insn r 51, 0, 0, [[T]], [[T]], [[B]]
// CHECK: lw a0, %lo(far)([[T]])
