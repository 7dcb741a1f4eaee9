// One declaration may say more than another; a use may come before all.
//
// RUN: %cc -emit-llvm -S -o - %s | FileCheck %s
extern int x;
int use(void) { return x; }
__attribute__((direct)) extern int x;
__attribute__((direct("libx.so"))) extern int x;
extern int x;
// CHECK: @x = external {{.*}}!trivet [[X:![0-9]+]]
// CHECK: [[X]] = !{!"direct", !"libx.so"}
