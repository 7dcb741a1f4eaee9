//===- lazy.cpp - functions that are bound at the first call --------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The first call of a function asks the supervisor, as every call of the loader
// does. An interrupt handler cannot wait for it, so a process that binds a
// callback for one has its functions bound before: then none is left to the
// first call.
//
//===----------------------------------------------------------------------===//
#include "trivet/lazy.h"
#include "board.h"
#include "semihost.h"
#include "trivet/firmware.h"

using namespace trivet;

/// Ends the machine: nobody could tell the program.
[[noreturn]] static void refuse(const Thread *thread, const char *text) {
  report("problem %d %s\n", thread ? int(thread->index) : 0, text);
  semihost::exit(139);
}

void trivet::bindEverything() {
  if (inHandler())
    refuse(current, "an interrupt handler binds a callback: bind it before");
  // What nobody has is an error of whoever calls it.
  trivet_process *process = current->process;
  askSupervisor([&] { trivet_process_bind_all(process); });
}

extern "C" {

/// The first call of a function, or a later one that still has the stub's
/// address. SB tells the process: in a callback it is not the running one.
__attribute__((used)) trivet_addr trivet_resolve_lazy(trivet_addr stub,
                                                      trivet_addr base) {
  Thread *thread = threadOf(base);
  if (!thread || inHandler())
    refuse(thread,
           "an interrupt handler calls a function that is not bound: bind the "
           "callback when the function is there (trivet/bind.h)");
  trivet_addr function = 0;
  askSupervisor([&] {
    if (int error = trivet_process_bind(thread->process, stub, &function))
      report("error %d %d %s\n", error, int(thread->index), trivet_last_name());
  });
  if (!function)
    endProcess(127); // what a shell says of a command that it cannot find
  return function;
}

void trivet_bind_lazy(); // Entry.S
TRIVET_EXPORT(trivet_bind_lazy);

} // extern "C"
