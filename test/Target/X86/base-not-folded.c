// The load of a base is patched as a whole, so it stays one: no comparison or addition takes it as its operand,
// and nothing makes it twice or from another's.
//
// RUN: %cc-x86 -O2 -fplugin-arg-trivet-mode=library -mllvm -trivet-anchor0 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
// RUN: %cc-x86 -Oz -fplugin-arg-trivet-mode=library -mllvm -trivet-anchor0 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s
static int first;
int use(void) { return ++first; }
int is(int *p) { return p == &first; }
// CHECK-LABEL: is:
// CHECK: movq %gs:is, [[B:%r[a-z]+]]
// CHECK: cmpq {{%r[a-z]+, %r[a-z]+}}
// CHECK-NOT: %gs
// CHECK: retq
long distance(char *p) { return p - (char *)&first; }
// CHECK-LABEL: distance:
// CHECK: movq %gs:distance,
// CHECK: subq {{%r[a-z]+, %r[a-z]+}}
