// Calls that the compiler invents: memcpy, memset, division, shifts, conversions, outlined and merged functions
//
// RUN: %matrix %s

//--- both.c
#include "check.h"
#include <string.h>
struct Big { int v[50]; char text[100]; };
static struct Big source = {{1, 2, 3}, "text"}, target;
static long long wide = 1000000007, shift = 5;
static unsigned long long uwide = ~0ull;
static double real = 2.5;
static float single = 0.5f;
static int numbers[16], results[8];
NOINLINE static void copy(void) { target = source; }
NOINLINE static void clear(int n) { for (int i = 0; i < n; ++i) numbers[i] = 0; }
NOINLINE static struct Big give(void) { struct Big b = source; b.v[49] = 9; return b; }
#define WORK(i, k) NOINLINE static int work##i(int n) { numbers[1] = n; numbers[2] = n + 1; numbers[3] = n; results[i] = n * k; numbers[4] = n ^ 5; return numbers[1] * numbers[4] + k; }
WORK(0, 3) WORK(1, 5) WORK(2, 7) WORK(3, 9)
NOINLINE static int merged(int n, int m) {
  if (n == 1) { results[0] = m; numbers[0] = 3; return results[0] + numbers[0]; }
  if (n == 2) { results[1] = m; numbers[0] = 3; return results[1] + numbers[0]; }
  if (n == 3) { results[1] = m; numbers[1] = 3; return results[1] + numbers[1]; }
  results[0] = m; numbers[0] = 4; return results[0] + numbers[0];
}
void both(void) {
  copy();
  CHECK(!memcmp(OPAQUE(&target), &source, sizeof source) && OPAQUE(target.text + 0)[3] == 't');
  numbers[15] = 3, clear(OPAQUE(16));
  CHECK(numbers[15] == 0);
  struct Big b = give();
  CHECK(b.v[49] == 9 && b.text[0] == 't');
  CHECK(*OPAQUE(&wide) / 1000 == 1000000 && wide % 1000 == 7 && wide << shift == 32000000224ll && uwide / 3 == 0x5555555555555555ull);
  CHECK(*OPAQUE(&real) * 2 == 5.0 && (int)(real + single) == 3 && (long long)(real * 1e10) == 25000000000ll && (float)wide >= 1e9f);
  CHECK(work0(2) == 17 && work1(3) == 23 && work2(4) == 11 && work3(5) == 9 && results[2] == 28);
  CHECK(merged(1, 5) == 8 && merged(2, 6) == 9 && merged(3, 7) == 10 && numbers[1] == 3 && merged(0, 1) == 5 && results[0] == 1 && numbers[0] == 4);
}
