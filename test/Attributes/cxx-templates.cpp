// Each instance that is only declared is an import.
//
// RUN: %cc -std=c++20 -emit-llvm -S -o - %s | FileCheck %s
#define D __attribute__((direct("libx.so")))
template <class T> struct Box {
  D static T value;
  D T get();
};
template <class T> D extern T variable;
template <class T> D T twice(T);
int use(Box<int> &b) { return b.value + b.get() + variable<int> + twice(1) + Box<char>::value; }
// CHECK-DAG: @_ZN3BoxIiE5valueE = external {{.*}}!trivet [[D:![0-9]+]]
// CHECK-DAG: @_ZN3BoxIcE5valueE = external {{.*}}!trivet [[D]]
// CHECK-DAG: @_Z8variableIiE = external {{.*}}!trivet [[D]]
// CHECK-DAG: declare !trivet [[F:![0-9]+]] {{.*}}@_ZN3BoxIiE3getEv(
// CHECK-DAG: declare !trivet [[F]] {{.*}}@_Z5twiceIiET_S0_(
// CHECK-DAG: [[D]] = !{!"direct", !"libx.so"}
// CHECK-DAG: [[F]] = !{!"address", !"libx.so"}
