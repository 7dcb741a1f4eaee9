// A slot, an own datum, then the symbol; a call goes through a register.
//
// RUN: %cc -O2 -S -o - %s | FileCheck %s
__attribute__((pending)) extern int x;
__attribute__((pending)) int f(int);
int data(void) { return x; }
// CHECK-LABEL: data:
// CHECK: movw r0, :lower16:.Ltrivet.anchor(sbrel)
// CHECK-NEXT: add r0, r9
// CHECK-NEXT: ldr r0, [r0, #4]
// CHECK-NEXT: ldr r0, [r0]
int call(int n) { return f(n); }
// CHECK-LABEL: call:
// CHECK: ldr.w r1, [r9, r1]
// CHECK-NEXT: bx r1
// CHECK-LABEL: .Ltrivet.anchor:
// CHECK-NEXT: .long f
// CHECK-NEXT: .long x
// CHECK: .weak f
// CHECK: .weak x
