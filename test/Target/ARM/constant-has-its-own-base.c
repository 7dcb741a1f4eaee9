// A constant and a weak symbol share no base with the provider's data: they may have an
// address, or be absent, and then their base is 0.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
#define LIBX(...) __attribute__((direct("libx") __VA_ARGS__)) extern
LIBX() int data;
LIBX() const int constant;
LIBX(, weak) int perhaps;
int f(void) { return data + constant + (&perhaps ? perhaps : 0); }
// CHECK-LABEL: f:
// CHECK-DAG: ldr {{.*}}[r9, #-4]
// CHECK-DAG: ldr {{.*}}[r9, #-8]
// CHECK-DAG: ldr {{.*}}[r9, #-12]
// CHECK: .section trivet.fix
// CHECK-DAG: .long 2{{.*}}{{[[:space:]]+}}.long data
// CHECK-DAG: .long 2{{.*}}{{[[:space:]]+}}.long constant
// CHECK-DAG: .long 2{{.*}}{{[[:space:]]+}}.long perhaps
// CHECK: .weak perhaps
