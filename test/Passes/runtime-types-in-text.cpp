// Type information stays a shared constant, although clang declares the vtables of
// its classes as if they were writable.
//
// RUN: %cc -O1 -S -o - %s | FileCheck %s
struct Base { virtual void f(); };
struct Derived : Base { void f() override; };
void Derived::f() {}
// CHECK: .type _ZTV7Derived,%object
// CHECK-NEXT: .section .rodata
// CHECK: .type _ZTI7Derived,%object
// CHECK-NOT: .data
// CHECK: .long _ZTVN10__cxxabiv120__si_class_type_infoE+8
