// A module of another revision of the ABI is refused, by the link and by the loader.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t && mkdir %t/new
// RUN: thumbv7m-trivet-clang -O2 -shared -fPIC %t/x.c -Wl,-soname,libx.so -o %t/libx.so
// RUN: thumbv7m-trivet-clang -O2 %t/app.c -L%t -lx -o %t/app
// RUN: %trivet run %board %t/app
// RUN: env LC_ALL=C sed 's/\x00\x56\x54\x60\x01/\x00\x56\x54\x60\x02/' %t/libx.so > %t/new/libx.so
// RUN: not %trivet run %board -L%t/new %t/app 2>&1 | FileCheck %s
// CHECK: app: 'libx.so' was built for another revision of the Trivet ABI
// RUN: not thumbv7m-trivet-clang -O2 %t/app.c %t/new/libx.so -o %t/new/app 2>&1 | FileCheck %s --check-prefix=LINK
// LINK: ABI revision 2, this tool knows 1
//--- x.c
int zero(void) { return 0; }
//--- app.c
int zero(void);
int main(void) { return zero(); }
