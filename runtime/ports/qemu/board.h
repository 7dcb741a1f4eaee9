//===- board.h - processes on QEMU's boards --------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A firmware as small as one can be and still run programs that know nothing of
// it: a thread per process, and those it makes, preempted; a heap and a table
// of open files per process; consoles and files are the host's.
//
//   schedule.cpp  whose turn it is
//   system.cpp    what a C library asks for: read, write, sbrk, _exit ...
//   thread.cpp    threads that a process makes
//   port.cpp      what the loader asks for
//   lazy.cpp      functions that are bound at the first call
//   romfs.cpp     module files in an archive, if the bundle has none
//   flash.cpp     for the firmware that installs into flash
//   main.cpp      unpack the bundle, install, run, report
//   layout.ld.in  memory
//
// What is the CPU's is in a folder beside this one, for one board or several:
//
//   cpu.h         what a stopped thread consists of, caches, and a few figures
//   start.cpp     reset, faults, the instruction for semihosting
//   threads.cpp   the switch from one thread to another
//   layout.ld.in  memory, where the one here does not fit
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_QEMU_BOARD_H
#define TRIVET_PORTS_QEMU_BOARD_H
#include "arena.h"
#include "bundle.h"
#include "cpu.h"
#include "dlopen.h"
#include "trivet/bind.h"
#include "trivet/flash.h"
#include "trivet/loader.h"
#include <stdint.h>

extern "C" char __image_start[], __image_end[]; // flash, for an image

namespace trivet {

/// A second firmware links programs into flash before it starts them there.
#ifdef TRIVET_FLASH
constexpr bool IntoFlash = true;
#else
constexpr bool IntoFlash = false;
#endif

struct File {
  int handle = -1; // of the host; -1: not open
  uint32_t position = 0;
  bool append = false;
  bool shared = false; // standard input: closed by nobody
};

struct Process;

struct Thread {
  enum State : uint8_t {
    Unused,
    Ready,
    Waiting, // for the supervisor
    Done,    // one of a process, whose result nobody has asked for yet
    Ended    // the first one of a process, and with it all
  };
  Context context; // when it does not run
  volatile State state = Unused;
  uint32_t index = 0; // the program's place in the command
  trivet_process *process = nullptr;
  Process *owner = nullptr; // who is its process's first thread
  Thread *next = nullptr;   // of all: a process, its threads, the next one
  uintptr_t stack = 0, stack_size = 0;
  const Thread *volatile waits_for = nullptr; // until that is done
  void (*request)(void *) = nullptr; // for the supervisor, while it waits
  void *request_argument = nullptr;
};

/// Its first thread, and what all its threads share.
struct Process : Thread {
  uint32_t switches = 0; // how often it was given the processor
  const trivet_bundle_program *program = nullptr;
  char **argv = nullptr;
  int status = 0;
  uintptr_t heap = 0, heap_break = 0, heap_size = 0, heap_peak = 0;
  trivet_addr error_number = 0; // of the process's errno; 1: not asked yet
  File files[NumFiles];
  dl::Error *error = nullptr; // of dlopen and its kin
  const trivet_bound *volatile on_tick = nullptr;
};

/// What a stack is filled with, to see later how much was used.
constexpr uint32_t StackFill = 0x5aa55aa5;

// schedule.cpp
extern Thread *current; // whose turn it is
/// The supervisor is the first of 'count'.
void startThreads(Process *processes, unsigned count);
/// Makes 'thread' call function(thread) on its stack when its turn comes.
void prepareThread(Thread &thread, void (*function)(Thread *));
/// Ends the calling thread's process.
[[noreturn]] void endProcess(int status);
/// Has the supervisor call function(argument), on its stack, while no process
/// runs. What it does is therefore never under way twice.
void askSupervisor(void (*function)(void *), void *argument);
/// The same, f().
template <typename F> void askSupervisor(F &&f) {
  askSupervisor([](void *p) { (*static_cast<F *>(p))(); }, &f);
}
/// The supervisor sleeps until a process has ended, and does what is asked.
void waitForProcess();
/// For the switch: the running thread was stopped with this stack pointer;
/// whose turn is it now? One whose stack had no room is ended.
Thread &nextThread(uintptr_t sp);
/// For the timer's interrupt handler, before a switch: callbacks of processes.
void tick();
/// For faults: is that in the guard of the running thread's stack? Then the
/// thread wants to be ended, and the next one's turn come.
bool inGuard(uintptr_t address);
void endOverflown();
void reportOverflow(const Thread &thread);

/// The first thread of the process whose SB that is; null: nobody's.
Thread *threadOf(trivet_addr base);

// lazy.cpp
/// No first call of the running process's looks anything up any more.
void bindEverything();

// the CPU's threads.cpp
/// The supervisor, so far alone, becomes the first of 'count' processes.
void startSwitching(Process *processes, unsigned count);
/// The thread will call entry(thread, function) with this stack pointer.
void prepareContext(Thread &thread, uintptr_t sp,
                    void (*entry)(Thread *, void (*)(Thread *)),
                    void (*function)(Thread *));
/// Gives the processor to whose turn it is.
void requestSwitch();
/// Is this an exception's or interrupt's handler?
bool inHandler();
/// Before startSwitching: who writes there faults.
void protectFlash(const char *start, const char *end);

// thread.cpp
/// Forgets all threads but the first.
void endThreads(Process &process);

// system.cpp
void openConsole(Process &process, int input, const char *output,
                 const char *errors);
void closeFiles(Process &process);

// port.cpp
extern Arena data, &text, &records; // all one, where RecordRoom is 0
extern const char *bundle;
void initPort();
/// Room for data, in 'data' or the far one; 0 if there is none.
uintptr_t allocateData(uint32_t size, uint32_t align);
void releaseData(uintptr_t at);
uint32_t allocations();
/// Bytes that nobody has given back.
uint32_t stillUsed();

// romfs.cpp
/// Libraries that are asked for from now on are this program's.
void lookFor(const trivet_bundle_program &program);
/// Module files that are mapped; an error of the loader's.
int romfsProgram(const char *path, trivet_addr *file, uint32_t *size);
int romfsLibrary(const char *soname, trivet_addr *file, uint32_t *size);
/// The bundle's files, and what they need, into an image in the making.
int streamRomfs(trivet_flash_image *image);

// flash.cpp
/// Makes an image of the bundle's files; an error of the loader's.
int makeImage(const trivet_bundle &header);
/// What a file's program is called there; null: the file is a library.
const char *nameInFlash(const trivet_bundle &header, uint32_t file);

// main.cpp
/// Writes to the report; %s string, %d %u %x numbers.
void report(const char *format, ...);

} // namespace trivet
#endif
