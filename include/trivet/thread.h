/*===- trivet/thread.h - threads that a process makes on our boards -------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * For modules: exported by the firmware of runtime/ports/qemu. On this computer there is
 * pthread_create. A thread begins with its creator's SB, so all functions that it calls, in
 * whatever module, find its process's data. Threads are preempted as processes are, and
 * end with their process, however that ends.
 *
 * The C library is built for one thread: of a process's threads only one at a time may be in
 * it, or in the firmware's functions below it (write, open, sbrk ...). Those here, and dlopen and
 * its kin, may be called by any; none may be called from an interrupt handler.
 *
 * Functions return 0 or an error number of <errno.h>.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_THREAD_H
#define TRIVET_THREAD_H
#include "trivet/bind.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef struct trivet_thread trivet_thread;

/* Bytes of the smallest stack: 256, and 511 that a guard may take, where the board has such. */
#define TRIVET_THREAD_STACK 768

/* Makes a thread that calls function(argument, 0), whose result is that of the thread. 'size'
 * bytes at 'stack', of the process's static data or heap, are its until it is joined.
 * EINVAL: too few, none of these, or another thread's; ENOMEM: no memory for its record. */
int trivet_thread_create(trivet_thread **thread, trivet_callback *function, void *argument, void *stack,
                         uint32_t size);

/* Waits for the thread's end, once for each thread; 'result' may be null. ESRCH: it is none of this
 * process's that can be joined: it has been, somebody waits for it, or it is the caller. */
int trivet_thread_join(trivet_thread *thread, int *result);

/* Ends the calling thread. In the first one of a process: ends that, as _exit does. */
void trivet_thread_exit(int result) __attribute__((noreturn));

#ifdef __cplusplus
}
#endif
#endif
