// Counts ticks by a library, in an interrupt handler: each by the number in the command.
#include <stdio.h>
#include <stdlib.h>
#include <trivet/bind.h>

// The boards' firmware calls it at each tick, in its interrupt handler; null: no longer.
void trivet_on_tick(const trivet_bound *bound);
long meter_add(long n);

static volatile long ticks, sum;

static int on_tick(void *step, intptr_t now) {
  sum = meter_add((long)(intptr_t)step);
  ++ticks;
  return 0;
}

int main(int argc, char **argv) {
  static trivet_bound bound;
  long step = atol(argv[1]);
  trivet_bind_current(&bound, on_tick, (void *)step);
  trivet_on_tick(&bound);
  while (ticks < 100)
    ;
  trivet_on_tick(NULL);
  printf("%ld ticks, by %ld: %s\n", ticks, step, sum == step * ticks && meter_add(0) == sum ? "right" : "wrong");
  return sum != step * ticks;
}
