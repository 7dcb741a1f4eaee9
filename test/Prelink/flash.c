// What a device links page by page into its flash (trivet/flash.h, on the emulated board) is, byte for byte, what trivet
// prelink makes of the same files for the same place: branches, offsets and bases across the ends of pages.
//
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{lib} = -O2 -nostdlib -fPIC -shared -Wl,-soname,libl.so
// DEFINE: %{app} = -O2 -nostdlib -Wl,-e,main
// RUN: thumbv7m-trivet-clang --no-sysroot-imports %{lib} %t/lib.c -o %t/libl.so
// RUN: thumbv7m-trivet-clang --no-sysroot-imports %{app} %t/main.c -L%t -ll -o %t/main
// RUN: env TRIVET_TEST_MODULES=%t/libl.so:%t/main %build/test/unit/ImageARM32Tests --gtest_also_run_disabled_tests --gtest_filter=Flash.*FilesOfTheLinker | FileCheck %s
// RUN: rv64imac-trivet-clang --no-sysroot-imports %{lib} %t/lib.c -o %t/libl.so
// RUN: rv64imac-trivet-clang --no-sysroot-imports %{app} %t/main.c -L%t -ll -o %t/main
// RUN: env TRIVET_TEST_MODULES=%t/libl.so:%t/main %build/test/unit/ImageRISCV64Tests --gtest_also_run_disabled_tests --gtest_filter=Flash.*FilesOfTheLinker | FileCheck %s
// CHECK: OK {{.*}}Flash.DISABLED_FilesOfTheLinker

//--- lib.c
int counter, *where = &counter;
const char *const words[] = {"one", "two", "three"};
int add(int n) { return counter += n; }
int sub(int n) { return *where -= n; }
//--- main.c
extern __attribute__((direct("libl"))) int counter;
extern const char *const words[];
int add(int), sub(int);
int (*const both[])(int) = {add, sub};
#define F(n) int f##n(int x) { return x & 1 ? add(x) + counter * words[n][x] : sub(x + n) - ++counter; }
#define G(n) F(n##0) F(n##1) F(n##2) F(n##3) F(n##4) F(n##5) F(n##6) F(n##7)
G(1) G(2) G(3)
int main(int argc, char **argv) {
  return both[argc](f10(1)) + f11(2) + f12(3) + f13(4) + f20(5) + f21(6) + f27(7) + f30(8) + f37(9);
}
