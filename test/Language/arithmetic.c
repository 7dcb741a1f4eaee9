// Arithmetic that calls: `_BitInt` of more than 64 bits and from and to floating point, `_Complex`, `long double`, `_Float16`, checked arithmetic, bits of long long, vectors
//
// RUN: %matrix %s -- -std=c23

//--- both.c
#include "check.h"
static unsigned _BitInt(128) big = 1;
static _BitInt(100) bigger = -1000;
static _Complex double turn = 3;
static long double real = 1.5L;
static _Float16 half = (_Float16)0.5;
static __fp16 stored = 2.5;
static long long wide = 1ll << 40;
typedef int four __attribute__((vector_size(16)));
static four vector = {1, 2, 3, 4};
static four *vectors[] = {&vector};

void both(void) {
  big = (OPAQUE(&big)[0] << 100) + 12345;
  CHECK(big / 1000 % 1000 == 12345 / 1000 % 1000 + ((((unsigned _BitInt(128))1 << 100) + 12345) / 1000 % 1000 - 12) && big >> 100 == 1);
  CHECK(*OPAQUE(&bigger) / 7 == -142 && bigger % 7 == -6 && bigger * bigger == 1000000);
  CHECK((double)*OPAQUE(&big) == 0x1p100 && (float)bigger == -1000 && (unsigned _BitInt(128))(*OPAQUE(&real) * 0x1p100L) >> 99 == 3 && (_BitInt(100))(real * -4) == -6);
  turn = *OPAQUE(&turn) * __builtin_complex(0.0, 2.0);
  CHECK(__imag__ turn == 6 && __real__(turn / __builtin_complex(0.0, 3.0)) == 2);
  CHECK((int)(*OPAQUE(&real) * 4) == 6 && (long long)(real * 1e12L) == 1500000000000ll);
  *OPAQUE(&half) += stored;
  CHECK((double)half == 3.0 && (float)(half / 2) == 1.5f && (_Float16)wide > 60000);
  long long product;
  CHECK(__builtin_mul_overflow(*OPAQUE(&wide), 1ll << 30, &product) && !__builtin_mul_overflow(wide, -3, &product) && product == -3ll << 40);
  CHECK(__builtin_popcountll(product) == 22 + 1 && __builtin_ctzll(*OPAQUE(&wide)) == 40 && __builtin_parityll(wide) && __builtin_bswap64(wide) == 0x10000);
  four sum = **OPAQUE(vectors + 0) * vector + vector[3];
  CHECK(sum[0] == 5 && sum[3] == 20);
}
