// ThinLTO brings code that takes an address into units that know nothing of the
// function but its name: still the process's address, from a slot.
//
// RUN: split-file %s %t
// RUN: thumbv7m-trivet-clang++ -O2 -flto=thin -fPIC -c %t/a.cpp -o %t/a.o
// RUN: thumbv7m-trivet-clang++ -O2 -flto=thin -fPIC -c %t/b.cpp -o %t/b.o
// RUN: thumbv7m-trivet-clang -shared -nostdlib -O2 -flto=thin %t/a.o %t/b.o -o %t/a.so
// RUN: llvm-objdump -d %t/a.so | FileCheck %s
// RUN: trivet inspect %t/a.so | FileCheck %s --check-prefix=INSPECT
// CHECK: <imports>:
// CHECK-NOT: {{bl|b.w}} {{.*}}<take>
// CHECK: bx lr
// INSPECT: fixups in text
// INSPECT-NOT: MOVW
// INSPECT: SLOT own 0 imported 2
// INSPECT: unique weak function {{.*}} _Z1fv
//--- a.cpp
inline int f() { return 1; }
using Function = int (*)();
extern "C" Function take() { return f; }
//--- b.cpp
using Function = int (*)();
extern "C" Function take();
extern "C" Function imports() { return take(); }
