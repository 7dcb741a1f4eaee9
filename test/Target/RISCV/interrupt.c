// An interrupt handler runs in no process.
//
// RUN: not %cc-rv32 -c -o /dev/null %s 2>&1 | FileCheck %s
static int ticks;
__attribute__((interrupt)) void tick(void) { ++ticks; }
// CHECK: error: {{.*}}'tick': an interrupt handler runs in no process
