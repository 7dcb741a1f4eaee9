// RUN: not %cc --target=thumbv6m-none-eabi -mexecute-only -O2 -c -o %t %s 2>&1 | FileCheck %s
int f(void) { return 1; }
// CHECK: [[@LINE-1]]:5: error: trivet: 'f': -mexecute-only: Thumb-1 code of modules reads literals in its text: leave it out
