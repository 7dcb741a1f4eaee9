// `-fstack-protector`: `-all` and `-strong`; the guard is libc's, one per process
//
// RUN: %matrix %s -- -fstack-protector-all
// RUN: %matrix %s -- -fstack-protector-strong -Wno-everything

//--- both.c
#include "check.h"
#include <string.h>
static char text[40] = "text";
NOINLINE static int length(const char *s) { char copy[50]; strcpy(copy, s); return (int)strlen(OPAQUE(copy + 0)); }
void both(void) { CHECK(length(text) == 4 && length("longer text") == 11); }

//--- app.c
#include "check.h"
#include <string.h>
#ifndef __x86_64__ // there it is in the C library's own thread-local storage
extern DIRECT long __stack_chk_guard;
#endif
static int smashed;
// What happens on a smashed stack is the program's to say.
void __stack_chk_fail(void) { puts("all checks passed"); fflush(stdout); _Exit(0); }
NOINLINE static void smash(int n) { char buffer[8]; memset(OPAQUE(buffer + 0), 'x', n); }
void across(void) {
#ifndef __x86_64__
  CHECK(__stack_chk_guard != 0);
#endif
  smash(OPAQUE(24));
  CHECK(!"noticed");
}
