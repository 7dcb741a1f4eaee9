// A class on a thread-local variable is the class of the object that stands for it.
//
// RUN: %cc -std=c23 -emit-llvm -S -o - %s | FileCheck %s
[[trivet::direct]] extern thread_local int direct;
[[trivet::pending]] extern thread_local int pending;
extern thread_local int own;
int use(void) { return direct + pending + own; }
// CHECK-DAG: @__emutls_v.direct = external dso_local global {{.*}}!trivet [[DIRECT:![0-9]+]]
// CHECK-DAG: @__emutls_v.pending = extern_weak dso_local global {{.*}}!trivet [[PENDING:![0-9]+]]
// CHECK-DAG: @__emutls_v.own = external dso_local global { i32, i32, ptr, ptr }, align 4{{$}}
// CHECK-DAG: [[DIRECT]] = !{!"direct", !""}
// CHECK-DAG: [[PENDING]] = !{!"pending", !""}
