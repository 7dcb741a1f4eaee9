//===- board.h - processes on the mps2 boards ------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A firmware as small as one can be and still run programs that know nothing of
// it: a thread per process, switched by SysTick and PendSV; a heap and a table
// of open files per process; consoles and files are the host's.
//
//   start.cpp     vectors, reset, faults
//   threads.cpp   the switch between processes
//   system.cpp    what a C library asks for: read, write, sbrk, _exit ...
//   port.cpp      what the loader asks for
//   main.cpp      unpack the bundle, install, run, report
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_MPS2_BOARD_H
#define TRIVET_PORTS_MPS2_BOARD_H
#include "arena.h"
#include "bundle.h"
#include "trivet/loader.h"
#include <stdint.h>

namespace trivet {

struct File {
  int handle = -1; // of the host; -1: not open
  uint32_t position = 0;
  bool append = false;
  bool shared = false; // standard input: closed by nobody
};

struct Thread {
  enum State : uint8_t { Unused, Ready, Ended };
  // The switch stores here; offset 0.
  uint32_t *sp = nullptr;
  volatile State state = Unused;
  bool switched = false; // has been preempted or resumed at least once
  uint32_t index = 0;    // the program's place in the command
  uint32_t switches = 0; // how often it was given the processor
  trivet_process *process = nullptr;
  const trivet_bundle_program *program = nullptr;
  int status = 0;
  uintptr_t stack = 0, stack_size = 0;
  uintptr_t heap = 0, heap_break = 0, heap_size = 0, heap_peak = 0;
  trivet_addr error_number = 0; // of the process's errno; 1: not asked yet
  static constexpr unsigned NumFiles = 20;
  File files[NumFiles];
};

// threads.cpp
/// Bytes below each stack that fault when touched, on a multiple of this.
constexpr uint32_t StackGuard = 256;
extern Thread *current; // whose turn it is; the supervisor's is threads[0]
void startThreads(Thread *threads, unsigned count);
/// Makes 'thread' call function(thread) on its stack when its turn comes.
void prepareThread(Thread &thread, void (*function)(Thread *));
/// Ends the calling thread.
[[noreturn]] void endThread(int status);
/// For a fault of the running thread: CFSR, and the address it names. True if
/// its stack had no room; the thread is ended then, and the switch to another
/// wants to be the next thing that happens, with a stack pointer that has room.
bool endIfOverflown(uint32_t cause, uintptr_t address);
/// The supervisor sleeps until a thread has ended.
void waitForThread();

// system.cpp
void openConsole(Thread &thread, int input, const char *output,
                 const char *errors);
void closeFiles(Thread &thread);

// port.cpp
extern Arena text, data, records;
extern const char *bundle;
void initPort();
uint32_t allocations();
/// Bytes that nobody has given back.
uint32_t stillUsed();

// main.cpp
/// Writes to the report; %s string, %d %u %x numbers.
void report(const char *format, ...);

} // namespace trivet
#endif
