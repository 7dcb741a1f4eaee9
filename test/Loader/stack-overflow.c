// Too small a stack is told apart from other faults; --stack helps.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O1 %s -o %t
// RUN: not %trivet run %board --stack=8K %t 2>&1 | FileCheck %s
// RUN: %trivet run %board --stack=24K %t
// CHECK: stack overflow: give it more with --stack
volatile int turns;
__attribute__((noinline)) int deep(int n) {
  volatile char room[200];
  room[n] = 1;
  if (n)
    return deep(n - 1) + room[n];
  for (turns = 0; turns < 300000; ++turns) // until the next switch looks
    ;
  return 1;
}
int main(void) { return deep(50) != 51; }
