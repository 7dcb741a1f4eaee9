// LTO runs the code generator's plug-in inside the linker: the module has one anchor
// at offset 0, exports are kept, and what nobody can see is gone.
// RUN: thumbv7m-trivet-clang -O2 -flto -fPIC -c %s -o %t.o
// RUN: thumbv7m-trivet-clang -shared -nostdlib -flto -Wl,--gc-sections %t.o -o %t.so
// RUN: trivet inspect %t.so | FileCheck %s
// RUN: llvm-readelf --symbols %t.so | FileCheck %s --check-prefix=SYMBOLS
static int hidden = 1;
int visible = 2;
int next(void) { return hidden += visible; }
__attribute__((visibility("hidden"))) int unused(void) { return hidden; }
// CHECK: library
// CHECK: BASE{{ +}}own 1 imported 0
// CHECK: exports: 2
// CHECK: function {{[0-9]+}} next
// CHECK: data{{ +}}4 visible
// SYMBOLS-NOT: unused
