// A board links two modules into its flash, page by page, as they come, and starts the program there: text is in flash,
// which faults on writes, and what was linked runs.
//
// REQUIRES: qemu-arm, qemu-riscv32
// RUN: rm -rf %t && split-file %s %t
// DEFINE: %{lib} = --no-sysroot-imports -O2 -nostdlib -fPIC -shared -Wl,-soname,libl.so
// DEFINE: %{app} = --no-sysroot-imports -O2 -nostdlib -Wl,-e,main
// RUN: thumbv7m-trivet-clang %{lib} %t/lib.c -o %t/libl.so && thumbv7m-trivet-clang %{app} %t/main.c -L%t -ll -o %t/main
// RUN: sh -c '%trivet run --machine=mps2-an385 --text=flash --stats %t/main; echo status $?' > %t/out 2>&1
// RUN: FileCheck %s < %t/out
// RUN: rv32imac-trivet-clang %{lib} %t/lib.c -o %t/libl.so && rv32imac-trivet-clang %{app} %t/main.c -L%t -ll -o %t/main
// RUN: sh -c '%trivet run --machine=virt-rv32 --text=flash --stats %t/main; echo status $?' > %t/out 2>&1
// RUN: FileCheck %s < %t/out
// CHECK-DAG: {{^}}one two
// CHECK-DAG: stats: main 0 {{0020|8020}}
// CHECK-DAG: stats: libl.so 1 {{0020|8020}}
// CHECK-DAG: stats: RAM: text 0;
// CHECK-DAG: nothing leaked
// CHECK-DAG: status 47
//
// A board without such a firmware says so.
// RUN: not %trivet run --machine=mps2-an500 --text=flash %t/main 2>&1 | FileCheck %s --check-prefix=NONE
// NONE: error: no firmware for mps2-an500 that installs into flash: {{.*}}firmware-flash.elf; there is one for mps2-an385, virt-rv32

//--- lib.c
long write(int, const void *, unsigned);
int counter = 40;
static const char *const words[] = {"one ", "two\n"};
int say(int n) {
  write(1, words[n], 4);
  return ++counter;
}
//--- main.c
extern __attribute__((direct("libl"))) int counter;
int say(int);
int (*const sayer)(int) = say;
int main(void) {
  say(0);
  counter += 5;
  return sayer(1);
}
