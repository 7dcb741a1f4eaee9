// Inline assembly that names data
//
// MACHINE: arm
// RUN: %matrix %s
// REFUSED: :[[@LINE+4]]:{{[0-9]+}}: error: trivet: inline assembly names 'counter', which has another address in each process: pass its address in a register ("r") instead
int counter = 1;
int read(void) {
  int value;
  __asm__("movw %0, #:lower16:counter\n movt %0, #:upper16:counter" : "=r"(value));
  return value;
}
