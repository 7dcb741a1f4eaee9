//===- host.h - the port for this computer ----------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One Linux program is the whole machine, and its libc the firmware:
//
//   main.cpp      command line, programs as threads, reports
//   port.cpp      what the loader asks: memory, module files
//   exports.cpp   what modules import from the host, and how they reach it
//   process.cpp   what ends, or begins, with a process and not with the program
//   asan.cpp      in the second build, for modules that AddressSanitizer watches
//
// Modules lie in the lowest 2 GiB, where code takes addresses for 32 bits. The
// host's own code does not; so each of its functions that a module uses gets a
// jump down there, which is that function's address for all modules.
//
// A process is a thread whose gs has its static base as base. The kernel
// switches it with the thread, and what the program makes by pthread_create
// inherits it.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_HOST_H
#define TRIVET_PORTS_HOST_H
#include "dlopen.h"
#include "trivet/bind.h"
#include "trivet/loader.h"
#include <pthread.h>
#include <setjmp.h>
#include <stddef.h>

namespace trivet {
namespace host {

//===-- port.cpp ----------------------------------------------------------===//

/// Folders in which libraries are looked for, in this order.
void addFolder(const char *folder);
/// The file, mapped; 0 if there is none. Its folder is searched last.
trivet_addr openFile(const char *path, uint32_t *size);
/// Of the file that these bytes are in.
const char *pathOf(const void *bytes);
/// Writes the word that code of the application finds its base by (Fixup.h).
void writeSelf(trivet_addr base);
extern uint32_t fail_at;     ///< this allocation of the loader fails; 0: none
extern uint32_t allocations; ///< by the loader
size_t stillUsed();
/// Memory in the lowest 2 GiB, whole pages, or null.
void *mapLow(size_t size, int protection);

//===-- process.cpp -------------------------------------------------------===//

struct Handler { // of atexit, __cxa_atexit
  void (*function)(void *);
  void *argument;
  void *module; ///< whose it is: __dso_handle; null: the process's
  Handler *next;
};

/// What has been written since the last end of a line, of one stream.
struct Line {
  char *bytes;
  size_t size, room;
};

struct Process {
  uint32_t index;
  const char *name; ///< as messages and prefixes call it
  int argc;
  char **argv;
  trivet_module *module;
  trivet_process *process;
  pthread_t thread;
  char *stack; ///< its lowest byte
  size_t stack_size;
  Handler *handlers, *quick_handlers;
  dl::Error *error; ///< of dlopen and its kin
  Line lines[2];    ///< standard output, standard error
  bool started;
  int status;
  jmp_buf end;
};

extern Process *processes;
extern uint32_t num_processes;
/// Whose thread this is; null: the machine's own.
Process *currentProcess();
/// The thread of a process, from its beginning to its end.
void *runProcess(void *process);
/// With several programs, each line of output begins with the program's name.
void separateOutput();
void flushLines(Process &p);
/// A signal that a program's mistake causes.
void catchFaults();
/// All others are for the threads of programs: a handler wants a static base.
void leaveSignals();

/// What modules import in place of libc's function, or null.
void *ownExport(const char *name);

//===-- main.cpp ----------------------------------------------------------===//

/// One line to `trivet run`, or, without it, to standard error.
void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

} // namespace host
} // namespace trivet
#endif
