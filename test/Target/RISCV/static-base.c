// gp is nobody else's.
//
// RUN: split-file %s %t
// RUN: not %cc-rv32 -c -o /dev/null %t/clobber.c 2>&1 | FileCheck %s
// RUN: not %cc-rv32 -c -o /dev/null %t/text.c 2>&1 | FileCheck %s
// RUN: not %cc-rv32 -c -o /dev/null %t/operand.c 2>&1 | FileCheck %s
// RUN: %cc-rv32 -c -o /dev/null %t/fine.c
// CHECK: c:[[#]]:{{.*}}error: {{.*}}gp
//--- clobber.c
void f(void) { __asm__ volatile("nop" ::: "gp"); }
//--- text.c
void f(void) { __asm__ volatile("mv x3, a0"); }
//--- operand.c
void f(int x) { register int g __asm__("gp") = x; __asm__ volatile("nop" : : "r"(g)); }
//--- fine.c
int gpio;
void f(int x) { __asm__ volatile("nop # gp of %0" : : "r"(x)); __asm__ volatile("gpx3: .weak gp_x3"); }
