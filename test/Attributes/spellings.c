// The three spellings in C; __names__ with underscores are GNU's habit.
//
// RUN: %cc -fdeclspec -std=c23 -emit-llvm -S -o - %s | FileCheck %s
__attribute__((direct)) extern int gnu;
__attribute__((__pending__)) extern int underscores;
__declspec(direct) extern int declspec;
[[trivet::direct]] extern int before;
extern int behind [[trivet::pending]];
__declspec(pending) int function(void);

int use(void) { return gnu + underscores + declspec + before + behind + function(); }
// CHECK-DAG: @gnu = external {{.*}}!trivet [[DIRECT:![0-9]+]]
// CHECK-DAG: @underscores = extern_weak {{.*}}!trivet [[PENDING:![0-9]+]]
// CHECK-DAG: @declspec = external {{.*}}!trivet [[DIRECT]]
// CHECK-DAG: @before = external {{.*}}!trivet [[DIRECT]]
// CHECK-DAG: @behind = extern_weak {{.*}}!trivet [[PENDING]]
// CHECK-DAG: declare !trivet [[PENDING]] extern_weak {{.*}}@function
// CHECK-DAG: [[DIRECT]] = !{!"direct", !""}
// CHECK-DAG: [[PENDING]] = !{!"pending", !""}
