// C23, more: `#embed`, constexpr structs, `typeof_unqual`, `nullptr_t`, empty initialisers, digit separators, checked arithmetic
//
// RUN: %matrix %s -- -std=c23 -w

//--- both.c
#include "check.h"
#include <stdckdint.h>
#include <stddef.h>
struct Point { int x, y; const int *p; };
static const int number = 5;
constexpr struct Point origin = {1, 2};
static const unsigned char self[] = {
#embed __FILE__ limit(2)
};
static typeof_unqual(number) plain = 0b101;
static nullptr_t none = nullptr;
static int (*pointers[2])(void) = {nullptr};
static auto table = (const int *[]){&number, &plain};
static thread_local int local = 1'000;
enum E : unsigned char { A = 255 };
static _Bool yes = true;
[[noreturn]] static void leave(void) { exit(1); }
void both(void) {
  struct Point copy = origin, empty = {};
  copy.p = &plain;
  CHECK(copy.y == 2 && !empty.p && sizeof self == 2 && self[0] && plain == 5 && none == nullptr && !pointers[1]);
  ++*OPAQUE(&plain), ++local;
  CHECK(*OPAQUE(table)[1] == 6 && local == 1001 && A == 255 && yes && *copy.p == 6);
  int sum;
  CHECK(ckd_add(&sum, OPAQUE(0x7fffffff), 1) && !ckd_mul(&sum, OPAQUE(3), 4) && sum == 12);
  if (!OPAQUE(1))
    leave();
}
