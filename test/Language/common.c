// Storage classes: static, extern, tentative definitions (common symbols), register, block-scope extern, static locals, compound literals
//
// RUN: %matrix %s

//--- both.c
#include "check.h"
int tentative;
int tentative;
int tentative_array[4];
extern int later;
static int hidden;
static int hidden;
int *const address = &tentative;
int *where = &tentative_array[2], *literal = (int[]){1, 2, 3};
struct P { int x, *y; } *structure = &(struct P){4, &hidden};
static const int *constant_literal = (const int[]){7, 8};

static int counter(void) { static int calls = 10; return ++calls; }
static int *persistent(int **second) {
  static int a[3], *pa = a + 1;
  *second = pa;
  return a;
}
static int block(void) { extern int later; register int r = later; return r; }
int later = 3;

NOINLINE static int sum(const int *p, int n) { int s = 0; while (n--) s += *p++; return s; }

void both(void) {
  CHECK(tentative == 0 && tentative_array[3] == 0);
  *OPAQUE(address) = 5, *OPAQUE(where) = 6;
  CHECK(tentative == 5 && tentative_array[2] == 6 && block() == 3);
  CHECK(counter() == 11 && counter() == 12 && counter() == 13);
  int *second, *first = persistent(&second);
  CHECK(second == first + 1);
  CHECK(OPAQUE(literal)[2] == 3 && OPAQUE(structure)->y == &hidden && OPAQUE(constant_literal)[1] == 8);
  literal[2] = 9;
  CHECK(OPAQUE(literal)[2] == 9);
  for (int i = 0; i < 3; ++i)
    CHECK(sum((int[]){i, i + 1, 5}, 3) == 2 * i + 6);
  auto int automatic = 4;
  CHECK(OPAQUE(automatic) == 4);
}
