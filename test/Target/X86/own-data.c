// The base is what %gs:-512 holds, or a word of the table. One address of the anchor, then constant
// offsets; the entry in the side table is what makes the displacement an offset.
//
// RUN: %cc-x86 -O2 -fplugin-arg-trivet-mode=application -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s --check-prefixes=CHECK,APP
// RUN: %cc-x86 -Os -fplugin-arg-trivet-mode=library -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s --check-prefixes=CHECK,LIB
// RUN: %cc-x86 -O0 -fplugin-arg-trivet-mode=library -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s --check-prefixes=O0
static int a = 1, b = 2;
int sum(void) { return a + b; }
void set(int x) { a = x; b = x; }
// CHECK-LABEL: sum:
// APP: movq %gs:-512, [[BASE:%r[a-z]+]]
// LIB: movq %gs:sum, [[BASE:%r[a-z]+]]
// CHECK: leaq .Ltrivet.anchor([[BASE]]), [[A:%r[a-z]+]]
// CHECK: movl {{4?}}([[A]]), %eax
// CHECK: addl {{4?}}([[A]]), %eax
int *address(void) { return &b; }
// CHECK-LABEL: address:
// CHECK: leaq .Ltrivet.anchor(
// CHECK: addq $4,
// CHECK: .section trivet.fix
// LIB-DAG: .long 1
// CHECK-DAG: .long 3
// CHECK-DAG: .quad .Ltrivet.anchor
// O0: movq %gs:sum,
// O0: leaq .Ltrivet.anchor(
