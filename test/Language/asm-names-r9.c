// Assembly that names r9 without listing it
//
// MACHINE: arm
// RUN: %matrix %s
// REFUSED: :[[@LINE+1]]:{{[0-9]+}}: error: trivet: inline assembly names r9, which holds the static base or anything else here: list it as a clobber, or take an operand
void both(void) { __asm__ volatile("mov r9, #0"); }
