// Assembly: naked functions, clobbered r9, calls from inline assembly, local register variables
//
// MACHINE: arm
// RUN: %matrix %s

//--- both.c
#include "check.h"
static int value = 4;
__attribute__((naked)) static int add_one(int n) { __asm__("adds r0, r0, #1\n bx lr"); }
NOINLINE static int spoil(int n) { __asm__ volatile("mov r9, %0" :: "r"(n) : "r9"); return n + value; }
NOINLINE __attribute__((used)) static int callee(int n) { return value += n; }
NOINLINE static int call(int n) {
  register int r0 __asm__("r0") = n;
  register int (*f)(int) __asm__("r4") = callee;
  __asm__ volatile("blx %1" : "+r"(r0) : "r"(f) : "r1", "r2", "r3", "r12", "lr", "memory", "cc");
  return r0 + value;
}
NOINLINE static int in_r9(int n) {
  register int r9 __asm__("r9") = n;
  __asm__ volatile("add %0, %0, %1" : "+r"(r9) : "r"(2));
  return r9 + value;
}
void both(void) {
  CHECK(add_one(value) == 5 && spoil(1) == 5 && call(3) == 14 && value == 7 && in_r9(1) == 10);
}
