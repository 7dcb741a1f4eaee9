// What the parts of a test of this folder share. A check that fails says where
// and ends the process; OPAQUE hides a value from the optimiser, so that it cannot
// know the answer.
#ifndef CHECK_H
#define CHECK_H
#include <stdio.h>
#include <stdlib.h>

#ifdef __cplusplus
extern "C" {
#endif
void both(void);   // both.c
void across(void); // app.c
#ifdef __cplusplus
}
#endif

#ifdef IN_LIBRARY
#define CHECK_MODE "library"
#else
#define CHECK_MODE "application"
#endif

#define CHECK(...)                                                             \
  do {                                                                         \
    if (!(__VA_ARGS__)) {                                                      \
      printf("%s:%d: not so in the " CHECK_MODE ": %s\n", __FILE__, __LINE__,  \
             #__VA_ARGS__);                                                    \
      exit(1);                                                                 \
    }                                                                          \
  } while (0)

#define OPAQUE(value)                                                          \
  ({                                                                           \
    __typeof__(({ value; })) opaque = (value);                                     \
    __asm__("" : "+r"(opaque));                                                \
    opaque;                                                                    \
  })
#define NOINLINE __attribute__((noinline))
#define DIRECT __attribute__((direct))
#define PENDING __attribute__((pending))
#endif
