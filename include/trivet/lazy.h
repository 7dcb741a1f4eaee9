/*===- trivet/lazy.h - functions that are bound at their first call -------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * An optional part of the loader, for modules that were linked with -z lazy. Their slots of
 * functions that they only call hold the address of a stub first, which leads to the firmware's
 * trivet_bind_lazy (lib/Target/<T>/Entry.S), and that asks these. It uses the part of
 * trivet/dl.h.
 *
 * A first call is one of the loader, so it must be able to wait for its turn. An interrupt handler
 * is not: who binds a callback for one (trivet/bind.h) binds all of the process before.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_LAZY_H
#define TRIVET_LAZY_H
#include "trivet/loader.h"
#ifdef __cplusplus
extern "C" {
#endif

/* The function for the stub at 'stub', whose slot in this process is bound if it is not yet: the function
 * is looked for where it would have been at the start (and in what was opened as global since).
 * TRIVET_E_NO_SYMBOL: nobody has it. A call of the loader; threads of one process may ask for the same
 * stub one after the other. */
int trivet_process_bind(trivet_process *process, trivet_addr stub, trivet_addr *function);

/* Binds all of the process's slots that are not yet: afterwards no call asks for the loader, so
 * interrupt handlers can make it. TRIVET_E_NO_SYMBOL: nobody has the function trivet_last_name(),
 * nor perhaps others; their slots stay, and what can be bound is. What is opened later has slots of
 * its own. A call of the loader. */
int trivet_process_bind_all(trivet_process *process);

#ifdef __cplusplus
}
#endif
#endif
