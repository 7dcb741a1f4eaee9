/*===- trivet/bind.h - callbacks from outside of a process ----------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A plain function pointer names no process: whoever calls it must have the process's SB. Its
 * own threads have, and a thread that is created inherits it from its creator: its function is
 * bound, and the system's task invokes it. An interrupt handler, a worker
 * of the kernel, another process's thread have another one, or none. For these a callback is
 * bound: function, argument, and the process they belong to.
 *
 * Both sides use this header: modules bind, and hand the object to a driver; the firmware, or
 * another module, invokes it.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_BIND_H
#define TRIVET_BIND_H
#include "trivet/loader.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef int trivet_callback(void *argument, intptr_t value);

/* The owner keeps it in place while anybody may invoke it, and ends that before its process
 * ends, or the library that the function is in is closed. */
typedef struct trivet_bound {
  trivet_addr base; /* SB */
  trivet_callback *function;
  void *argument;
} trivet_bound;

/* For the firmware: binds to 'process'. */
void trivet_bind(trivet_bound *bound, const trivet_process *process, trivet_callback *function,
                 void *argument);

/* For modules, exported by the firmware: binds to the calling process. Pending functions that
 * would be bound at their first call (trivet ld -z lazy) are bound now, for an interrupt handler
 * cannot do it; those of libraries that are opened afterwards when it is called again. Not for
 * handlers themselves. */
void trivet_bind_current(trivet_bound *bound, trivet_callback *function, void *argument);

/* Calls function(argument, value) with the bound process's SB, on the caller's stack, and
 * returns its result. From anywhere: a thread of another process, an interrupt
 * handler, which may have interrupted anybody anywhere, a nested one too. The callback is in
 * its caller's place as to all else: what is forbidden there (to wait, to
 * call what serves the running process, as write does) is forbidden to it. */
int trivet_invoke(const trivet_bound *bound, intptr_t value);

#ifdef __cplusplus
}
#endif
#endif
