//===- schedule.cpp - whose turn it is ------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Round robin among the processes. The supervisor, threads[0], waits for ends
// and requests: its turn comes, and lasts, when somebody has ended or wants it
// to do something, or nobody else can run. All calls of the loader are its, so
// they never overlap, and the main stack is theirs, whatever a process has.
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

static Thread *find(Thread::State state) {
  for (unsigned i = 0; i < num_threads; ++i)
    if (threads[i].state == state)
      return &threads[i];
  return nullptr;
}

Thread *trivet::threadOf(trivet_addr base) {
  for (unsigned i = 1; i < num_threads; ++i)
    if (threads[i].process && trivet_process_base(threads[i].process) == base)
      return &threads[i];
  return nullptr;
}

void trivet::tick() {
  static intptr_t now;
  ++now;
  for (unsigned i = 1; i < num_threads; ++i)
    if (threads[i].state != Thread::Ended)
      if (const trivet_bound *bound = threads[i].on_tick)
        trivet_invoke(bound, now);
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
  if (!find(Thread::Ended) && !find(Thread::Waiting)) {
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

void trivet::askSupervisor(void (*function)(void *), void *argument) {
  Thread &self = *current;
  self.request = function;
  self.request_argument = argument;
  self.state = Thread::Waiting;
  while (self.state == Thread::Waiting)
    requestSwitch();
}

void trivet::waitForThread() {
  while (!find(Thread::Ended)) {
    if (Thread *asks = find(Thread::Waiting)) {
      asks->request(asks->request_argument);
      asks->state = Thread::Ready;
    } else {
      requestSwitch();
    }
  }
}
