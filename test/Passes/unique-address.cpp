// Of C++, these have one address in the process: inline functions, instances of templates,
// declared ones too, and constants; in library code, and unless hidden. Virtual functions
// are only called, by way of vtables, which stay in text.
//
// RUN: %cc -std=c++20 -O0 -fplugin-arg-trivet-mode=library -S -emit-llvm -o - %s | FileCheck %s
// RUN: %cc -std=c++20 -O1 -fplugin-arg-trivet-mode=library -S -o - %s | FileCheck %s --check-prefix=ASM
// RUN: %cc -std=c++20 -O1 -S -o - %s | FileCheck %s --check-prefix=APP
inline int function() { return 1; }
template <class T> int instance(T x) { return x; }
extern template int instance<long>(long);
inline constexpr int constant = 2;
struct Operand {};
int operator<(Operand, Operand);
__attribute__((visibility("hidden"))) inline int hidden() { return 3; }
struct Class {
  virtual int overridden() { return 4; }
};
Class *make() { return new Class; }
void take(const void *);
void all() {
  take((void *)function);
  take((void *)instance<int>);
  take((void *)instance<long>);
  take((void *)(int (*)(Operand, Operand))operator<);
  take((void *)hidden);
  take(&constant);
}
// CHECK: @constant = linkonce_odr {{.*}} #[[V:[0-9]+]]
// CHECK-DAG: define linkonce_odr {{.*}}@_Z8functionv() #[[F:[0-9]+]]
// CHECK-DAG: declare {{.*}}@_Z8instanceIlEiT_({{.*}}) #[[D:[0-9]+]]
// CHECK-DAG: attributes #[[V]] = {{.*}}trivet-unique-address
// CHECK-DAG: attributes #[[F]] = {{.*}}trivet-unique-address
// CHECK-DAG: attributes #[[D]] = {{.*}}trivet-unique-address
// ASM-LABEL: _Z3allv:
// ASM: movw{{.*}}_Zlt7OperandS_
// ASM: movw{{.*}}_Z6hiddenv
// ASM: .section .rodata._ZTV5Class
// ASM: .long _ZN5Class10overriddenEv
// ASM-DAG: .long _Z8functionv
// ASM-DAG: .long _Z8instanceIiEiT_
// ASM-DAG: .long _Z8instanceIlEiT_
// ASM-DAG: .long constant
// APP-NOT: trivet.slot
