// With hard float the unwinder gives back floating-point registers that functions
// between thrower and handler have saved and used.
//
// REQUIRES: qemu-arm, sysroot-thumbv7em
// RUN: thumbv7em-trivet-clang++ -O2 %s -o %t
// RUN: llvm-objdump -d %t | FileCheck %s --check-prefix=CODE
// RUN: %trivet run --machine=mps2-an386 %t | FileCheck %s
#include <stdio.h>
static volatile float source = 1.5f;
struct Cleanup {
  ~Cleanup() { source = source + 1; }
};
__attribute__((noinline)) static void raise(float value) {
  if (source > 0)
    throw value;
}
__attribute__((noinline)) static float between(float a, float b) {
  Cleanup cleanup;
  float c = a * b;
  raise(c); // c lives on in s16 and so on, of which the caller's is saved
  return c + a + b;
}
int main() {
  float kept = source * 4; // in a register that `between` uses, too
  float caught = 0;
  try {
    between(source, kept);
  } catch (float value) {
    caught = value;
  }
  printf("%d %d %d\n", int(kept * 10), int(caught * 10), int(source * 10));
}
// CODE: vpush {d8
// CHECK: 60 90 25
