// RUN: not %cc --target=thumbv6m-none-eabi -c -o %t %s 2>&1 | FileCheck %s
// RUN: not %cc --target=armv7a-none-eabi -c -o %t %s 2>&1 | FileCheck %s
static int count;
int f(void) { return ++count; }
// CHECK: [[@LINE-1]]:5: error: trivet: 'f': modules are Thumb-2 code, and this function's processor or instruction set has none: use a Cortex-M3 or later
