// An interrupt handler runs in no process.
//
// RUN: not %cc-x86 -mgeneral-regs-only -c -o /dev/null %s 2>&1 | FileCheck %s --implicit-check-not=harmless
struct frame;
static int ticks;
void g(void) __attribute__((no_caller_saved_registers));
__attribute__((interrupt)) void touches_data(struct frame *f) { ++ticks; }
__attribute__((interrupt)) void calls(struct frame *f) { g(); }
__attribute__((interrupt)) void harmless(struct frame *f) { *(volatile int *)0x4000 = 1; }
// CHECK-DAG: error: {{.*}}'touches_data': an interrupt handler runs in no process
// CHECK-DAG: error: {{.*}}'calls': an interrupt handler runs in no process
