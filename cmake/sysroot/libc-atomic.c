//===- libc-atomic.c - atomic objects of more than 4 bytes ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What clang calls for atomics that no instruction does: compiler-rt's, with
// locks. They are in libc.so, since a process must have them once. A process has one
// thread, so one lock is enough; and the strictest order for every call, which
// saves two thirds of the code (2.7 KB remain) and costs a barrier.
//
// Cortex-M0, and RISC-V without A, have no instructions for atomics at all, so clang calls for the small ones too,
// and no lock could be made. None is needed for one thread: plain accesses do.
//
//===----------------------------------------------------------------------===//
#if !defined(__ARM_FEATURE_LDREX) && !defined(__riscv_atomic)
#include <stddef.h>
#include <string.h>

// The names are builtins, so they are given behind the compiler's back.
#define SIZED(type, n)                                                                             \
  type load##n(type *p, int order) __asm__("__atomic_load_" #n);                                   \
  type load##n(type *p, int order) { return *p; }                                                  \
  void store##n(type *p, type v, int order) __asm__("__atomic_store_" #n);                         \
  void store##n(type *p, type v, int order) { *p = v; }                                            \
  _Bool exchange_if##n(type *p, type *expected, type v, int order, int otherwise)                  \
      __asm__("__atomic_compare_exchange_" #n);                                                    \
  _Bool exchange_if##n(type *p, type *expected, type v, int order, int otherwise) {                \
    type old = *p;                                                                                 \
    _Bool same = old == *expected;                                                                 \
    *(same ? p : expected) = same ? v : old;                                                       \
    return same;                                                                                   \
  }                                                                                                \
  CHANGE(type, n, exchange, v)                                                                     \
  CHANGE(type, n, fetch_add, old + v)                                                              \
  CHANGE(type, n, fetch_sub, old - v)                                                              \
  CHANGE(type, n, fetch_and, old &v)                                                               \
  CHANGE(type, n, fetch_or, old | v)                                                               \
  CHANGE(type, n, fetch_xor, old ^ v)                                                              \
  CHANGE(type, n, fetch_nand, ~(old & v))
#define CHANGE(type, n, name, value)                                                               \
  type name##n(type *p, type v, int order) __asm__("__atomic_" #name "_" #n);                      \
  type name##n(type *p, type v, int order) {                                                       \
    type old = *p;                                                                                 \
    *p = value;                                                                                    \
    return old;                                                                                    \
  }
SIZED(unsigned char, 1)
SIZED(unsigned short, 2)
SIZED(unsigned, 4)
SIZED(unsigned long long, 8)

void load(size_t size, void *p, void *to, int order) __asm__("__atomic_load");
void load(size_t size, void *p, void *to, int order) { memcpy(to, p, size); }
void store(size_t size, void *p, void *v, int order) __asm__("__atomic_store");
void store(size_t size, void *p, void *v, int order) { memcpy(p, v, size); }
void exchange(size_t size, void *p, void *v, void *to, int order) __asm__("__atomic_exchange");
void exchange(size_t size, void *p, void *v, void *to, int order) {
  memcpy(to, p, size);
  memcpy(p, v, size);
}
_Bool exchange_if(size_t size, void *p, void *expected, void *v, int order, int otherwise)
    __asm__("__atomic_compare_exchange");
_Bool exchange_if(size_t size, void *p, void *expected, void *v, int order, int otherwise) {
  _Bool same = !memcmp(p, expected, size);
  memcpy(same ? p : expected, same ? v : p, size);
  return same;
}
_Bool is_lock_free(size_t size, const void *p) __asm__("__atomic_is_lock_free");
_Bool is_lock_free(size_t size, const void *p) { return 0; }

#else
#define SPINLOCK_COUNT 1

#define __c11_atomic_load(p, m) __c11_atomic_load(p, __ATOMIC_SEQ_CST)
#define __c11_atomic_store(p, v, m) __c11_atomic_store(p, v, __ATOMIC_SEQ_CST)
#define __c11_atomic_exchange(p, v, m) __c11_atomic_exchange(p, v, __ATOMIC_SEQ_CST)
#define __c11_atomic_compare_exchange_strong(p, e, v, m, n)                                        \
  __c11_atomic_compare_exchange_strong(p, e, v, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)
#define __c11_atomic_fetch_add(p, v, m) __c11_atomic_fetch_add(p, v, __ATOMIC_SEQ_CST)
#define __c11_atomic_fetch_sub(p, v, m) __c11_atomic_fetch_sub(p, v, __ATOMIC_SEQ_CST)
#define __c11_atomic_fetch_and(p, v, m) __c11_atomic_fetch_and(p, v, __ATOMIC_SEQ_CST)
#define __c11_atomic_fetch_or(p, v, m) __c11_atomic_fetch_or(p, v, __ATOMIC_SEQ_CST)
#define __c11_atomic_fetch_xor(p, v, m) __c11_atomic_fetch_xor(p, v, __ATOMIC_SEQ_CST)
#define __c11_atomic_fetch_nand(p, v, m) __c11_atomic_fetch_nand(p, v, __ATOMIC_SEQ_CST)

#include "atomic.c" // compiler-rt/lib/builtins
#endif
