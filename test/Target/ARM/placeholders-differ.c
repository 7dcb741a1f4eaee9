// Fields of two symbols differ before they are linked, so that no pass takes one for the
// other: identical code for different symbols stays apart.
//
// RUN: %cc -Oz -mllvm -enable-machine-outliner -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
#define LIBX __attribute__((direct("libx"))) extern
LIBX int a, b;
int g(int);
int f(int c) {
  if (c) {
    g(1);
    return a;
  }
  g(2);
  return b;
}
// CHECK-LABEL: f:
// CHECK: addw {{.*}}#129
// CHECK: addw {{.*}}#145
// CHECK-DAG: .long a
// CHECK-DAG: .long b
