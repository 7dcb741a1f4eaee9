// File-scope assembly that names data
//
// MACHINE: arm
// RUN: %matrix %s
// REFUSED: :[[@LINE+1]]:{{[0-9]+}}: error: trivet: 'counter' is named by assembly, but has another address in each process: let a function in C hand out its address
int counter = 1;
__asm__(".text\n ldr r0, =counter\n bx lr");
int get(void) { return counter; }
