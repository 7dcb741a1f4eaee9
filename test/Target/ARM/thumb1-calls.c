// Functions and constants are literals with their addresses; there are no tail calls. r9 stays as it is.
//
// RUN: %cc --target=thumbv6m-none-eabi -O2 -mllvm -verify-machineinstrs -S -o - %s | FileCheck %s --implicit-check-not="r9,"
int f(int);
__attribute__((pending)) int p(int);
extern const int table[];
int call(int n) { return f(n) + f(n + 1); }
// CHECK-LABEL: call:
// CHECK: bl f
// CHECK: bl f
int (*address(void))(int) { return f; }
// CHECK-LABEL: address:
// CHECK: ldr r0, .L[[F:CPI[0-9]+_[0-9]+]]
// CHECK: .L[[F]]:
// CHECK-NEXT: .long f
// CHECK-NOT: trivet.fix
// CHECK-LABEL: constant:
int constant(int n) { return table[n]; }
// CHECK: .long table
// CHECK-LABEL: pend:
int pend(int n) { return p(n); }
// CHECK: mov [[B:r[0-9]]], r9
// CHECK: ldr [[P:r[0-9]]], {{\[}}[[B]], {{r[0-9]}}]
// CHECK-NEXT: blx [[P]]
// CHECK-LABEL: high:
void high(int a, int b, int c) { __asm__ volatile("" : : "h"(a), "h"(b), "h"(c) : "r12", "lr"); }
// CHECK: mov {{r8|r10|r11}}, r
