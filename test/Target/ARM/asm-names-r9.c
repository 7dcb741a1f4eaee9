// Assembly that names r9 without a word about it would spoil the static base, or read
// whatever is there.
//
// RUN: not %cc -O2 -S -o /dev/null %s 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: :[[@LINE+1]]:{{[0-9]+}}: error: trivet: inline assembly names r9, which holds
void writes(void) { __asm__ volatile("nop\n\tmov r9, #0"); }
// CHECK: :[[@LINE+1]]:{{[0-9]+}}: error: trivet: inline assembly names r9
void by_another_name(void) { __asm__ volatile("movs r0, #1; mov SB, r0" ::: "r0"); }
// CHECK: :[[@LINE+1]]:{{[0-9]+}}: error: trivet: inline assembly names r9
int reads(void) { int n; __asm__("mov %0, r9" : "=r"(n)); return n; }
// CHECK: :[[@LINE+1]]:{{[0-9]+}}: error: trivet: inline assembly names r9
void loads(int *p) { __asm__ volatile("ldmia %0!, {r4 - r11}" : "+r"(p) : : "memory"); }

// All of these are told, or harmless.
void said(void) { __asm__ volatile("mov r9, #0" ::: "r9"); }
int operand(void) { register int n __asm__("r9"); __asm__("mov r9, #0" : "=r"(n)); return n; }
void saves(void) { __asm__ volatile("push {r4-r11}\n\tnop\n\tpop {r4-r11}"); }
void stores(int *p) { __asm__ volatile("stmia %0, {r4-r11} @ r9, too" : : "r"(p) : "memory"); }
void other(void) { __asm__ volatile("ldr r0, =r9x\n\tmov r10, r0 // not r9" ::: "r0", "r10"); }
__attribute__((naked)) void its_author_knows(void) { __asm__("mov r9, #0\n\tbx lr"); }
