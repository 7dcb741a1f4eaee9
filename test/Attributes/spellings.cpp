// The three spellings in C++; the name in the object file is the mangled one.
//
// RUN: %cc -fdeclspec -emit-llvm -S -o - %s | FileCheck %s
namespace lib {
__attribute__((direct)) extern int gnu;
__declspec(direct) extern int declspec;
[[trivet::direct]] extern int standard;
[[trivet::pending]] int function(int);
} // namespace lib
extern "C" [[trivet::pending]] int plain(void);

int use() { return lib::gnu + lib::declspec + lib::standard + lib::function(1) + plain(); }
// CHECK-DAG: @_ZN3lib3gnuE = external {{.*}}!trivet [[DIRECT:![0-9]+]]
// CHECK-DAG: @_ZN3lib8declspecE = external {{.*}}!trivet [[DIRECT]]
// CHECK-DAG: @_ZN3lib8standardE = external {{.*}}!trivet [[DIRECT]]
// CHECK-DAG: declare !trivet [[PENDING:![0-9]+]] extern_weak {{.*}}@_ZN3lib8functionEi
// CHECK-DAG: declare !trivet [[PENDING]] extern_weak {{.*}}@plain
// CHECK-DAG: [[DIRECT]] = !{!"direct", !""}
// CHECK-DAG: [[PENDING]] = !{!"pending", !""}
