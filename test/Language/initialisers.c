// Static initialisers: addresses of own data, constants, functions, direct and pending imports; addends, structs, arrays, unions, packed, unaligned
//
// RUN: %matrix %s

//--- base.c
int far_value = 40, far_array[4] = {1, 2, 3, 4};
const int far_constant = 41;
int far_function(int x) { return x + 42; }

//--- both.c
#include "check.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>
extern DIRECT int far_value, far_array[4];
extern DIRECT const int far_constant;
extern DIRECT int far_function(int);

static int value = 1, array[8] = {0, 1, 2, 3, 4, 5, 6, 7}, zeros[8];
static const int constant = 5;
static const char text[] = "text";
static int function(int x) { return x + 1; }
int shared_name = 9; // each module has its own

struct Mixed {
  char c;
  int *own;
  const char *string;
  int (*f)(int);
  struct { short s; const int *constant; } inner[2];
  int *const *nested;
};
static int *const indirect = &array[3];
static struct Mixed mixed[2] = {
    {'a', &value, "string", function, {{1, &constant}, {2, 0}}, &indirect},
    {.string = text + 2, .own = array + 7, .inner[1] = {.constant = array + 1}, .f = far_function}};

struct __attribute__((packed)) Packed {
  char c;
  int *own;
  int (*f)(int);
  char d;
  const int *constant;
  int *last;
};
static struct Packed packed = {'p', &array[2], function, 'd', &constant, &zeros[8]};
static struct { char c; struct Packed p[2]; } __attribute__((packed)) twice = {
    1, {{2, &value, function, 3, &constant, array}, {4, zeros, far_function, 5, array, &value}}};

union U { int *p; uintptr_t u; char bytes[4]; };
static union U u = {&array[5]}, us[2] = {{.u = 77}, {.p = zeros + 1}};
static uintptr_t number = (uintptr_t)&array[6];
static void *self = &self;
struct Node { struct Node *next; int value; };
static struct Node ring[3] = {{&ring[1], 1}, {&ring[2], 2}, {&ring[0], 3}};

// Constant objects that hold addresses of what differs between processes.
static int *const const_table[] = {&value, &array[4], zeros, &shared_name};
static const struct { const char *name; int *place; } named[] = {{"value", &value}, {"array", array}};
const struct Mixed const_mixed = {.own = &value, .nested = &indirect};
static int *const *const const_of_const = &const_table[1];
// ... and that do not: these stay in shared text.
static const char *const words[] = {"zero", "one", text};
static int (*const functions[])(int) = {function, far_function};
static const int *const constants[] = {&constant, &constant + 1};

// Imports.
static int *far_1 = &far_value, *far_2 = far_array + 3;
static int *const far_const = &far_array[1];
static const int *far_3 = &far_constant;
static struct { char c; int *p; } __attribute__((packed)) far_packed = {1, &far_array[2]};

// Differences and sizes are numbers, not addresses.
static ptrdiff_t difference = (char *)&array[3] - (char *)&array[1];
static _Bool truth = &value, boolean = (_Bool) "x";
static long long wide = (long long)(1LL << 40) + sizeof array;
static double real = 1.5;
static _Complex float complex_number = 2.0f;

// Flexible array member with an initialiser; bit-fields; strings too long or short.
static struct Flexible { int n; int *items[]; } flexible = {3, {&value, array + 1, zeros + 2}};
static struct { unsigned a : 3, b : 13; int c : 7; unsigned : 0; unsigned long long d : 40; } bits = {5, 1000, -3, 0x123456789a};
static char exact[4] = "four", longer[8] = "abc";
static int sparse[100] = {[3] = 3, [97] = 97}, ranged[10] = {[2 ... 5] = 7};

void both(void) {
  CHECK(mixed[0].own == &value && *mixed[0].own == 1 && !strcmp(mixed[0].string, "string"));
  CHECK(mixed[0].f == function && OPAQUE(mixed[0].f)(1) == 2);
  CHECK(*mixed[0].inner[0].constant == 5 && mixed[0].inner[1].s == 2 && !mixed[0].inner[1].constant);
  CHECK(**OPAQUE(mixed[0].nested) == 3);
  CHECK(!strcmp(mixed[1].string, "xt") && *mixed[1].own == 7 && *mixed[1].inner[1].constant == 1 && mixed[1].f(0) == 42);
  struct Packed *p = OPAQUE(&packed);
  CHECK(p->own == &array[2] && *p->own == 2 && p->f(2) == 3 && *p->constant == 5 && p->last == zeros + 8);
  CHECK(OPAQUE(&twice)->p[0].own == &value && twice.p[1].f(1) == 43 && twice.p[1].last == &value && *twice.p[0].constant == 5);
  CHECK(OPAQUE(&u)->p == &array[5] && *u.p == 5 && us[0].u == 77 && OPAQUE(&us[1])->p == zeros + 1);
  CHECK(*(int *)OPAQUE(number) == 6 && OPAQUE(self) == &self);
  int sum = 0;
  struct Node *n = OPAQUE(&ring[1]);
  for (int i = 0; i < 6; ++i, n = n->next)
    sum = sum * 4 + n->value;
  CHECK(sum == 0xb6d - 0xb6d + ((((((2 * 4 + 3) * 4 + 1) * 4 + 2) * 4 + 3) * 4) + 1));
  *OPAQUE(const_table)[1] += 10;
  CHECK(array[4] == 14 && const_table[2] == zeros && *const_table[3] == 9 && OPAQUE(const_of_const)[0] == &array[4]);
  array[4] = 4;
  CHECK(OPAQUE(&named[1])->place == array && !strcmp(OPAQUE(&named[0])->name, "value"));
  CHECK(OPAQUE(&const_mixed)->own == &value && **const_mixed.nested == 3);
  CHECK(!strcmp(OPAQUE(words)[1], "one") && OPAQUE(words)[2] == text && OPAQUE(functions)[0](5) == 6 && OPAQUE(functions)[1](5) == 47);
  CHECK(functions[1] == far_function && *OPAQUE(constants)[0] == 5);
  CHECK(OPAQUE(far_1) == &far_value && *far_1 == 40 && OPAQUE(far_2) == &far_array[3] && *far_2 == 4);
  CHECK(*OPAQUE(far_const) == 2 && *OPAQUE(far_3) == 41 && OPAQUE(&far_packed)->p == far_array + 2);
  CHECK(OPAQUE(difference) == 8 && OPAQUE(truth) && OPAQUE(boolean) && OPAQUE(wide) == (1LL << 40) + 32 && OPAQUE(real) == 1.5);
  CHECK(__real__ complex_number == 2.0f);
  CHECK(OPAQUE(&flexible)->items[1] == array + 1 && flexible.items[2] == zeros + 2);
  CHECK(OPAQUE(&bits)->a == 5 && bits.b == 1000 && bits.c == -3 && bits.d == 0x123456789a);
  ++OPAQUE(&bits)->d, --bits.c;
  CHECK(bits.d == 0x123456789b && bits.c == -4);
  CHECK(!memcmp(OPAQUE(exact + 0), "four", 4) && !memcmp(OPAQUE(longer + 0), "abc\0\0\0\0", 8));
  CHECK(OPAQUE(sparse + 0)[97] == 97 && sparse[50] == 0 && OPAQUE(ranged + 0)[5] == 7 && ranged[6] == 0);
}
