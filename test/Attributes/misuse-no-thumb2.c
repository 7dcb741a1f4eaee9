// RUN: not %cc --target=thumbv5te-none-eabi -c -o %t %s 2>&1 | FileCheck %s
// RUN: not %cc --target=armv7a-none-eabi -c -o %t %s 2>&1 | FileCheck %s
// RUN: %cc --target=thumbv6m-none-eabi -c -o %t %s
static int count;
int f(void) { return ++count; }
// CHECK: [[@LINE-1]]:5: error: trivet: 'f': modules are Thumb code of the M profile or Thumb-2 code, and this function's processor or instruction set has none: use a Cortex-M
