/*===- thread-atexit.c - destructors of thread-local objects --------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A process has one thread, which ends with it (Itanium C++ ABI, 3.3.6.5 asks
 * for __cxa_thread_atexit).
 *===----------------------------------------------------------------------===*/
int __cxa_atexit(void (*function)(void *), void *object, void *module);

__attribute__((visibility("hidden"))) int
__cxa_thread_atexit(void (*function)(void *), void *object, void *module) {
  return __cxa_atexit(function, object, module);
}
