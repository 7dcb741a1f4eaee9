// A preempted process finds its floating-point registers again, those that calls
// do not keep as well. No C library: the firmware's functions are enough.
//
// REQUIRES: qemu-arm
// RUN: thumbv7em-trivet-clang -O2 -ffreestanding -nostdlib %s -o %t
// RUN: %trivet run --machine=mps2-an386 --stats %t 1 -- %t 2 -- %t 3 2>&1 | FileCheck %s
// RUN: %trivet run --machine=mps2-an500 --stats %t 1 -- %t 2 -- %t 3 2>&1 | FileCheck %s
// RUN: thumbv7em-trivet-objdump -d %t | FileCheck %s --check-prefix=CODE
// CHECK-DAG: #1: right
// CHECK-DAG: #2: right
// CHECK-DAG: #3: right
// CHECK-DAG: #1: {{.*}}resumed {{[0-9][0-9]+}} times
// CODE: vadd.f32
__attribute__((direct("firmware"))) int write(int, const void *, unsigned);
int _start(int argc, char **argv, char **envp) {
  float step = argv[1][0] - '0', a = 0, b = 0, c = 0, d = 0;
  int wrong = 0;
  for (int i = 0; i < 2000000; ++i) {
    a += step, b += step, c += step, d += step;
    __asm__ volatile("" : "+t"(a), "+t"(b), "+t"(c), "+t"(d));
    wrong += a != b || c != d || a != c;
  }
  wrong += a != 2000000 * step;
  write(1, wrong ? "wrong\n" : "right\n", 6);
  return wrong != 0;
}
