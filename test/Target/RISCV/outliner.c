// Outlined code keeps its fields, each with its entry; accesses to different
// objects are no repetition.
//
// RUN: split-file %s %t
// RUN: %cc-rv32 -Oz -mllvm -enable-machine-outliner -fplugin-arg-trivet-imports=%t/map -S -o - %t/use.c | FileCheck %s
//--- map
module libx.so
direct data x
direct data y
//--- use.c
extern volatile int x, y;
void a(int p) { x = 100001; x = 200003; x = 300007; x = p; }
void b(int p) { y = p; x = 100001; x = 200003; x = 300007; x = p; }
int c(int p) { x = 100001; x = 200003; x = 300007; x = p; return p * 3; }
void d(int p) { y = 100001; y = 200003; y = 300007; y = p; }
// CHECK-LABEL: d:
// CHECK: %lo(y)
// CHECK-LABEL: OUTLINED_FUNCTION_0:
// CHECK: .Lpcsection
// CHECK: %lo(x)
// CHECK: .section trivet.fix
// CHECK: .word x
