// Text of assembly which stands where an address is asked for, and names data, is
// refused in its line, with LTO too; registers, mnemonics and functions are not.
//
// RUN: not %cc -c %s -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: not %cc -flto -c %s -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: not %cc -O2 -flto -c %s -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: assembly-names-data.c:[[@LINE+1]]:5: error: trivet: 'table' is named by assembly
int table = 1, add = 2, r0 = 3;
int function(void);
__asm__(".word function\n .long table");
int f(void) {
  int x;
  // CHECK: assembly-names-data.c:[[@LINE+1]]:11: error: trivet: inline assembly names 'add'
  __asm__("ldr %0, =add" : "=r"(x));
  __asm__("add r0, r0, #1\n ldr %0, =function" : "=r"(x)::"r0");
  return x + add + r0 + table;
}
