// C23: constexpr, nullptr, typeof, auto, _BitInt, enums with types, _Generic, _Static_assert, attributes
//
// RUN: %matrix %s -- -std=c23

//--- both.c
#include "check.h"
#include <stddef.h>
constexpr int size = 4;
enum Wide : unsigned long long { Big = 0x100000000ull };
static auto deduced = 5u;
static typeof(deduced) *pointer = &deduced;
static _BitInt(37) odd = 0x0234567890wb;
static int *null = nullptr;
static int *cells[size] = {};
[[maybe_unused, gnu::used]] static int kept = 2;
#define kind(x) _Generic((x), int: 1, unsigned: 2, int *: 3, const char *: 4, default: 5)
static_assert(kind(size) == 1);
static int kinds[] = {kind(1), kind(1u), kind((int *)0), kind((const char *)0), kind(1.0)};
static int *literal(void) { static int cells[] = {1, 2, 3}; return cells; }
static unsigned long long wide = Big;

void both(void) {
  CHECK(OPAQUE(pointer) == &deduced && *pointer == 5);
  ++*OPAQUE(&odd);
  CHECK(odd == 0x0234567891wb && null == nullptr && cells[3] == nullptr && *OPAQUE(&wide) == Big);
  CHECK(OPAQUE(kinds + 0)[1] == 2 && kinds[4] == 5 && *OPAQUE(&kept) == 2);
  ++literal()[1];
  CHECK(OPAQUE(literal())[1] == 3);
}
