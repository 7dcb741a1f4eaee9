//===- main.cpp - run the programs of a bundle ----------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `trivet run` has put a bundle into memory (bundle.h). All its programs are
// installed and made processes before the first one starts: if one cannot be,
// none runs. At the end everything is given back, and what is not is reported
// as a leak. The machine's exit status is that of the first program, in the
// order of the command, that failed.
//
// Reports are lines for `trivet run` to read, one fact each; what a user sees
// is made there.
//
//===----------------------------------------------------------------------===//
#include "board.h"
#include "semihost.h"
#include "trivet/circle.h"
#include "trivet/image.h"
#include "trivet/port_memory.h"
#include "trivet/versions.h"
#include <stdarg.h>

using namespace trivet;

static int report_handle = -1;

void trivet::report(const char *format, ...) {
  char line[LineRoom]; // a longer one goes in pieces
  unsigned n = 0;
  auto flush = [&] {
    line[n] = 0;
    if (report_handle >= 0)
      semihost::write(report_handle, line, n);
    else
      semihost::call(semihost::Write0, static_cast<const void *>(line));
    n = 0;
  };
  auto put = [&](char c) {
    line[n++] = c;
    if (n == sizeof line - 1)
      flush();
  };
  va_list args;
  va_start(args, format);
  for (; *format; ++format) {
    if (*format != '%') {
      put(*format);
      continue;
    }
    char kind = *++format;
    if (kind == 's') {
      for (const char *s = va_arg(args, const char *); *s; ++s)
        put(*s);
      continue;
    }
    // %x is an address.
    uintptr_t value =
        kind == 'x' ? va_arg(args, uintptr_t) : va_arg(args, uint32_t);
    uint32_t base = kind == 'x' ? 16 : 10;
    if (kind == 'd' && int32_t(value) < 0) {
      put('-');
      value = uint32_t(0) - uint32_t(value);
    }
    char digits[20];
    unsigned k = 0;
    do
      digits[k++] = "0123456789abcdef"[value % base];
    while (value /= base);
    while (k)
      put(digits[--k]);
  }
  va_end(args);
  flush();
}

namespace {

const trivet_bundle &header() {
  return *reinterpret_cast<const trivet_bundle *>(bundle);
}

trivet_image *image;

struct Job {
  trivet_module *module = nullptr;
  Process *process = nullptr;
};

void problem(int code, uint32_t program, const char *name) {
  char circle[LineRoom / 2];
  if (code == TRIVET_E_CYCLE) {
    trivet_circle_text(name, circle, sizeof circle);
    name = circle;
  }
  report("error %d %d %s\n", code, program, name);
}

/// The bundle may lie in flash, and a program may write to its arguments: the
/// array and the strings in RAM. Null if there is no room.
char **copyArguments(const trivet_bundle_program &program) {
  const uintptr_t *offsets =
      reinterpret_cast<const uintptr_t *>(bundle + program.argv);
  uint32_t size = uint32_t((program.argc + 1) * sizeof(char *));
  for (uint32_t i = 0; i < program.argc; ++i)
    size += semihost::length(bundle + offsets[i]) + 1;
  char **argv = reinterpret_cast<char **>(allocateData(size, 8));
  if (!argv)
    return nullptr;
  char *to = reinterpret_cast<char *>(argv + program.argc + 1);
  for (uint32_t i = 0; i < program.argc; ++i) {
    argv[i] = to;
    const char *from = bundle + offsets[i];
    do
      *to++ = *from;
    while (*from++);
  }
  argv[program.argc] = nullptr;
  return argv;
}

/// From the image, the romfs or the bundle.
int install(const trivet_bundle_program &program, trivet_module **module) {
  const char *name = IntoFlash             ? nameInFlash(header(), program.file)
                     : program.file == ~0u ? bundle + program.name
                                           : nullptr;
  if (name)
    return trivet_image_program(image, name, module);
  const trivet_bundle_file &file = reinterpret_cast<const trivet_bundle_file *>(
      bundle + header().files)[program.file];
  trivet_addr at =
      trivet_addr(reinterpret_cast<uintptr_t>(bundle)) + file.start;
  uint32_t size = file.size;
  if (header().romfs)
    if (int error = romfsProgram(bundle + file.name, &at, &size))
      return error;
  return trivet_module_install(at, size, module);
}

/// Was its program checked for an earlier job?
bool isChecked(const Job *jobs, uint32_t index) {
  for (uint32_t i = 0; i < index; ++i)
    if (jobs[i].module == jobs[index].module)
      return true;
  return false;
}

/// Installs the program and makes a process and a thread of it.
bool prepare(Job *jobs, uint32_t index, int input) {
  Job &job = jobs[index];
  Process &p = *job.process;
  const trivet_bundle_program &program =
      reinterpret_cast<const trivet_bundle_program *>(bundle +
                                                      header().programs)[index];
  p.index = index;
  p.program = &program;
  p.error_number = 1;
  lookFor(program);
  if (int error = install(program, &job.module)) {
    job.module = nullptr;
    problem(error, index, trivet_last_name());
    return false;
  }
  char mismatch[LineRoom / 2];
  int error = isChecked(jobs, index)
                  ? TRIVET_OK
                  : trivet_module_check(job.module, mismatch, sizeof mismatch);
  if (error) {
    problem(error, index, mismatch);
    return false;
  }
  if (int error = trivet_process_create(job.module, &p.process)) {
    problem(error, index, trivet_last_name());
    return false;
  }
  p.stack_size = header().stack;
  trivet_addr guard =
      trivet_port_place_data("stack", header().stack + StackGuard, StackGuard);
  p.stack = guard ? guard + StackGuard : 0;
  p.heap_size = header().heap;
  p.heap = p.heap_size ? trivet_port_place_data("heap", header().heap, 8) : 0;
  p.heap_break = p.heap;
  p.argv = copyArguments(program);
  if (!p.stack || (!p.heap && p.heap_size) || !p.argv) {
    problem(TRIVET_E_NO_MEMORY, index,
            !p.stack                 ? "its stack"
            : !p.heap && p.heap_size ? "its heap"
                                     : "its arguments");
    return false;
  }
  openConsole(p, input, bundle + program.output, bundle + program.errors);
  return true;
}

/// Gives back all that prepare took, complete or not.
void undo(Job &job) {
  Process &p = *job.process;
  closeFiles(p);
  if (p.argv)
    releaseData(reinterpret_cast<uintptr_t>(p.argv));
  if (p.heap)
    trivet_port_release_data(p.heap, header().heap);
  if (p.stack)
    trivet_port_release_data(p.stack - StackGuard, header().stack + StackGuard);
  dl::forget(p.error);
  if (p.process)
    trivet_process_destroy(p.process);
  if (job.module)
    trivet_module_uninstall(job.module);
}

/// What is in flash stays as it is: from here on, who writes there faults.
bool attachImage() {
  if (IntoFlash)
    if (int error = makeImage(header())) {
      problem(error, 0, trivet_last_name());
      return false;
    }
  protectFlash(__image_start, __image_end);
  trivet_addr at = trivet_addr(reinterpret_cast<uintptr_t>(__image_start));
  if (int error = trivet_image_attach(at, uint32_t(__image_end - __image_start),
                                      &image)) {
    problem(error, 0, trivet_last_name());
    return false;
  }
  return true;
}

void runProcess(Thread *thread) {
  Process &p = *thread->owner;
  static char *no_environment[] = {nullptr};
  int status = trivet_process_run(p.process, int(p.program->argc), p.argv,
                                  no_environment);
  endProcess(status);
}

void reportModule(const trivet_module *module, trivet_addr where,
                  void *context) {
  trivet_module_info info;
  trivet_module_describe(module, &info);
  report("module %d %d %x %d %x %d %d %d %s\n",
         static_cast<Process *>(context)->index, info.number, info.text,
         info.text_size, where, info.data_size, info.fields, info.veneers,
         info.name);
}

void reportProcess(const Process &t) {
  uint32_t unused = 0;
  while (unused < t.stack_size &&
         trivet_read32(trivet_addr(t.stack + unused)) == StackFill)
    unused += 4;
  report("process %d %d %d %d %d\n", t.index, t.status, t.stack_size - unused,
         t.heap_peak, t.switches);
}

int run(Job *jobs, Process *processes, uint32_t count) {
  for (uint32_t i = 0; i < count; ++i)
    prepareThread(*jobs[i].process, runProcess);
  if (header().flags & TRIVET_BUNDLE_STATS)
    for (uint32_t i = 0; i < count; ++i)
      trivet_process_visit(jobs[i].process->process, reportModule,
                           jobs[i].process);
  startThreads(processes, count + 1);
  for (uint32_t left = count; left;) {
    waitForProcess();
    for (uint32_t i = 0; i < count; ++i) {
      Process &t = *jobs[i].process;
      if (t.state != Thread::Ended)
        continue;
      endThreads(t); // while nobody else runs
      t.state = Thread::Unused;
      closeFiles(t);
      report("exit %d %d\n", i, t.status);
      if (header().flags & TRIVET_BUNDLE_STATS)
        reportProcess(t);
      --left;
    }
  }
  for (uint32_t i = 0; i < count; ++i)
    if (jobs[i].process->status)
      return jobs[i].process->status;
  return 0;
}

} // namespace

extern "C" int main() {
  if (header().magic != TRIVET_BUNDLE_MAGIC) {
    report("no bundle\n");
    return 125;
  }
  initPort();
  if (header().report)
    report_handle = semihost::open(bundle + header().report, 9);
  int input = header().input ? semihost::open(bundle + header().input, 1) : -1;

  // The supervisor is the first thread; records come from the firmware's own
  // memory.
  uint32_t count = header().num_programs;
  Process *processes = static_cast<Process *>(
      trivet_port_alloc_record((count + 1) * sizeof(Process)));
  Job *jobs = static_cast<Job *>(trivet_port_alloc_record(count * sizeof(Job)));
  int status = 126; // cannot execute
  if (!processes || !jobs) {
    problem(TRIVET_E_NO_MEMORY, 0, "its records");
  } else {
    processes[0] = Process();
    processes[0].owner = processes;
    bool good = true;
    for (uint32_t i = 0; i < count; ++i) {
      processes[i + 1] = Process();
      processes[i + 1].owner = &processes[i + 1];
      jobs[i] = Job();
      jobs[i].process = &processes[i + 1];
    }
    bool attached = !(IntoFlash || header().image_size) || attachImage();
    good = attached;
    for (uint32_t i = 0; i < count && attached; ++i)
      good &= prepare(jobs, i, input);
    if (good)
      status = run(jobs, processes, count);
    for (uint32_t i = count; i--;)
      undo(jobs[i]);
    if (image && trivet_image_detach(image))
      report("broken image\n");
  }
  if (jobs)
    trivet_port_free_record(jobs, count * sizeof(Job));
  if (processes)
    trivet_port_free_record(processes, (count + 1) * sizeof(Process));

  report("end %d %d %d %d\n", trivet_lookups(), text.peak(), data.peak(),
         allocations());
  if (uint32_t leaked = stillUsed()) {
    report("leak %d\n", leaked);
    return 125;
  }
  return status;
}
