//===- schedule.cpp - whose turn it is ------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Round robin among the processes. The supervisor, threads[0], waits for ends:
// its turn comes when somebody has ended, or nobody else can run.
//
// Below each stack lies a guard that nobody may touch, as far as the CPU can
// see to that. A stack that overflows by less than the guard faults before it
// has spoilt anything, so only its process ends.
//
//===----------------------------------------------------------------------===//
#include "board.h"

using namespace trivet;

Thread *trivet::current;
static Thread *threads;
static unsigned num_threads;

static bool anyEnded() {
  for (unsigned i = 0; i < num_threads; ++i)
    if (threads[i].state == Thread::Ended)
      return true;
  return false;
}

bool trivet::inGuard(uintptr_t address) {
  return current && current->stack && current->state == Thread::Ready &&
         address < current->stack && address >= current->stack - StackGuard;
}

void trivet::endOverflown() {
  report("overflow %d\n", int(current->index));
  current->status = 139;
  current->state = Thread::Ended;
}

Thread &trivet::nextThread(uintptr_t sp) {
  Thread *last = current;
  // A frame larger than the guard can have passed it by.
  if (last->state == Thread::Ready && sp < last->stack)
    endOverflown();
  current = threads;
  if (!anyEnded()) {
    unsigned from = unsigned(last - threads);
    for (unsigned i = 1; i <= num_threads; ++i) {
      unsigned k = (from + i) % num_threads;
      if (k && threads[k].state == Thread::Ready) {
        current = &threads[k];
        break;
      }
    }
  }
  if (current != last)
    ++current->switches;
  return *current;
}

void trivet::startThreads(Thread *all, unsigned count) {
  threads = all;
  num_threads = count;
  current = all;
  startSwitching(all, count);
}

static void begin(Thread *thread, void (*function)(Thread *)) {
  function(thread);
  endThread(0);
}

void trivet::prepareThread(Thread &thread, void (*function)(Thread *)) {
  uintptr_t top = (thread.stack + thread.stack_size) & ~uintptr_t(15);
  for (uintptr_t at = thread.stack; at != top; at += 4)
    *reinterpret_cast<uint32_t *>(at) = StackFill;
  prepareContext(thread, top, begin, function);
  thread.state = Thread::Ready;
}

void trivet::endThread(int status) {
  current->status = status;
  current->state = Thread::Ended;
  for (;;)
    requestSwitch();
}

void trivet::waitForThread() {
  while (!anyEnded())
    requestSwitch();
}
