// Over-aligned data: 8 bytes to 64 KiB, in structs, locals and constants; zero-sized objects
//
// RUN: %matrix %s

//--- both.c
#include "check.h"
#include <stdint.h>
#define ALIGNED(n) __attribute__((aligned(n)))
static char pad = 1;
static ALIGNED(8) char a8 = 8;
static ALIGNED(32) int a32[3] = {1, 2, 3};
static ALIGNED(64) char a64[2];
static ALIGNED(256) char a256 = 2;
ALIGNED(1024) int a1024 = 3, a1024_zero;
static ALIGNED(4096) char a4096[100] = {4}, a4096_zero[5000];
static ALIGNED(65536) char a65536 = 5;
static const ALIGNED(128) char constant[] = "constant";
_Alignas(16) static double real;
struct S { char c; _Alignas(64) int v; } s = {1, 2};
static struct {} empty, empties[4];
static int nothing[0], *p_nothing = nothing;
static struct { int n; char rest[0]; } tail = {3};
#define IS(n, x) ((uintptr_t)OPAQUE(&(x)) % (n) == 0)
void both(void) {
  CHECK(IS(8, a8) && IS(32, a32) && IS(64, a64) && IS(256, a256) && IS(1024, a1024) && IS(1024, a1024_zero) && IS(4096, a4096) && IS(4096, a4096_zero) && IS(65536, a65536) && a65536 == 5);
  CHECK(IS(128, constant) && IS(16, real) && IS(64, s) && IS(64, s.v) && pad == 1);
  CHECK(OPAQUE(a32 + 0)[2] == 3 && *OPAQUE(&a256) == 2 && *OPAQUE(&a1024) == 3 && *OPAQUE(&a4096[0]) == 4 && a4096_zero[4999] == 0);
  ALIGNED(64) char local[10];
  CHECK((uintptr_t)OPAQUE(local + 0) % 64 == 0 && OPAQUE(p_nothing) == nothing && OPAQUE(&tail)->n == 3);
  CHECK(OPAQUE(&empty) && OPAQUE(&empties[1]));
}
