// Ported code unchanged: all that it declares is looked up in each process. What the
// source itself calls weak may be absent.
//
// RUN: %cc -fplugin-arg-trivet-default=pending -emit-llvm -S -o - %s | FileCheck %s
extern int data;
int function(void);
__attribute__((weak)) int perhaps(void);
int use(void) { return data + function() + (perhaps ? perhaps() : 0); }
// CHECK-DAG: @data = extern_weak {{.*}}!trivet [[PENDING:![0-9]+]]
// CHECK-DAG: declare !trivet [[PENDING]] extern_weak {{.*}}@function
// CHECK-DAG: declare !trivet [[WEAK:![0-9]+]] extern_weak {{.*}}@perhaps
// CHECK-DAG: [[PENDING]] = !{!"pending", !""}
// CHECK-DAG: [[WEAK]] = !{!"pending", !"", !"weak"}
