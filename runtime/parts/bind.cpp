//===- bind.cpp - callbacks from outside of a process ---------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What starts a process also calls into a running one: trivet_enter keeps the
// register that SB is in for whoever had it, and whatever was in it.
//
//===----------------------------------------------------------------------===//
#include "trivet/bind.h"
#include "core.h"

static trivet_addr addressOf(const void *p) {
  return trivet_addr(reinterpret_cast<uintptr_t>(p));
}

void trivet_bind(trivet_bound *bound, const trivet_process *process,
                 trivet_callback *function, void *argument) {
  *bound = {process->base, function, argument};
}

/// Weak: where SB is nothing that code can simply set, the port has another.
[[gnu::weak]] int trivet_invoke(const trivet_bound *bound, intptr_t value) {
  return trivet_enter(
      bound->base, addressOf(reinterpret_cast<void *>(bound->function)),
      addressOf(bound->argument), reinterpret_cast<char **>(value), nullptr);
}
