// Methods of all kinds and static members; an overload is a symbol of its own.
//
// RUN: %cc -O1 -emit-llvm -S -o - %s | FileCheck %s
#define P __attribute__((pending))
struct S {
  P S(int);
  P ~S();
  P int method(int);
  int method(char);
  P static int function();
  P virtual int overridable();
  P int operator+(int);
  P static int data;
};
int use(int n) {
  S s(n);
  return s.method(n) + s.method('c') + S::function() + s.S::overridable() + (s + n) + S::data;
}
// CHECK-DAG: @_ZN1S4dataE = extern_weak {{.*}}!trivet [[P:![0-9]+]]
// CHECK-DAG: declare !trivet [[P]] extern_weak {{.*}}@_ZN1SC1Ei(
// CHECK-DAG: declare !trivet [[P]] extern_weak {{.*}}@_ZN1SD1Ev(
// CHECK-DAG: declare !trivet [[P]] extern_weak {{.*}}@_ZN1S6methodEi(
// CHECK-DAG: declare dso_local {{.*}}@_ZN1S6methodEc(
// CHECK-DAG: declare !trivet [[P]] extern_weak {{.*}}@_ZN1S8functionEv(
// CHECK-DAG: declare !trivet [[P]] extern_weak {{.*}}@_ZN1S11overridableEv(
// CHECK-DAG: declare !trivet [[P]] extern_weak {{.*}}@_ZN1SplEi(
// CHECK-DAG: [[P]] = !{!"pending", !""}
