// gdb knows each module's functions, lines and data: a breakpoint by name in a library, the way there, data of
// both, the same after a second run.
//
// REQUIRES: sysroot-x86_64, gdb
// RUN: rm -rf %t && mkdir %t && cd %t
// RUN: x86_64-trivet-clang -g -O0 -fPIC -shared -DLIBRARY -Wl,-soname=libtick.so %s -o libtick.so
// RUN: x86_64-trivet-clang -g -O0 %s -L. -ltick -o app
// RUN: gdb -batch -nx -iex "add-auto-load-safe-path %build/share/trivet/host" -ex "set breakpoint pending on" -ex "break tick" -ex run -ex backtrace -ex "print ticks" -ex "print calls" -ex run -ex "print ticks" -ex finish -ex "print ticks" --args %build/share/trivet/host/firmware.elf ./app 2>&1 | FileCheck %s
// CHECK:      hit Breakpoint 1{{.*}}, tick (by=3) at {{.*}}host-gdb.c:[[#LINE:]]
// CHECK:      #0  tick (by=3) at {{.*}}host-gdb.c:[[#LINE]]
// CHECK-NEXT: #1  {{.*}} in main () at {{.*}}host-gdb.c:
// CHECK:      $1 = 40
// CHECK:      $2 = 1
// CHECK:      hit Breakpoint 1{{.*}}, tick (by=3)
// CHECK:      $3 = 40
// CHECK:      Value returned is $4 = 43
// CHECK:      $5 = 43
int tick(int by);
#ifdef LIBRARY
int padding[5] = {1}, ticks = 40;
const char *const constant = "constant";
int tick(int by) { return ticks += by; }
#else
static int calls;
int main(void) {
  ++calls;
  return tick(3) != 43;
}
#endif
