//===- memory.cpp - the four functions every compiler calls ---------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Firmware without a C library still needs memcpy, memmove, memset and memcmp,
// because compilers invent calls to them, on Arm by their EABI names. Built
// with -fno-builtin, or the loops would become calls of themselves.
//
//===----------------------------------------------------------------------===//
#include <stddef.h>
#include <stdint.h>

struct __attribute__((packed, may_alias)) Word {
  uint32_t value;
};

extern "C" {

void *memcpy(void *to, const void *from, size_t size) {
  char *t = static_cast<char *>(to);
  const char *f = static_cast<const char *>(from);
  for (; size >= 4; size -= 4, t += 4, f += 4)
    reinterpret_cast<Word *>(t)->value =
        reinterpret_cast<const Word *>(f)->value;
  while (size--)
    *t++ = *f++;
  return to;
}

void *memmove(void *to, const void *from, size_t size) {
  char *t = static_cast<char *>(to);
  const char *f = static_cast<const char *>(from);
  if (t < f)
    return memcpy(to, from, size);
  while (size--)
    t[size] = f[size];
  return to;
}

void *memset(void *at, int value, size_t size) {
  char *p = static_cast<char *>(at);
  uint32_t word = uint8_t(value) * 0x01010101u;
  for (; size >= 4; size -= 4, p += 4)
    reinterpret_cast<Word *>(p)->value = word;
  while (size--)
    *p++ = char(value);
  return at;
}

int memcmp(const void *a, const void *b, size_t size) {
  const uint8_t *p = static_cast<const uint8_t *>(a),
                *q = static_cast<const uint8_t *>(b);
  for (; size--; ++p, ++q)
    if (*p != *q)
      return *p - *q;
  return 0;
}

#ifdef __arm__
void __aeabi_memcpy(void *to, const void *from, size_t size) {
  memcpy(to, from, size);
}
void __aeabi_memcpy4(void *to, const void *from, size_t size) {
  memcpy(to, from, size);
}
void __aeabi_memcpy8(void *to, const void *from, size_t size) {
  memcpy(to, from, size);
}
void __aeabi_memmove(void *to, const void *from, size_t size) {
  memmove(to, from, size);
}
void __aeabi_memmove4(void *to, const void *from, size_t size) {
  memmove(to, from, size);
}
void __aeabi_memmove8(void *to, const void *from, size_t size) {
  memmove(to, from, size);
}
void __aeabi_memset(void *at, size_t size, int value) {
  memset(at, value, size);
}
void __aeabi_memset4(void *at, size_t size, int value) {
  memset(at, value, size);
}
void __aeabi_memset8(void *at, size_t size, int value) {
  memset(at, value, size);
}
void __aeabi_memclr(void *at, size_t size) { memset(at, 0, size); }
void __aeabi_memclr4(void *at, size_t size) { memset(at, 0, size); }
void __aeabi_memclr8(void *at, size_t size) { memset(at, 0, size); }
#endif

} // extern "C"
