// Fields do not join LDRD or LDM: their offsets are not known yet. Those of an anchor do.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
__attribute__((direct("libx"))) extern long long direct, more;
static long long own = 1;
void f(void) { direct = more; }
// CHECK-LABEL: f:
// CHECK-NOT: {{ldrd|strd|ldm|stm}}
// CHECK: bx lr
void g(void) { own++; }
// CHECK-LABEL: g:
// CHECK: ldrd
// CHECK: strd
