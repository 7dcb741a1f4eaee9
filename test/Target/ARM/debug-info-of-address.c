// Debug information neither changes code nor stands in the way.
//
// RUN: %cc -O2 -S -o %t.plain %s && %cc -O2 -g -mllvm -verify-machineinstrs -S -o %t.debug %s
// RUN: grep -E '^[[:space:]]+(ldr|str|add|movw|bl)' %t.plain > %t.1
// RUN: grep -E '^[[:space:]]+(ldr|str|add|movw|bl)' %t.debug > %t.2
// RUN: diff %t.1 %t.2
__attribute__((direct("libx"))) extern int x;
static int own;
extern int other;
int g(int *);
int f(void) {
  int *p = &x, *q = &own;
  *p = 1;
  int *r = &other;
  *r = 2;
  return g(q);
}
