//===- libc-system.c - the system's part of libc.so -----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// picolibc leaves the system to others. Most of it comes from the firmware
// (include/trivet/firmware.h). Here is what needs no firmware.
//
//===----------------------------------------------------------------------===//

#include <signal.h>
#include <stddef.h>

/* Signals are raised by their own process only, so there is nothing to block. */
int sigprocmask(int how, const sigset_t *set, sigset_t *old) {
  (void)how;
  (void)set;
  if (old)
    *old = 0;
  return 0;
}
