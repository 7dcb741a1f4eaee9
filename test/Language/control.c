// Control flow: computed goto, switch tables of numbers and addresses, alloca, VLA and VLA parameters, cleanup, statement expressions, nested loops over tables
//
// RUN: %matrix %s
// RUN: %matrix-boards %s -- -fexceptions

//--- both.c
#include "check.h"
#include <alloca.h>
#include <string.h>
static int a = 1, b = 2, c = 3, d = 4, e = 5, log_[8], logged;
int *const *stored;
NOINLINE static int interpret(const char *program) {
  static const void *const labels[] = {&&stop, &&inc, &&dec, &&twice, &&load};
  static void *writable[] = {&&stop, &&inc, &&dec, &&twice, &&load};
  static const int offsets[] = {&&inc - &&inc, &&dec - &&inc};
  int acc = 0;
next:
  goto *(acc & 1 ? labels : (const void *const *)writable)[(int)*program++];
inc: acc += a; goto next;
dec: acc -= 1; goto next;
twice: acc *= 2; goto *(&&inc + offsets[1 & acc]);
load: acc = e; goto next;
stop: return acc;
}
NOINLINE static int *choose(int n) {
  switch (n) { case 0: return &a; case 1: return &b; case 2: return &c; case 3: return &d; case 4: return &e; case 5: return log_ + 2; default: return 0; }
}
NOINLINE static const char *name(int n) {
  switch (n) { case 1: return "one"; case 2: return "two"; case 3: return "three"; case 4: return "four"; case 5: return "five"; default: return "many"; }
}
NOINLINE static int dense(int n) {
  switch (n) { case 10: return a + 7; case 11: return b * 3; case 12: a = 4; return 2; case 13: return c << d; case 14: return choose(n)? 1 : 99; case 15: return e; case 16: return a + e; default: return -1; }
}
NOINLINE static int sparse(unsigned n) {
  switch (n) { case 0x80000000: return 1; case 7: return 2; case 1000000: return 3; case 2000000: return b; default: return 0; }
}
NOINLINE static int vla(int n, int m, int table[n][m]) {
  int copy[n * m], sum = 0;
  memcpy(copy, table, sizeof copy);
  int (*rows)[m] = (int (*)[m])copy;
  for (int i = 0; i < n; ++i) sum += rows[i][m - 1] * b;
  return sum + (int)(sizeof copy / sizeof *copy);
}
NOINLINE static int stack(int n) {
  char *p = alloca(n);
  memset(p, 'x', n - 1), p[n - 1] = 0;
  return (int)strlen(OPAQUE(p)) + c;
}
static void note(int *x) { log_[logged++] = *x; }
NOINLINE static int scopes(int n) {
  __attribute__((cleanup(note))) int outer = 10;
  for (int i = 0; i < n; ++i) {
    __attribute__((cleanup(note))) int inner = i;
    if (i == 1) continue;
    if (i == 3) return outer++;
  }
  return ({ int t = outer; t * 2; });
}
void both(void) {
  CHECK(interpret((char[]){1, 1, 3, 3, 2, 0}) == 8 || interpret((char[]){1, 1, 2, 0}) == 1);
  CHECK(interpret((char[]){4, 1, 1, 0}) == 7);
  CHECK(choose(3) == &d && *choose(4) == 5 && choose(5) == log_ + 2 && !choose(6));
  CHECK(!strcmp(name(3), "three") && !strcmp(name(9), "many"));
  CHECK(dense(10) == 8 && dense(11) == 6 && dense(12) == 2 && dense(13) == 48 && dense(14) == 99 && dense(16) == 9 && dense(0) == -1);
  CHECK(sparse(0x80000000) == 1 && sparse(7) == 2 && sparse(2000000) == 2 && sparse(8) == 0);
  int table[3][2] = {{1, 2}, {3, 4}, {5, 6}};
  CHECK(vla(OPAQUE(3), OPAQUE(2), table) == 2 * 12 + 6 && stack(OPAQUE(100)) == 102);
  CHECK(scopes(5) == 10 && logged == 5 && log_[0] == 0 && log_[3] == 3 && log_[4] == 11);
}
