// RUN: split-file %s %t
// RUN: %cc -fplugin-arg-trivet-imports=%t/map -emit-llvm -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct data x
pending function f
//--- use.c
int x = 1;
int f(void) { return x; }
// CHECK: @x = dso_local global i32 1, align 4{{$}}
// CHECK-NOT: !trivet !
