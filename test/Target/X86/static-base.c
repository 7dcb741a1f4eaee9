// The base of gs is nobody else's.
//
// RUN: split-file %s %t
// RUN: not %cc-x86 -c -o /dev/null %t/text.c 2>&1 | FileCheck %s
// RUN: not %cc-x86 -c -o /dev/null %t/write.c 2>&1 | FileCheck %s
// RUN: not %cc-x86 -c -o /dev/null %t/segment.c 2>&1 | FileCheck %s
// RUN: not %cc-x86 -c -fstack-protector-all -mstack-protector-guard-reg=gs -mstack-protector-guard=tls -o /dev/null %t/fine.c 2>&1 | FileCheck %s
// RUN: not %cc-x86 -c -o /dev/null %t/address.c 2>&1 | FileCheck %s --check-prefix=ADDRESS
// RUN: %cc-x86 -c -o /dev/null %t/fine.c
// CHECK: c:[[#]]:{{.*}}error: {{.*}}%gs
// ADDRESS: error: trivet: inline assembly names 'counter'
//--- text.c
int f(void) { int x; __asm__ volatile("movl %%gs:0, %0" : "=r"(x)); return x; }
//--- write.c
void f(long x) { __asm__ volatile("wrgsbase %0" : : "r"(x)); }
//--- segment.c
int f(int __seg_gs *p) { return *p; }
//--- address.c
int counter;
long f(void) { long x; __asm__ volatile("movq $counter, %0" : "=r"(x)); return x; }
//--- fine.c
int gs;
void f(int x) { __asm__ volatile("nop # gs of %0" : : "r"(x)); }
