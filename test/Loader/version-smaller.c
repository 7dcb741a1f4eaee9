// An object that has become smaller since a program was linked is refused, with both sizes; a
// pending import counts as well, and so does a constant.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t && mkdir %t/new
// DEFINE: %{lib} = thumbv7m-trivet-clang -O2 -shared -fPIC -Wl,-soname,libx.so %t/x.c
// RUN: %{lib} -o %t/libx.so
// RUN: thumbv7m-trivet-clang -O2 %t/app.c -L%t -lx -o %t/direct
// RUN: thumbv7m-trivet-clang -O2 -Ddirect=pending %t/app.c -L%t -lx -o %t/pending
// RUN: %trivet run %board %t/direct
// RUN: %{lib} -DSIZE=3 -o %t/new/libx.so
// RUN: not %trivet run %board -L%t/new %t/direct 2>&1 | FileCheck %s
// RUN: not %trivet run %board -L%t/new %t/pending 2>&1 | FileCheck %s
// CHECK: versions do not fit: the program was linked with 16 bytes of table, libx.so has 12
// RUN: %{lib} -DNAMES=1 -o %t/new/libx.so
// RUN: not %trivet run %board -L%t/new %t/direct 2>&1 | FileCheck %s --check-prefix=CONST
// CONST: versions do not fit: the program was linked with 8 bytes of names, libx.so has 4
// RUN: %{lib} -DSIZE=5 -o %t/new/libx.so
// RUN: %trivet run %board -L%t/new %t/direct
//--- x.c
#ifndef SIZE
#define SIZE 4
#endif
#ifndef NAMES
#define NAMES 2
#endif
int table[SIZE] = {1};
const char *const names[NAMES] = {"a"};
//--- app.c
extern __attribute__((direct)) int table[4];
extern const char *const names[];
int main(void) { return table[0] - 1 + (names[0][0] != 'a'); }
