// `section`: bounds by `__start_` and `__stop_`, in text and in data; `used`, `retain`
//
// RUN: %matrix %s

//--- both.c
#include "check.h"
#define IN(name) __attribute__((section(name), used))
static IN("registry") int one = 1;
static IN("registry") int two = 2;
static IN("registry") int three = 3;
extern int __start_registry[], __stop_registry[];
static int target = 5;
struct Entry { const char *name; int *place; };
static IN("entries") struct Entry e1 = {"target", &target};
static IN("entries") struct Entry e2 = {"one", &one};
extern struct Entry __start_entries[], __stop_entries[];
static IN("facts") const int fact_1 = 10;
static IN("facts") const int fact_2 = 20;
extern const int __start_facts[], __stop_facts[];
__attribute__((section("code"))) NOINLINE static int in_section(int x) { return x + one; }
__attribute__((section(".data.special"))) int special = 6;
__attribute__((section(".bss.special"))) int special_zero;
__attribute__((used, retain)) static int retained = 8;

void both(void) {
  int sum = 0, count = 0;
  for (int *p = __start_registry; p != __stop_registry; ++p)
    sum += *p, ++*p;
  CHECK(sum == 6 && __stop_registry - __start_registry == 3 && one == 2);
  for (struct Entry *e = __start_entries; e < __stop_entries; ++e)
    count += *e->place, ++*e->place;
  CHECK(count == 7 && target == 6 && one == 3);
  sum = 0;
  for (const int *f = __start_facts; f != __stop_facts; ++f)
    sum += *f;
  CHECK(sum == 30 && in_section(4) == 7 && ++*OPAQUE(&special) == 7 && ++*OPAQUE(&special_zero) == 1 && *OPAQUE(&retained) == 8);
}
