// `_Atomic`, more than 4 bytes: operators, `__atomic_` and `__sync_` built-ins, structs, complex and misaligned objects, own and direct; libc.so keeps the lock
//
// RUN: %matrix %s

//--- base.c
_Atomic long long far_counter = 0xffffffffll;
//--- both.c
#include "check.h"
#include <stdatomic.h>
struct Big { int part[3]; };
extern DIRECT _Atomic long long far_counter;
static _Atomic long long wide = 5;
static _Atomic struct Big big;
static _Atomic double real = 0.5;
static _Atomic _Complex double complex = 2;
static unsigned long long plain = 1ull << 40;
static struct __attribute__((packed)) { char c; unsigned narrow; } packed = {0, 7};

void both(void) {
  wide = wide + 3, wide *= 1ll << 32, ++wide, real *= 3;
  CHECK(wide == (8ll << 32) + 1 && atomic_fetch_sub(&wide, 1) == (8ll << 32) + 1 && (wide ^= 6) == (8ll << 32) + 6);
  long long expected = 1;
  CHECK(!atomic_compare_exchange_strong(&wide, &expected, 2) && expected == (8ll << 32) + 6);
  CHECK(atomic_compare_exchange_strong(&wide, &expected, -2) && atomic_exchange(&wide, 9) == -2);
  CHECK(atomic_is_lock_free(&wide) == (sizeof(long) == 8) && !atomic_is_lock_free(&big) && OPAQUE(real) == 1.5);
  big = (struct Big){{1, 2, 3}};
  struct Big seen = big, next = {{4, 5, 6}};
  CHECK(seen.part[2] == 3 && atomic_exchange(&big, next).part[1] == 2);
  CHECK(atomic_compare_exchange_strong(&big, &next, seen) && atomic_load(&big).part[0] == 1);
  complex = complex + 1;
  CHECK(__real__ (_Complex double)complex == 3);
  CHECK(__sync_fetch_and_or(&plain, 3) == 1ull << 40 && __sync_bool_compare_and_swap(&plain, (1ull << 40) + 3, 4));
  CHECK(__atomic_nand_fetch(&plain, 5, __ATOMIC_RELAXED) == ~4ull && __atomic_fetch_max(&plain, 1, OPAQUE(__ATOMIC_SEQ_CST)) == ~4ull);
  typedef unsigned __attribute__((aligned(1))) Anywhere;
  unsigned seven;
  Anywhere *narrow = &packed.narrow;
  __atomic_load(narrow, &seven, __ATOMIC_ACQUIRE);
  CHECK(seven == 7 && __atomic_is_lock_free(OPAQUE(4), &plain) == (__GCC_ATOMIC_INT_LOCK_FREE == 2) && (sizeof(long) == 8 || !__atomic_is_lock_free(OPAQUE(4), narrow)));
  long long before = far_counter++;
  CHECK(far_counter == before + 1 && before >= 0xffffffffll);
}
