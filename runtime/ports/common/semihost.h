//===- semihost.h - the host's console and files, through the debugger ----===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// "Semihosting for AArch32 and AArch64", Arm, which other machines follow: an
// operation number, a pointer to its arguments, and a breakpoint that the
// emulator answers. Which instructions those are is a matter of the CPU: who
// uses this header has a trivet_semihost.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_SEMIHOST_H
#define TRIVET_PORTS_SEMIHOST_H
#include <stdint.h>

/// The breakpoint; its answer.
extern "C" uintptr_t trivet_semihost(uintptr_t operation,
                                     const void *arguments);

namespace trivet {
namespace semihost {

enum Operation : uint32_t {
  Open = 0x01,
  Close = 0x02,
  Write0 = 0x04,
  Write = 0x05,
  Read = 0x06,
  IsTTY = 0x09,
  Seek = 0x0a,
  Flen = 0x0c,
  Remove = 0x0e,
  Rename = 0x0f,
  Clock = 0x10,
  Time = 0x11,
  Errno = 0x13,
  ExitExtended = 0x20,
};

inline uintptr_t call(Operation operation, const void *arguments) {
  return trivet_semihost(operation, arguments);
}

template <typename... Args>
uintptr_t call(Operation operation, uintptr_t first, Args... rest) {
  const uintptr_t block[] = {first, uintptr_t(rest)...};
  return call(operation, static_cast<const void *>(block));
}

inline uint32_t length(const char *s) {
  uint32_t n = 0;
  while (s[n])
    ++n;
  return n;
}

/// fopen's modes: r 0, rb 1, r+b 3, wb 5, w+b 7, ab 9, a+b 11. -1: failed.
inline int open(const char *path, uint32_t mode) {
  return int(call(Open, uintptr_t(path), mode, length(path)));
}

/// Bytes written or read.
inline uint32_t write(int handle, const void *from, uint32_t size) {
  return size - uint32_t(call(Write, uintptr_t(handle), uintptr_t(from), size));
}
inline uint32_t read(int handle, void *to, uint32_t size) {
  return size - uint32_t(call(Read, uintptr_t(handle), uintptr_t(to), size));
}

[[noreturn]] inline void exit(int status) {
  for (;;)
    call(ExitExtended, 0x20026 /* ADP_Stopped_ApplicationExit */, status);
}

} // namespace semihost
} // namespace trivet
#endif
