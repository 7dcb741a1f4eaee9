//===- cxx.cpp - what C++ without exceptions needs at run time ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's code calls these by name: allocation, guards of static locals, the
// entry for pure virtual functions. A module that uses one links its own hidden
// copy; memory comes from libc, so what one module allocates another may free.
// A process runs C++ constructors on one thread, so a guard is one byte.
//
// Not here: exceptions, type information (libc++.so has them).
//
//===----------------------------------------------------------------------===//

#include <malloc.h>
#include <new>
#include <stdlib.h>

// The linker hides new and delete (lib/Link/Script.cpp, SupportArchives).
#pragma GCC visibility push(hidden)

static void *allocate(std::size_t size) { return malloc(size ? size : 1); }

static void *allocateOrEnd(std::size_t size) {
  void *object = allocate(size);
  if (!object)
    abort();
  return object;
}

static void *allocateAlignedOrEnd(std::size_t size, std::align_val_t alignment) {
  void *object = memalign(static_cast<std::size_t>(alignment), size ? size : 1);
  if (!object)
    abort();
  return object;
}

// Weak: a program may replace them ([replacement.functions]), for itself.
#pragma clang attribute push(__attribute__((weak)), apply_to = function)

void *operator new(std::size_t size) { return allocateOrEnd(size); }
void *operator new[](std::size_t size) { return allocateOrEnd(size); }
void *operator new(std::size_t size, const std::nothrow_t &) noexcept { return allocate(size); }
void *operator new[](std::size_t size, const std::nothrow_t &) noexcept { return allocate(size); }
void *operator new(std::size_t size, std::align_val_t alignment) {
  return allocateAlignedOrEnd(size, alignment);
}
void *operator new[](std::size_t size, std::align_val_t alignment) {
  return allocateAlignedOrEnd(size, alignment);
}

void operator delete(void *object) noexcept { free(object); }
void operator delete[](void *object) noexcept { free(object); }
void operator delete(void *object, const std::nothrow_t &) noexcept { free(object); }
void operator delete[](void *object, const std::nothrow_t &) noexcept { free(object); }
void operator delete(void *object, std::size_t) noexcept { free(object); }
void operator delete[](void *object, std::size_t) noexcept { free(object); }
void operator delete(void *object, std::align_val_t) noexcept { free(object); }
void operator delete[](void *object, std::align_val_t) noexcept { free(object); }
void operator delete(void *object, std::size_t, std::align_val_t) noexcept { free(object); }
void operator delete[](void *object, std::size_t, std::align_val_t) noexcept { free(object); }

#pragma clang attribute pop

extern "C" {
[[noreturn]] void __cxa_pure_virtual() { abort(); }
[[noreturn]] void __cxa_deleted_virtual() { abort(); }

// Bit 0 of the guard, which the compiler tests inline, says "initialised" (C++ ABI for
// the Arm Architecture, 3.2.3).
int __cxa_guard_acquire(int *guard) { return !(*guard & 1); }
void __cxa_guard_release(int *guard) { *guard = 1; }
void __cxa_guard_abort(int *guard) { *guard = 0; }
}

#pragma GCC visibility pop
