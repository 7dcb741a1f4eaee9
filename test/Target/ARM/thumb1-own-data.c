// Thumb-1 adds an offset, from a literal, to the base; in a library that is two instructions
// more, once per function. The literal is the symbol's address in the object.
//
// DEFINE: %{cc} = %cc --target=thumbv6m-none-eabi -mllvm -verify-machineinstrs -S -o -
// RUN: %{cc} -O2 %s | FileCheck %s
// RUN: %{cc} -Oz %s | FileCheck %s
// RUN: %{cc} -O2 -fplugin-arg-trivet-mode=library %s | FileCheck %s --check-prefixes=CHECK,LIB
// RUN: %{cc} -Oz -fplugin-arg-trivet-mode=library %s | FileCheck %s --check-prefixes=CHECK,LIB
// RUN: %{cc} -O2 -fplugin-arg-trivet-mode=library -mllvm -trivet-anchor0 %s | FileCheck %s --check-prefix=LTO
static int a = 1, b = 2;
extern char far[];
int sum(void) { return a + b; }
void set(int x, int y) { a = x; b = y; }
char get(void) { return far[0]; }
int second(void) { return b; }
// CHECK-LABEL: sum:
// CHECK: %bb.0:
// CHECK-NEXT: mov [[B:r[0-9]]], r9
// LIB-NEXT: .Lpcsection{{[0-9]+}}:
// LIB-NEXT: subs [[B]], #252
// LIB-NEXT: ldr [[B]], {{\[}}[[B]]]
// CHECK-NEXT: .Lpcsection[[#OWN:]]:
// CHECK-NEXT: ldr [[O:r[0-9]]], .L[[L:CPI[0-9]+_[0-9]+]]
// CHECK-NEXT: adds [[A:r[0-9]]], [[B]], [[O]]
// CHECK-NEXT: ldr r1, {{\[}}[[A]]]
// CHECK-NEXT: ldr r0, {{\[}}[[A]], #4]
// CHECK-NEXT: adds r0, r0, r1
// CHECK-NEXT: bx lr
// CHECK: .L[[L]]:
// CHECK-NEXT: .long [[ANCHOR:.L.*]]
// CHECK: .long .Lpcsection[[#OWN]]-
// CHECK-NEXT: .long 7
// CHECK-NEXT: .long [[ANCHOR]]
// CHECK-LABEL: get:
// CHECK: ldr [[O:r[0-9]]], .L
// CHECK-NEXT: ldrb r0, [{{r[0-9]}}, [[O]]]
// CHECK-LABEL: second:
// CHECK: ldr [[O:r[0-9]]], .L[[L:CPI[0-9]+_[0-9]+]]
// CHECK-NEXT: ldr r0, [{{r[0-9]}}, [[O]]]
// CHECK: .L[[L]]:
// CHECK-NEXT: .long [[ANCHOR]]+4
// CHECK: .long [[ANCHOR]]+4
// LTO-LABEL: sum:
// LTO: ldr [[B:r[0-9]]], {{\[}}[[B]]]
// LTO-NEXT: ldr r1, {{\[}}[[B]]]
// LTO-NEXT: ldr r0, {{\[}}[[B]], #4]
