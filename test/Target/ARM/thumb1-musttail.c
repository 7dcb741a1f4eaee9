// RUN: not %cc --target=thumbv6m-none-eabi -O2 -c -o %t %s 2>&1 | FileCheck %s
// RUN: %cc -O2 -c -o %t %s
int g(int);
int f(int n) { __attribute__((musttail)) return g(n); }
// CHECK: [[@LINE-1]]:{{[0-9]+}}: error: trivet: 'f': 'musttail' needs a jump to another function, which Thumb-1 code does not have: leave it out
// CHECK-NOT: fatal error
