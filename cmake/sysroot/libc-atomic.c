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
//===----------------------------------------------------------------------===//
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
