// Where the firmware cannot bind, -z lazy is refused; -z now is what it is without either.
//
// RUN: %cc -fplugin-arg-trivet-mode=library -O2 -c %s -o %t.o
// RUN: trivet ld -shared -z now %t.o -o %t.so
// RUN: not trivet ld -shared -z lazy %t.o -o %t.so 2>&1 | FileCheck %s
// CHECK: -z lazy: functions cannot be bound at their first call
// CHECK: the firmware does not export trivet_bind_lazy
__attribute__((pending)) int f(void);
int g(void) { return f(); }
