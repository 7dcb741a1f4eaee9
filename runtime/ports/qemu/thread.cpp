//===- thread.cpp - threads that a process makes --------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A thread inherits SB as it would on any system with a function that creates
// tasks: its function is bound to the creator's process, and the task's own
// function invokes it. No first frame has to know the static base.
//
//     trivet_bind -> { SB, function, argument } -> trivet_invoke
//
// The stack is the program's memory, the record the firmware's. The list of
// threads is changed by the supervisor only, while nobody else runs.
//
//===----------------------------------------------------------------------===//
#include "trivet/thread.h"
#include "board.h"
#include "trivet/firmware.h"
#include "trivet/port.h"

using namespace trivet;

struct trivet_thread : Thread {
  trivet_bound bound;
  volatile int result;
  bool joined; ///< somebody waits, or has waited
};

namespace {

enum Errno { ESRCH = 3, ENOMEM = 12, EINVAL = 22 };

/// Static data of a module, or the heap?
bool isOwn(const Process &p, uintptr_t stack, uint32_t size) {
  struct Search {
    uintptr_t stack;
    uint32_t size;
    bool found;
    void lookIn(uintptr_t at, uintptr_t room) {
      found = found || (stack >= at && stack - at <= room &&
                        size <= room - (stack - at));
    }
  } search = {stack, size, false};
  search.lookIn(p.heap, p.heap_size);
  trivet_process_visit(
      p.process,
      [](const trivet_module *module, trivet_addr data, void *context) {
        trivet_module_info info;
        trivet_module_describe(module, &info);
        static_cast<Search *>(context)->lookIn(data, info.data_size);
      },
      &search);
  return search.found;
}

bool isAnothers(uintptr_t stack, uint32_t size) {
  for (const Thread *t = current; t; t = t->next)
    if (stack < t->stack + t->stack_size && t->stack < stack + size)
      return true;
  return false;
}

/// The thread's first function.
void invoke(Thread *thread) {
  trivet_thread_exit(
      trivet_invoke(&static_cast<trivet_thread *>(thread)->bound, 0));
}

trivet_thread *make(Process &owner, trivet_callback *function, void *argument,
                    uintptr_t stack, uint32_t size) {
  void *record = trivet_port_alloc_record(sizeof(trivet_thread));
  if (!record)
    return nullptr;
  trivet_thread *t = static_cast<trivet_thread *>(record);
  *t = trivet_thread();
  t->index = owner.index;
  t->process = owner.process;
  t->owner = &owner;
  uintptr_t lost = (-stack & (ThreadGuard - 1)) + ThreadGuard;
  t->stack = stack + lost;
  t->stack_size = (size - lost) & ~uintptr_t(15);
  trivet_bind(&t->bound, owner.process, function, argument);
  t->next = owner.next;
  prepareThread(*t, invoke);
  owner.next = t; // the list is whole at any time: a switch walks it
  return t;
}

/// A thread of the process that can be joined, for one that waits for it.
bool claim(const Thread &self, trivet_thread *thread) {
  for (Thread *t = self.owner->next; t && t->owner == self.owner; t = t->next)
    if (t == thread && t != &self && !thread->joined)
      return thread->joined = true;
  return false;
}

void drop(Process &owner, Thread *thread) {
  Thread **link = &owner.next;
  while (*link != thread)
    link = &(*link)->next;
  *link = thread->next;
  trivet_port_free_record(thread, sizeof(trivet_thread));
}

} // namespace

void trivet::endThreads(Process &owner) {
  while (owner.next && owner.next->owner == &owner)
    drop(owner, owner.next);
}

extern "C" {

int trivet_thread_create(trivet_thread **thread, trivet_callback *function,
                         void *argument, void *stack, uint32_t size) {
  Process &owner = *current->owner;
  uintptr_t at = reinterpret_cast<uintptr_t>(stack);
  int error = 0;
  askSupervisor([&] {
    if (size < TRIVET_THREAD_STACK || !isOwn(owner, at, size) ||
        isAnothers(at, size))
      error = EINVAL;
    else if (!(*thread = make(owner, function, argument, at, size)))
      error = ENOMEM;
  });
  return error;
}

int trivet_thread_join(trivet_thread *thread, int *result) {
  Thread &self = *current;
  bool found = false;
  askSupervisor([&] { found = claim(self, thread); });
  if (!found)
    return ESRCH;
  self.waits_for = thread;
  while (thread->state != Thread::Done)
    requestSwitch();
  self.waits_for = nullptr;
  if (result)
    *result = thread->result;
  askSupervisor([&] { drop(*self.owner, thread); });
  return 0;
}

void trivet_thread_exit(int result) {
  if (current->owner == current) {
    trivet_process_finish(current->process);
    endProcess(result);
  }
  static_cast<trivet_thread *>(current)->result = result;
  current->state = Thread::Done;
  for (;;)
    requestSwitch();
}

TRIVET_EXPORT(trivet_thread_create);
TRIVET_EXPORT(trivet_thread_join);
TRIVET_EXPORT(trivet_thread_exit);

} // extern "C"
