// -fplugin-arg-trivet-default= is for unmarked declarations of the module's outside.
//
// RUN: %cc -fplugin-arg-trivet-default=direct -emit-llvm -S -o - %s | FileCheck %s
extern int data;
extern const int constant;
int function(void);
__attribute__((pending)) extern int marked;
__attribute__((visibility("hidden"))) extern int inside;
int defined;
int use(void) { return data + constant + function() + marked + inside + defined; }
// CHECK-DAG: @data = external {{.*}}!trivet [[DIRECT:![0-9]+]]
// CHECK-DAG: @constant = external {{.*}}!trivet [[FAR:![0-9]+]]
// CHECK-DAG: declare !trivet [[ADDRESS:![0-9]+]] {{.*}}@function
// CHECK-DAG: @marked = extern_weak {{.*}}!trivet [[PENDING:![0-9]+]]
// CHECK-DAG: @inside = external hidden global i32, align 4{{$}}
// CHECK-DAG: @defined = dso_local global i32 0, align 4{{$}}
// CHECK-DAG: [[DIRECT]] = !{!"direct", !""}
// CHECK-DAG: [[FAR]] = !{!"direct", !"", !"far"}
// CHECK-DAG: [[ADDRESS]] = !{!"address", !""}
// CHECK-DAG: [[PENDING]] = !{!"pending", !""}
