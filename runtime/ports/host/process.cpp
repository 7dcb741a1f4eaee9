//===- process.cpp - what a process has of its own ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// For libc all programs together are one process of Linux. Where that would be
// wrong modules get a function of ours under libc's name: whatever
// ends a process (exit, abort, a failed assertion), and what is to happen at
// its end (atexit). All else is shared: heap, open files, environment, working
// directory, signal handlers.
//
// Output of several programs is told apart by who writes: then stdout and
// stderr are streams without a buffer, whose bytes come to lines here.
//
//===----------------------------------------------------------------------===//
#include "host.h"
#include "trivet/lazy.h"
#include <asm/prctl.h>
#include <errno.h>
#include <initializer_list>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace trivet;
using namespace trivet::host;

namespace trivet {
namespace host {

Process *processes;
uint32_t num_processes;

static thread_local Process *current;
constexpr int Faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};

Process *currentProcess() {
  if (current)
    return current;
  // A thread that a program made.
  trivet_addr base = 0;
  if (syscall(SYS_arch_prctl, ARCH_GET_GS, &base) != 0 || !base)
    return nullptr;
  for (uint32_t i = 0; i != num_processes; ++i)
    if (processes[i].process &&
        trivet_process_base(processes[i].process) == base)
      return current = &processes[i];
  return nullptr;
}

/// From this thread, but for faults; what was held before.
static sigset_t holdSignals() {
  sigset_t signals, before;
  sigfillset(&signals);
  for (int fault : Faults)
    sigdelset(&signals, fault);
  pthread_sigmask(SIG_BLOCK, &signals, &before);
  return before;
}

static sigset_t programs_signals;
void leaveSignals() { programs_signals = holdSignals(); }

static void setBase(trivet_addr base) {
  syscall(SYS_arch_prctl, ARCH_SET_GS, base);
}

//===-- beginning and end -------------------------------------------------===//

static void runHandlers(Handler *&list) {
  while (Handler *h = list) {
    list = h->next; // it may add others
    h->function(h->argument);
    free(h);
  }
}

/// GCC's ABI: struct __emutls_object; one for each thread-local variable and
/// process.
struct Variable {
  size_t size, alignment;
  void *unused;
  const void *initial; ///< null: zeros
};

/// What is a thread's own, given back at its end.
struct Thread {
  struct Entry {
    Variable *variable;
    void *copy;
    Entry *next;
  } *buckets[64];
  Handler *handlers; ///< destructors of copies
  ~Thread() {
    runHandlers(handlers);
    for (Entry *list : buckets)
      while (Entry *e = list) {
        list = e->next;
        free(e->copy);
        free(e);
      }
  }
};
static thread_local Thread thread;

void *runProcess(void *argument) {
  Process &p = *static_cast<Process *>(argument);
  current = &p;
  // Faults may be those of a full stack.
  constexpr size_t SignalStack = 64 * 1024;
  stack_t alternative{};
  alternative.ss_sp = malloc(SignalStack);
  alternative.ss_size = SignalStack;
  sigaltstack(&alternative, nullptr);
  setBase(trivet_process_base(p.process));
  pthread_sigmask(SIG_SETMASK, &programs_signals, nullptr);
  if (_setjmp(p.end) == 0) {
    p.status = trivet_process_run(p.process, p.argc, p.argv, environ);
    runHandlers(p.handlers);
  }
  flushLines(p);
  alternative.ss_flags = SS_DISABLE;
  sigaltstack(&alternative, nullptr);
  free(alternative.ss_sp);
  return nullptr;
}

static const pid_t machine = getpid();

/// Back to the thread's beginning.
[[noreturn]] static void end(int status) {
  Process *p = currentProcess();
  if (getpid() !=
      machine) // a program has forked, and nobody waits for its end here
    _exit(status);
  if (p && pthread_equal(pthread_self(), p->thread)) {
    p->status = status & 0xff; // as the kernel has it
    thread.handlers = nullptr; // exit has run them, others must not
    longjmp(p->end, 1);
  }
  if (num_processes > 1) {
    report("problem %u exit in another thread than its first: run it alone\n",
           p ? p->index : 0);
    status = 125;
  }
  fflush(nullptr);
  report("quit %u %d\n", p ? p->index : 0, status & 0xff);
  _exit(status);
}

} // namespace host
} // namespace trivet

extern "C" {

[[noreturn]] static void own_exit(int status) {
  if (Process *p = currentProcess()) {
    runHandlers(thread.handlers);
    runHandlers(p->handlers);
    trivet_process_finish(p->process);
  }
  fflush(nullptr);
  end(status);
}
[[noreturn]] static void own__exit(int status) { end(status); }
[[noreturn]] static void own_quick_exit(int status) {
  if (Process *p = currentProcess())
    runHandlers(p->quick_handlers);
  end(status);
}
/// The status that a shell shows of it.
[[noreturn]] static void own_abort(void) {
  fflush(nullptr);
  end(128 + SIGABRT);
}
[[noreturn]] static void own___assert_fail(const char *what, const char *file,
                                           unsigned line,
                                           const char *function) {
  fprintf(stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line,
          function ? function : "?", what);
  own_abort();
}

static int addTo(Handler *&list, void (*function)(void *), void *argument,
                 void *module = nullptr) {
  Handler *h = static_cast<Handler *>(malloc(sizeof(Handler)));
  if (!h)
    return -1;
  *h = {function, argument, module, list};
  list = h;
  return 0;
}
static int add(Handler *Process::*list, void (*function)(void *),
               void *argument, void *module = nullptr) {
  Process *p = currentProcess();
  return p ? addTo(p->*list, function, argument, module) : -1;
}
static int own___cxa_atexit(void (*function)(void *), void *argument,
                            void *module) {
  return add(&Process::handlers, function, argument, module);
}
static int own___cxa_thread_atexit(void (*function)(void *), void *object,
                                   void *) {
  return addTo(thread.handlers, function, object);
}
// In the calling convention a function without parameters may be given one.
static int own_atexit(void (*function)(void)) {
  return add(&Process::handlers, reinterpret_cast<void (*)(void *)>(function),
             nullptr);
}
static int own_at_quick_exit(void (*function)(void)) {
  return add(&Process::quick_handlers,
             reinterpret_cast<void (*)(void *)>(function), nullptr);
}
static int own___cxa_at_quick_exit(void (*function)(void *), void *) {
  return add(&Process::quick_handlers, function, nullptr);
}
/// A library that goes before its process: its handlers, the last one first.
static void own___cxa_finalize(void *module) {
  Process *p = currentProcess();
  for (Handler **link = p ? &p->handlers : nullptr; link && *link;) {
    Handler *h = *link;
    if (h->module != module) {
      link = &h->next;
      continue;
    }
    *link = h->next;
    h->function(h->argument);
    free(h);
    link = &p->handlers; // it may have added others
  }
}

static void own_trivet_bind_current(trivet_bound *bound,
                                    trivet_callback *function, void *argument) {
  trivet_bind(bound, currentProcess()->process, function, argument);
}

void trivet_bind_lazy(); // Entry.S
constexpr auto own_trivet_bind_lazy = trivet_bind_lazy;
constexpr auto own_trivet_invoke = trivet_invoke;
constexpr auto own_dlopen = trivet_dlopen;
constexpr auto own_dlclose = trivet_dlclose;
constexpr auto own_dlsym = trivet_dlsym;
constexpr auto own_dladdr = trivet_dladdr;
constexpr auto own_dlerror = trivet_dlerror;

static ssize_t own_write(int file, const void *bytes, size_t size);
}

//===-- callbacks ---------------------------------------------------------===//

/// For the time of the call this thread is one of the bound process, whosever
/// it is: its output, its end.
int trivet_invoke(const trivet_bound *bound, intptr_t value) {
  trivet_addr base = 0;
  syscall(SYS_arch_prctl, ARCH_GET_GS, &base);
  Process *process = trivet::host::current;
  trivet::host::current = nullptr;
  trivet::host::setBase(bound->base);
  int result = bound->function(bound->argument, value);
  trivet::host::setBase(base);
  trivet::host::current = process;
  return result;
}

//===-- opening libraries -------------------------------------------------===//

trivet_process *trivet::dl::currentProcess() {
  Process *p = trivet::host::currentProcess();
  return p ? p->process : nullptr;
}
dl::Error *&trivet::dl::currentError() {
  return trivet::host::currentProcess()->error;
}

/// A signal's handler may call what is not bound yet, so it waits.
void trivet::dl::exclusively(void (*function)(void *), void *argument) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  sigset_t before = holdSignals();
  pthread_mutex_lock(&lock);
  function(argument);
  pthread_mutex_unlock(&lock);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

/// The first call of a function, or another thread's meanwhile.
extern "C" trivet_addr trivet_resolve_lazy(trivet_addr stub, trivet_addr base) {
  trivet_addr function = 0;
  trivet::dl::exclusively([&] {
    const Process *p = processes;
    while (trivet_process_base(p->process) != base)
      ++p;
    if (int error = trivet_process_bind(p->process, stub, &function))
      report("error %d %u %s\n", error, p->index, trivet_last_name());
  });
  if (!function)
    end(127); // what a shell says of a command that it cannot find
  return function;
}

void trivet::dl::lookInto(const char *path, uint32_t length) {
  char *folder = strndup(path, length > 1 ? length - 1 : length);
  if (folder)
    addFolder(folder);
  free(folder);
}

static void *own___emutls_get_address(Variable *v) {
  Thread::Entry *&list =
      thread.buckets[reinterpret_cast<uintptr_t>(v) / sizeof *v % 64];
  for (Thread::Entry *e = list; e; e = e->next)
    if (e->variable == v)
      return e->copy;
  size_t alignment =
      v->alignment < sizeof(void *) ? sizeof(void *) : v->alignment;
  auto *e = static_cast<Thread::Entry *>(malloc(sizeof(Thread::Entry)));
  void *copy =
      aligned_alloc(alignment, (v->size + alignment - 1) & ~(alignment - 1));
  if (!e || !copy)
    own_abort(); // an address cannot say no
  if (v->initial)
    memcpy(copy, v->initial, v->size);
  else
    memset(copy, 0, v->size);
  *e = {v, copy, list};
  list = e;
  return copy;
}

//===-- lines of several programs -----------------------------------------===//

namespace {

bool separate;
pthread_mutex_t output_lock = PTHREAD_MUTEX_INITIALIZER;

void writeAll(int file, const char *bytes, size_t size) {
  while (size) {
    ssize_t written = ::write(file, bytes, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return;
    bytes += written;
    size -= size_t(written);
  }
}

/// Room for 'more' bytes and a last newline.
bool grow(Line &line, size_t more) {
  if (line.size + more + 1 <= line.room)
    return true;
  size_t room = 2 * (line.size + more + 1);
  char *bytes = static_cast<char *>(realloc(line.bytes, room));
  if (!bytes)
    return false;
  line.bytes = bytes;
  line.room = room;
  return true;
}

void writeLine(const Process &p, Line &line, int file) {
  pthread_mutex_lock(&output_lock);
  writeAll(file, p.name, strlen(p.name));
  writeAll(file, ": ", 2);
  writeAll(file, line.bytes, line.size);
  pthread_mutex_unlock(&output_lock);
  line.size = 0;
}

ssize_t deliver(int file, const char *bytes, size_t size) {
  Process *p = currentProcess();
  if (!p) {
    writeAll(file, bytes, size);
    return ssize_t(size);
  }
  Line &line = p->lines[file - 1];
  for (size_t i = 0; i != size; ++i) {
    if (!grow(line, 1))
      return -1;
    line.bytes[line.size++] = bytes[i];
    if (bytes[i] == '\n')
      writeLine(*p, line, file);
  }
  return ssize_t(size);
}

} // namespace

static ssize_t own_write(int file, const void *bytes, size_t size) {
  return separate && (file == 1 || file == 2)
             ? deliver(file, static_cast<const char *>(bytes), size)
             : ::write(file, bytes, size);
}

void trivet::host::separateOutput() {
  separate = true;
  cookie_io_functions_t functions{};
  functions.write = [](void *cookie, const char *bytes, size_t size) {
    return deliver(int(reinterpret_cast<intptr_t>(cookie)), bytes, size);
  };
  stdout = fopencookie(reinterpret_cast<void *>(1), "w", functions);
  stderr = fopencookie(reinterpret_cast<void *>(2), "w", functions);
  setvbuf(stdout, nullptr, _IONBF, 0);
  setvbuf(stderr, nullptr, _IONBF, 0);
}

void trivet::host::flushLines(Process &p) {
  for (int stream : {0, 1})
    if (Line &line = p.lines[stream]; line.size && grow(line, 0)) {
      line.bytes[line.size++] = '\n';
      writeLine(p, line, stream + 1);
    }
}

//===-- faults ------------------------------------------------------------===//

static void onFault(int number, siginfo_t *info, void *) {
  signal(number, SIG_DFL); // returning does it again, for a core dump
  Process *p = currentProcess();
  const char *at = static_cast<const char *>(info->si_addr);
  if (p && number == SIGSEGV && at < p->stack + 4096 && at >= p->stack - 65536)
    report("overflow %u\n", p->index);
  else if (p)
    report("fault %u %s at address %p\n", p->index, strsignal(number), at);
  else
    report("the machine's own %s at address %p\n", strsignal(number), at);
}

void trivet::host::catchFaults() {
  struct sigaction action{};
  action.sa_sigaction = onFault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (int number : Faults)
    sigaction(number, &action, nullptr);
}

//===-- under libc's names ------------------------------------------------===//

void *trivet::host::ownExport(const char *name) {
  static const struct {
    const char *name;
    void *function;
  } Exports[] = {
#define TRIVET_HOST_EXPORT(name) {#name, reinterpret_cast<void *>(own_##name)},
#include "exports.def"
      {"_Exit", reinterpret_cast<void *>(own__exit)},
      {"__cxa_thread_atexit_impl",
       reinterpret_cast<void *>(own___cxa_thread_atexit)},
  };
  for (const auto &e : Exports)
    if (strcmp(e.name, name) == 0)
      return e.function;
  return nullptr;
}
