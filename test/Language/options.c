// Options: `-mlong-calls`, `-mexecute-only`, `-mno-movt`, `-fsanitize=undefined` with traps, `-finstrument-functions`, `-fpie`, `-mno-unaligned-access`; RISC-V's `-msave-restore`, `-mno-relax`
//
// RUN: %matrix-arm %s -- -mlong-calls
// RUN: %matrix-thumb2 %s -- -mexecute-only
// RUN: %matrix-arm %s -- -mno-movt
// RUN: %matrix-riscv %s -- -msave-restore
// RUN: %matrix-riscv %s -- -mno-relax
// RUN: %matrix %s -- -fsanitize=undefined -fsanitize-trap=undefined
// RUN: %matrix %s -- -finstrument-functions
// RUN: %matrix %s -- -fpie
// RUN: %matrix-arm %s -- -mno-unaligned-access

//--- base.c
#define QUIET __attribute__((no_instrument_function))
static int entered;
QUIET void __cyg_profile_func_enter(void *f, void *from) { ++entered; }
QUIET void __cyg_profile_func_exit(void *f, void *from) {}
int far_value = 40;
const int far_constant = 41;
int far_function(int x) { return x + far_value; }
//--- both.c
#include "check.h"
extern DIRECT int far_value;
extern DIRECT const int far_constant;
extern DIRECT int far_function(int);
static int value = 1, array[20];
static int *const table[] = {&value, &far_value, array + 3};
static const char *const names[] = {"a", "b"};
NOINLINE static int sum(int n) { int s = value; for (int i = 0; i < n; ++i) s += array[i] + i; return s; }
NOINLINE static int pick(int n) {
  switch (n) { case 0: return value; case 1: return array[1] + 4; case 2: return far_value; case 3: return sum(2); case 4: return names[1][0]; default: return -1; }
}
void both(void) {
  array[3] = 5, value = 2;
  CHECK(sum(4) == 13 && far_function(2) == 42 && far_constant == 41 && *OPAQUE(table)[2] == 5 && OPAQUE(table)[1] == &far_value);
  CHECK(pick(0) == 2 && pick(1) == 4 && pick(2) == 40 && pick(3) == 3 && pick(4) == 'b' && pick(9) == -1);
}
