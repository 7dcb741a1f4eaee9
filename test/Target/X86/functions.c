// Functions and constants have addresses, of 32 bits; what may be absent comes from a slot.
//
// RUN: %cc-x86 -O2 -S -o - %s | FileCheck %s
int f(void);
extern const int c;
extern void absent(void) __attribute__((weak));
void *address(void) { return f; }
// CHECK-LABEL: address:
// CHECK: movl $f, %eax
int constant(void) { return c; }
// CHECK-LABEL: constant:
// CHECK: movl c(%rip), %eax
int tail(void) { return f(); }
// CHECK-LABEL: tail:
// CHECK: jmp f
void maybe(void) { if (absent) absent(); }
// CHECK-LABEL: maybe:
// CHECK: leaq trivet.slot.absent(
// CHECK-NOT: absent
// CHECK: jmpq *%r
// CHECK: trivet.slot.absent:
// CHECK-NEXT: .quad absent
