//===- main.cpp - programs on this computer -------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//   firmware.elf [options] PROGRAM [ARGUMENT...]            for a debugger
//   firmware.elf [options] --programs {NAME COUNT ARGUMENT...}...   trivet run
//
//     -L DIR               look for libraries there
//     --stack=BYTES        of each process
//     --report=FILE        number of an open file for reports
//     --stats              report figures too
//     --fail-allocation=N  let the loader's Nth allocation fail
//
// As on boards, all programs are installed and made processes before the first
// one starts: if one cannot be, none runs. At the end everything is given back,
// and what is not is reported as a leak. The exit status is that of the first
// program, in the order of the command, that failed.
//
// The loader is called by the first thread alone before programs start and
// after they have ended; meanwhile by dlopen and its kin, one at a time
// (process.cpp).
//
//===----------------------------------------------------------------------===//
#include "host.h"
#include "trivet/circle.h"
#include "trivet/versions.h"
#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace trivet;
using namespace trivet::host;

/// A debugger stops here to learn where a module is (firmware.elf-gdb.py).
extern "C" __attribute__((noinline)) void
trivet_module_placed(const char *path, trivet_addr text, trivet_addr data) {
  asm volatile("" ::"r"(path), "r"(text), "r"(data));
}

static int report_file = -1;
static bool stats;

void trivet::host::report(const char *format, ...) {
  char line[1024];
  va_list args;
  va_start(args, format);
  int size = vsnprintf(line, sizeof line, format, args);
  va_end(args);
  if (size > int(sizeof line) - 1)
    size = sizeof line - 1;
  if (report_file < 0 && strncmp(line, "quit ", 5) == 0)
    return;
  if (write(report_file >= 0 ? report_file : 2, line, size_t(size)) < 0)
    return;
}

namespace {

/// A report that says nothing to a user.
bool reportsFacts() { return report_file >= 0 || stats; }

void problem(int code, const Process &p, const char *name) {
  char circle[512];
  if (code == TRIVET_E_CYCLE) {
    trivet_circle_text(name, circle, sizeof circle);
    name = circle;
  }
  if (report_file >= 0)
    return report("error %d %u %s\n", code, p.index, name);
  const char *text = trivet_error_text(code), *place = strchr(text, '%');
  report("%s: error: %.*s%s%s\n", p.name, int(place - text), text,
         *name ? name : p.name, place + 1);
}

/// Was its program checked for an earlier process?
bool isChecked(const Process &p) {
  for (const Process *other = processes; other != &p; ++other)
    if (other->module == p.module)
      return true;
  return false;
}

/// Installs the program and makes a process of it.
bool prepare(Process &p) {
  uint32_t size = 0;
  trivet_addr file = openFile(p.argv[0], &size);
  if (!file) {
    problem(TRIVET_E_NO_MODULE, p, p.argv[0]);
    return false;
  }
  if (int error = trivet_module_install(file, size, &p.module)) {
    p.module = nullptr;
    problem(error, p, trivet_last_name());
    return false;
  }
  char mismatch[512];
  int error = isChecked(p)
                  ? TRIVET_OK
                  : trivet_module_check(p.module, mismatch, sizeof mismatch);
  if (error) {
    problem(error, p, mismatch);
    return false;
  }
  if (int error = trivet_process_create(p.module, &p.process)) {
    p.process = nullptr;
    problem(error, p, trivet_last_name());
    return false;
  }
  writeSelf(trivet_process_base(p.process));
  p.stack = static_cast<char *>(mapLow(p.stack_size, PROT_READ | PROT_WRITE));
  if (!p.stack) {
    problem(TRIVET_E_NO_MEMORY, p, "its stack");
    return false;
  }
  return true;
}

/// Gives back all that prepare took, complete or not.
void undo(Process &p) {
  dl::forget(p.error);
  if (p.process)
    trivet_process_destroy(p.process);
  if (p.module)
    trivet_module_uninstall(p.module);
}

void reportModule(const trivet_module *module, trivet_addr where,
                  void *context) {
  trivet_module_info info;
  trivet_module_describe(module, &info);
  report("module %u %u %lx %u %lx %u %u %u %s\n",
         static_cast<Process *>(context)->index, info.number, info.text,
         info.text_size, where, info.data_size, info.fields, info.veneers,
         info.name);
}

void tellDebugger(const trivet_module *module, trivet_addr where,
                  void *context) {
  trivet_module_info info;
  trivet_module_describe(module, &info);
  const char *path = info.number ? pathOf(info.name)
                                 : static_cast<Process *>(context)->argv[0];
  trivet_module_placed(path, info.text, where);
}

bool start(Process &p) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  // The lowest page is the guard.
  mprotect(p.stack, 4096, PROT_NONE);
  pthread_attr_setstack(&attributes, p.stack + 4096, p.stack_size - 4096);
  p.stack += 4096;
  p.started = pthread_create(&p.thread, &attributes, runProcess, &p) == 0;
  pthread_attr_destroy(&attributes);
  return p.started;
}

/// Threads that programs made and left behind. One that has been joined is
/// listed a little longer.
bool othersRun() {
  for (int patience = 100; patience--; usleep(1000)) {
    int count = 0;
    if (DIR *tasks = opendir("/proc/self/task")) {
      while (dirent *entry = readdir(tasks))
        count += entry->d_name[0] != '.';
      closedir(tasks);
    }
    if (count <= 1)
      return false;
  }
  return true;
}

int run() {
  for (uint32_t i = 0; i != num_processes; ++i) {
    Process &p = processes[i];
    trivet_process_visit(p.process, tellDebugger, &p);
    if (stats)
      trivet_process_visit(p.process, reportModule, &p);
  }
  for (uint32_t i = 0; i != num_processes; ++i)
    if (!start(processes[i])) {
      problem(TRIVET_E_NO_MEMORY, processes[i], "its thread");
      _exit(126);
    }
  int status = 0;
  for (uint32_t i = 0; i != num_processes; ++i) {
    Process &p = processes[i];
    pthread_join(p.thread, nullptr);
    if (reportsFacts())
      report("exit %u %d\n", i, p.status);
    if (!status)
      status = p.status;
  }
  return status;
}

[[noreturn]] void usage(const char *what) {
  report("problem 0 %s: see runtime/ports/host/main.cpp\n", what);
  exit(125);
}

void addProcess(const char *name, int argc, char **argv, size_t stack) {
  processes = static_cast<Process *>(
      realloc(processes, (num_processes + 1) * sizeof(Process)));
  Process &p = processes[num_processes];
  memset(&p, 0, sizeof p);
  p.index = num_processes++;
  p.name = name;
  p.argc = argc;
  p.argv = argv;
  p.stack_size = stack;
}

void parse(char **args) {
  size_t stack = 8 << 20;
  const char *value;
  auto is = [&](const char *arg, const char *option) {
    size_t length = strlen(option);
    value = arg + length;
    return strncmp(arg, option, length) == 0;
  };
  for (; *args; ++args) {
    if (is(*args, "--stack="))
      stack = (strtoull(value, nullptr, 0) + 4095) & ~size_t(4095);
    else if (is(*args, "--report="))
      report_file = atoi(value);
    else if (is(*args, "--fail-allocation="))
      fail_at = uint32_t(strtoul(value, nullptr, 0));
    else if (strcmp(*args, "--stats") == 0)
      stats = true;
    else if (strcmp(*args, "-L") == 0 && args[1])
      addFolder(*++args);
    else
      break;
  }
  if (!*args)
    usage("no program given");
  if (strcmp(*args, "--programs") != 0) {
    int argc = 0;
    while (args[argc])
      ++argc;
    return addProcess(args[0], argc, args, stack);
  }
  for (++args; *args;) {
    const char *name = *args++;
    int argc = *args ? atoi(*args++) : 0;
    char **argv = static_cast<char **>(calloc(size_t(argc) + 1, sizeof *argv));
    for (int i = 0; i != argc; ++i)
      if (!(argv[i] = *args++))
        usage("too few arguments");
    if (argc < 1)
      usage("no arguments");
    addProcess(name, argc, argv, stack);
  }
}

} // namespace

int main(int, char **argv) {
  parse(argv + 1);
  catchFaults();
  leaveSignals();
  bool good = true;
  for (uint32_t i = 0; i != num_processes; ++i)
    good &= prepare(processes[i]);
  if (num_processes > 1)
    separateOutput();
  int status = good ? run() : 126; // cannot execute
  fflush(nullptr);
  if (othersRun()) {
    report("problem 0 threads are left: they end with the machine\n");
    _exit(status);
  }
  for (uint32_t i = num_processes; i--;)
    undo(processes[i]);
  if (reportsFacts())
    report("end %u 0 0 %u\n", trivet_lookups(), allocations);
  if (size_t leaked = stillUsed()) {
    report("leak %zu\n", leaked);
    return 125;
  }
  return status;
}
