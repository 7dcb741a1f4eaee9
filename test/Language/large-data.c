// Much data: more than 4 KiB and more than 64 KiB, initialised and zero, own and direct
//
// RUN: %matrix %s

//--- base.c
char base_filler[5000] = {1};
int base_far[30000] = {[29999] = 7}, base_zero[30000], base_last = 8;
//--- both.c
#include "check.h"
extern DIRECT char base_filler[5000];
extern DIRECT int base_far[30000], base_zero[30000];
extern DIRECT int base_last;
static int small = 1;
int medium[2000] = {[1999] = 2}, medium_zero[2000];
int huge[20000] = {[19999] = 3}, huge_zero[20000];
static struct { char c[70000]; int last; } record = {.last = 4};
int after = 5;
int *const places[] = {&huge[19999], &huge_zero[19999], &base_far[29999], &record.last};
NOINLINE static int *pick(int n) { return n ? &huge_zero[n] : &medium_zero[1000]; }
void both(void) {
  CHECK(small == 1 && medium[1999] == 2 && huge[19999] == 3 && OPAQUE(&record)->last == 4 && after == 5);
  *pick(OPAQUE(15000)) = 6, *pick(0) = 7;
  CHECK(huge_zero[15000] == 6 && medium_zero[1000] == 7 && *OPAQUE(places)[0] == 3 && *OPAQUE(places)[2] == 7 && *OPAQUE(places)[3] == 4);
  CHECK(base_filler[0] == 1 && base_far[29999] == 7 && base_last == 8);
  base_zero[12345] += 2;
  CHECK(OPAQUE(base_zero + 0)[12345] >= 2);
}
