// `extern const`: constants of other modules, in text or, if they hold addresses of data, in data of each process
//
// RUN: %matrix %s

//--- base.c
static int far_data = 3;
extern const int far_plain;
extern int *const far_holder;
const int far_plain = 5;
int *const far_holder = &far_data;
const struct { int n; const char *s; int *p; } far_record = {1, "s", &far_data};
const char *const far_names[] = {"a", "b"};
//--- both.c
#include "check.h"
extern DIRECT const int far_plain;
extern DIRECT int *const far_holder;
struct R { int n; const char *s; int *p; };
extern DIRECT const struct R far_record;
extern DIRECT const char *const far_names[2];
static const struct R *p_record = &far_record;
static int *const *const p_holder = &far_holder;
static const char *const *p_names = far_names;
void both(void) {
  CHECK(far_plain == 5 && *far_holder >= 3 && far_record.p == far_holder && far_names[1][0] == 'b');
  CHECK(OPAQUE(p_record) == &far_record && *OPAQUE(p_holder) == far_holder && OPAQUE(p_names)[0][0] == 'a');
  int before = *far_holder;
  ++*far_record.p;
  CHECK(*far_holder == before + 1);
}
