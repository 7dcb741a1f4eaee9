// Binding at the first call on the smallest board, of a copied program and in an image; and all at once for
// an interrupt handler, which may not call what nobody has.
//
// REQUIRES: qemu-arm
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{cc} = thumbv6m-trivet-clang --no-sysroot-imports -nostdlib -O2 -I%include
// RUN: %{cc} -fPIC -shared -Wl,-soname,lib.so,-z,lazy %t/lib.c -o %t/lib.so && %{cc} -Wl,-e,main %t/app.c %t/lib.so -o %t/app
// RUN: %trivet prelink --machine=microbit -o %t/image.elf %t/app
// DEFINE: %{program} = %t/app
// DEFINE: %{run} = %trivet run --machine=microbit %{program} 2>&1 | FileCheck %s && not %trivet run --machine=microbit %{program} fail 2>&1 | FileCheck %s --check-prefix=FAIL
// RUN: %{run}
// REDEFINE: %{program} = --image=%t/image.elf app
// RUN: %{run}
// CHECK: first: right
// CHECK: called back: right
// FAIL: first: right
// FAIL-NOT: called back
// FAIL: an interrupt handler calls a function that is not bound
//--- lib.c
__attribute__((pending)) int add(int n), other(int n), absent(int n);
int work(int n) { return add(n); }
int handle(int n) { return other(n); }
int fail(int n) { return absent(n); }
//--- app.c
#include <trivet/bind.h>
long write(int, const void *, unsigned);
void trivet_on_tick(const trivet_bound *bound);
int work(int n), handle(int n), fail(int n);
static volatile int sum, ticks;
static int (*volatile function)(int);
static trivet_bound bound;
int add(int n) { return sum += n; }
int other(int n) { return sum += 2 * n; }
static int on_tick(void *step, intptr_t now) {
  function((int)step);
  return ++ticks;
}
int main(int argc, char **argv) {
  write(1, work(5) == 5 ? "first: right\n" : "first: wrong\n", 13);
  function = argc > 1 ? fail : handle;
  trivet_bind_current(&bound, on_tick, (void *)3);
  trivet_on_tick(&bound);
  while (ticks < 10)
    ;
  trivet_on_tick(0);
  write(1, sum == 5 + 6 * ticks ? "called back: right\n" : "called back: wrong\n", 19);
  return 0;
}
