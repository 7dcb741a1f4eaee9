// A function with many calls has r9 reserved, unless its assembly writes r9: that is to
// be saved.
//
// RUN: %cc -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
int g(void);
int calls_only(void) { return g() + g() + g() + g() + g(); }
// CHECK-LABEL: calls_only:
// CHECK-NOT: r9
// CHECK: .size
int clobbers(void) {
  int n = g() + g() + g() + g();
  __asm__ volatile("@ spoils r9" ::: "r9");
  return n + g();
}
// CHECK-LABEL: clobbers:
// CHECK: push.w {{.*}}r9
// CHECK: @ spoils r9
// CHECK: mov{{.*}} r9, {{r[0-9]+}}
// CHECK: bl g
// CHECK: pop.w {{.*}}r9
