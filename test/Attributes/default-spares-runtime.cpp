// The default does not reach what the compiler declares by itself: run-time
// types, personality functions, the module's own handle.
//
// RUN: %cc -fplugin-arg-trivet-default=pending -fexceptions -emit-llvm -S -o - %s | FileCheck %s
struct Base { virtual void f(); };
struct Derived : Base { void f() override; };
void Derived::f() {}
struct Object { ~Object(); } object;
void g();
void h() { Object local; g(); }
// CHECK: @__dso_handle = external hidden global i8{{$}}
// CHECK: @_ZTVN10__cxxabiv120__si_class_type_infoE = external {{.*}}!trivet [[ADDRESS:![0-9]+]]
// CHECK: @_ZTI4Base = external {{.*}}!trivet [[ADDRESS]]
// CHECK: declare dso_local i32 @__gxx_personality_v0
// CHECK: [[ADDRESS]] = !{!"address", !""}
