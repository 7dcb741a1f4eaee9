// A function of a run-time helper's name gets no SB: it may use no data and call nothing
// else, under no name that the linker gives it either.
//
// RUN: not %cc -O2 -c -o %t.o %s 2>&1 | FileCheck %s --implicit-check-not=error:
typedef __SIZE_TYPE__ size_t;
void g(void);
static int calls;
// CHECK: :[[@LINE+1]]:7: error: trivet: 'memcpy': a run-time helper, which is called without the static base in r9,
void *memcpy(void *to, const void *from, size_t n) { ++calls; return to; }
// CHECK: :[[@LINE+1]]:6: error: trivet: '__aeabi_ldiv0': a run-time helper
void __aeabi_ldiv0(void) { g(); }
// CHECK: :[[@LINE+1]]:7: error: trivet: 'mine': a run-time helper
void *mine(void *to, int c, size_t n) { g(); ++calls; return to; }
void *memset(void *, int, size_t) __attribute__((alias("mine")));
// CHECK: :[[@LINE+1]]:7: error: trivet: '__wrap_memmove': a run-time helper
void *__wrap_memmove(void *to, const void *from, size_t n) { g(); return to; }

// What uses neither, and what calls only helpers, is welcome.
void __aeabi_memclr(void *to, size_t n) { memset(to, 0, n); }
int memcmp(const void *a, const void *b, size_t n) { return *(const char *)a - *(const char *)b; }
void __floatunsidf(void);
float __aeabi_h2f(short a) { __floatunsidf(); return a; }
// As is what only looks like one.
int __aeabi_atexit(void *object, void (*end)(void *), void *handle) { return calls; }
void *__aeabi_vec_ctor(void *a) { g(); return a; }
