/*===- trivet/dl.h - libraries that a process opens while it runs ---------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * An optional part of the loader, for a firmware's dlopen (runtime/ports/common/dlopen.cpp
 * is one, with POSIX's semantics). Neither the module table of a process nor its record can
 * move, so both have room in reserve: as much as the program says, --trivet-room=N of
 * `trivet ld`. A library that is opened is installed for the system as any other, or found
 * installed; its data is this process's.
 *
 * Functions return 0 or a negative TRIVET_E_* code, as in trivet/loader.h. All of them but
 * trivet_process_settle are calls of the loader, which must not overlap with others.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_DL_H
#define TRIVET_DL_H
#include "trivet/loader.h"
#ifdef __cplusplus
extern "C" {
#endif

enum {
  TRIVET_OPEN_INSTALLED = 1, /* only what the process has already */
  TRIVET_OPEN_GLOBAL = 2,    /* what is opened later finds its exports, and those of
                                what it needs, too */
  TRIVET_OPEN_FOREVER = 4,   /* stays until the process ends, however often it is closed;
                                as one does that was linked with -z nodelete */
};

/* Opens library 'soname' in 'process': its text if nobody has it installed, its data, its
 * words, and those of the libraries that it needs and the process has not. One that the
 * process has is only counted, or, if the program was linked with it, just found. Null is
 * the program itself. Pending imports of what is new look in the program, in all that it
 * needs and in what was opened as global, in the order of opening; then in the opened library and
 * what it needs; then in the firmware. Words of older modules stay as they are.
 * *library is valid in this process until it is closed as often as it was opened.
 * TRIVET_E_NO_ROOM: too many, or its number is beyond the process's table. */
int trivet_process_open(trivet_process *process, const char *soname, unsigned flags,
                        trivet_module **library);

/* Takes one opening of 'library' back. What nobody in the process needs any more waits for
 * its destructors, and for trivet_process_sweep. */
int trivet_process_close(trivet_process *process, trivet_module *library);

/* On a thread of the process: runs constructors of what was opened, needed ones' first, and
 * destructors of what was closed, in the reverse order of constructors. At the process's
 * end trivet_process_finish runs destructors of what is still open. Device only. */
void trivet_process_settle(trivet_process *process);

/* Gives back what is closed and destroyed. */
void trivet_process_sweep(trivet_process *process);

enum {
  TRIVET_LOOK_IN = 0, /* 'module' and what it needs, breadth first; the program: as ANY */
  TRIVET_LOOK_ANY,    /* where pending imports of 'module' look; null: of the program */
  TRIVET_LOOK_AFTER,  /* there too, but behind 'module' */
};
/* The address of export 'name' in this process; TRIVET_E_NO_SYMBOL. Each search ends with the
 * firmware's exports. */
int trivet_process_find(trivet_process *process, trivet_module *module, unsigned where,
                        const char *name, trivet_addr *address);

/* Whose text, or whose data in this process, an address lies in. */
typedef struct trivet_location {
  trivet_module *module;
  const char *name; /* of the module; "" if it has none */
  trivet_addr text; /* where its text is */
  const char *symbol;     /* the export around the address, or null */
  trivet_addr symbol_address; /* its own, as the program sees it */
} trivet_location;
/* TRIVET_E_NOT_OPEN: in none of the process's modules. */
int trivet_process_locate(trivet_process *process, trivet_addr address,
                          trivet_location *location);

#ifdef __cplusplus
}
#endif
#endif
