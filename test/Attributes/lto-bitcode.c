// Bitcode for LTO carries classes, mode and notes, at every level.
//
// RUN: %cc -O0 -flto -c -o - %s | llvm-dis | FileCheck %s
// RUN: %cc -O2 -flto -c -o - %s | llvm-dis | FileCheck %s
// RUN: %cc -O2 -flto=thin -fplugin-arg-trivet-mode=application -c -o - %s | llvm-dis | FileCheck %s
// RUN: %cc -Oz -flto -fplugin-arg-trivet-mode=library -c -o - %s | llvm-dis | FileCheck %s --check-prefix=LIBRARY
__attribute__((direct("libx.so"))) extern int x;
__attribute__((pending)) int f(void);
int use(void) { return x + f(); }
// CHECK: @x = external {{.*}}!trivet [[X:![0-9]+]]
// CHECK: @trivet.notes = private constant
// CHECK: declare !trivet [[F:![0-9]+]] extern_weak {{.*}}@f
// CHECK-DAG: !{i32 7, !"trivet.mode", i32 0}
// CHECK-DAG: [[X]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[F]] = !{!"pending", !""}
// LIBRARY: !{i32 7, !"trivet.mode", i32 1}
