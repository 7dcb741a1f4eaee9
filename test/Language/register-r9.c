// `register int x asm("r9")`
//
// MACHINE: arm
// RUN: %matrix %s
// REFUSED: :[[@LINE+1]]:{{[0-9]+}}: error: r9 cannot be a variable: it is the static base, which leads each process to its data; use an ordinary static
register int x __asm__("r9");
int get(void) { return x; }
