// A section whose name is a C identifier lies in the data segment, its bounds are the
// module's own, and who names a bound keeps all of it.
// RUN: %cc -fplugin-arg-trivet-mode=library -O1 -c %s -o %t.o
// RUN: trivet ld -shared --gc-sections %t.o -o %t.so
// RUN: llvm-readelf -S %t.so | FileCheck %s
// RUN: trivet inspect %t.so | FileCheck %s --check-prefix=EXPORTS --implicit-check-not=__start
// CHECK: registry PROGBITS 0000000{{[0-9]}} {{[0-9a-f]+}} 000008
// EXPORTS: walk
__attribute__((section("registry"), used)) static int one = 1, two = 2;
extern int __start_registry[], __stop_registry[];
int walk(void) {
  int sum = 0;
  for (int *p = __start_registry; p != __stop_registry; ++p)
    sum += ++*p;
  return sum;
}
