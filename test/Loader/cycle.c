// Direct imports in a circle, which no link has seen, are refused with the whole circle.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: rm -rf %t && split-file %s %t && mkdir %t/old
// RUN: thumbv7m-trivet-clang -shared -fPIC -Dfrom=1 %t/a.c -Wl,-soname,liba.so -o %t/old/liba.so
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/b.c %t/old/liba.so -Wl,-soname,libb.so -o %t/libb.so
// RUN: thumbv7m-trivet-clang -shared -fPIC -Dfrom=1 %t/b.c -Wl,-soname,libb.so -o %t/old/libb.so
// RUN: thumbv7m-trivet-clang -shared -fPIC %t/a.c %t/old/libb.so -Wl,-soname,liba.so -o %t/liba.so
// RUN: thumbv7m-trivet-clang %t/main.c -L%t -la -o %t/main
// RUN: not %trivet run %board %t/main 2>&1 | FileCheck %s --implicit-check-not=leak
// CHECK: trivet run: error: main: direct imports in a circle: liba.so -> libb.so -> liba.so: declare one direction pending
//
// The link that sees it says what to declare.
// RUN: not thumbv7m-trivet-clang -shared -fPIC %t/b.c -L%t -la -Wl,-soname,libb.so -o %t/new.so 2>&1 | FileCheck %s --check-prefix=LINK
// LINK: direct imports in a circle: libb.so -> liba.so -> libb.so
// LINK: declare pending in libb.so, or break the circle elsewhere: a{{$}}

//--- a.c
#ifdef from
int a(void) { return 0; }
#else
int b(void);
int a(void) { return b(); }
#endif
//--- b.c
#ifdef from
int b(void) { return 0; }
#else
int a(void);
int b(void) { return a(); }
#endif
//--- main.c
int a(void);
int main(void) { return a(); }
