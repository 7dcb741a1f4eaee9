// An interrupt handler runs in no process.
//
// RUN: %cc -c -o %t -Xclang -verify %s
static int count;
__attribute__((interrupt)) void touches_data(void) { count++; } // expected-error {{trivet: 'touches_data': an interrupt handler runs in no process: keep it in the firmware}}
void g(void);
__attribute__((interrupt)) void calls(void) { g(); } // expected-error {{trivet: 'calls': an interrupt handler runs in no process}}
__attribute__((interrupt)) void harmless(void) { *(volatile int *)0x40000000 = 1; }
