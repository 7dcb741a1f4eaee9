//===- schedule.cpp - whose turn it is ------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Round robin among all threads. The supervisor, the first, waits for ends of
// processes and requests: its turn comes, and lasts, when somebody has ended or
// wants it to do something, or nobody else can run. All calls of the loader are
// its, so they never overlap, and the main stack is theirs, whatever a process
// has.
//
// Below each stack lies a guard that nobody may touch, as far as the CPU can
// see to that. A stack that overflows by less than the guard faults before it
// has spoilt anything, so only its process ends.
//
//===----------------------------------------------------------------------===//
#include "board.h"

using namespace trivet;

Thread *trivet::current;
static Process *processes;
static unsigned num_processes;

static Thread *find(Thread::State state) {
  for (Thread *t = processes; t; t = t->next)
    if (t->state == state)
      return t;
  return nullptr;
}

Thread *trivet::threadOf(trivet_addr base) {
  for (unsigned i = 1; i < num_processes; ++i)
    if (processes[i].process &&
        trivet_process_base(processes[i].process) == base)
      return &processes[i];
  return nullptr;
}

void trivet::tick() {
  static intptr_t now;
  ++now;
  for (unsigned i = 1; i < num_processes; ++i)
    if (processes[i].state != Thread::Ended &&
        processes[i].state != Thread::Unused)
      if (const trivet_bound *bound = processes[i].on_tick)
        trivet_invoke(bound, now);
}

bool trivet::inGuard(uintptr_t address) {
  return current && current->stack && current->state == Thread::Ready &&
         address < current->stack && address >= current->stack - StackGuard;
}

void trivet::reportOverflow(const Thread &thread) {
  if (thread.owner == &thread)
    report("overflow %d\n", int(thread.index));
  else
    report("problem %d stack overflow of a thread: give trivet_thread_create a "
           "larger one\n",
           int(thread.index));
}

void trivet::endOverflown() {
  reportOverflow(*current);
  current->owner->status = 139;
  current->owner->state = Thread::Ended;
}

static bool canRun(const Thread &t) {
  return t.state == Thread::Ready &&
         !(t.waits_for && t.waits_for->state != Thread::Done);
}

Thread &trivet::nextThread(uintptr_t sp) {
  Thread *last = current;
  // A frame larger than the guard can have passed it by.
  if (last->state == Thread::Ready && sp < last->stack)
    endOverflown();
  Thread *next = processes;
  if (!find(Thread::Ended) && !find(Thread::Waiting)) {
    next = last;
    do
      next = next->next ? next->next : processes;
    while (next != last && (next == processes || !canRun(*next)));
    if (!canRun(*next))
      next = processes;
  }
  current = next;
  if (current != last)
    ++current->owner->switches;
  return *current;
}

void trivet::startThreads(Process *all, unsigned count) {
  processes = all;
  num_processes = count;
  for (unsigned i = 0; i + 1 < count; ++i)
    all[i].next = &all[i + 1];
  current = all;
  startSwitching(all, count);
}

static void begin(Thread *thread, void (*function)(Thread *)) {
  function(thread);
  endProcess(0);
}

void trivet::prepareThread(Thread &thread, void (*function)(Thread *)) {
  uintptr_t top = (thread.stack + thread.stack_size) & ~uintptr_t(15);
  for (uintptr_t at = thread.stack; at != top; at += 4)
    *reinterpret_cast<uint32_t *>(at) = StackFill;
  prepareContext(thread, top, begin, function);
  thread.state = Thread::Ready;
}

void trivet::endProcess(int status) {
  current->owner->status = status;
  current->owner->state = Thread::Ended;
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

void trivet::waitForProcess() {
  while (!find(Thread::Ended)) {
    if (Thread *asks = find(Thread::Waiting)) {
      asks->request(asks->request_argument);
      asks->state = Thread::Ready;
    } else {
      requestSwitch();
    }
  }
}
