// `__attribute__((interrupt))`: a handler that touches data or calls
//
// RUN: %matrix-boards %s
// REFUSED: error: {{.*}}trivet: 'handler': an interrupt handler runs in no process: keep it in the firmware, and out of modules, or make it call nothing and touch no data
int ticks;
__attribute__((interrupt)) void handler(void) { ++ticks; }
void (*volatile vector)(void);
void both(void) { vector = handler; }
