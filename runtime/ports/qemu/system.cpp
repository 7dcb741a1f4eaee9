//===- system.cpp - what a C library asks for -----------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The POSIX layer below picolibc, exported to modules. Each function serves the
// process whose thread calls it: its heap, its open files, its errno. That
// errno is a datum of the libc module, which the firmware finds as any pending
// import would be found: by name, in the process.
//
// Types are picolibc's, whose headers this firmware is built without: off_t and
// clock_t are long, time_t has 64 bits.
//
//===----------------------------------------------------------------------===//
#include "board.h"
#include "semihost.h"
#include "trivet/firmware.h"
#include <stdarg.h>
#include <stddef.h>

using namespace trivet;

namespace {

enum Errno {
  EPERM = 1,
  ENOENT = 2,
  ESRCH = 3,
  EIO = 5,
  EBADF = 9,
  ENOMEM = 12,
  EEXIST = 17,
  EINVAL = 22,
  EMFILE = 24,
  ESPIPE = 29,
};

enum OpenFlags {
  O_ACCMODE = 3,
  O_WRONLY = 1,
  O_CREAT = 0x40,
  O_TRUNC = 0x200,
  O_APPEND = 0x400,
  O_EXCL = 0x800,
};

enum FileMode : uint32_t {
  S_IFCHR = 0020000,
  S_IFREG = 0100000,
  Permissions = 0644
};

struct timespec {
  int64_t tv_sec;
  long tv_nsec;
};
struct FileStatus {
  short st_dev;
  unsigned short st_ino;
  uint32_t st_mode;
  unsigned short st_nlink, st_uid, st_gid;
  short st_rdev;
  long st_size;
  timespec st_atim, st_mtim, st_ctim;
  long st_blksize, st_blocks;
  long st_spare4[2];
};
struct timeval {
  int64_t tv_sec;
  long tv_usec;
};
struct tms {
  unsigned long tms_utime, tms_stime, tms_cutime, tms_cstime;
};

/// The process whose thread calls.
Process &self() { return *current->owner; }

int fail(int error) {
  Process &p = self();
  if (p.error_number == 1)
    p.error_number = trivet_process_symbol(p.process, "errno");
  if (p.error_number)
    *reinterpret_cast<int *>(p.error_number) = error;
  return -1;
}

/// The host's reason for what just failed; Linux and picolibc agree on the
/// numbers of files' errors.
int failAsHost() {
  int error = int(semihost::call(semihost::Errno, nullptr));
  return fail(error > 0 ? error : EIO);
}

File *fileOf(int fd) {
  if (unsigned(fd) < NumFiles && self().files[fd].handle >= 0)
    return &self().files[fd];
  fail(EBADF);
  return nullptr;
}

long lengthOf(int handle) {
  return long(semihost::call(semihost::Flen, uint32_t(handle)));
}

void describe(int handle, FileStatus *st) {
  *st = {};
  st->st_nlink = 1;
  st->st_blksize = 512;
  if (semihost::call(semihost::IsTTY, uint32_t(handle)) == 1) {
    st->st_mode = S_IFCHR | Permissions;
    return;
  }
  long length = lengthOf(handle);
  st->st_mode = S_IFREG | Permissions;
  st->st_size = length < 0 ? 0 : length;
  st->st_blocks = (st->st_size + 511) / 512;
}

} // namespace

void trivet::openConsole(Process &process, int input, const char *output,
                         const char *errors) {
  process.files[0].handle = input;
  process.files[0].shared = true;
  process.files[1].handle = semihost::open(output, 9); // ab: nothing is cut off
  process.files[2].handle = semihost::open(errors, 9);
}

void trivet::closeFiles(Process &process) {
  for (File &file : process.files) {
    if (file.handle >= 0 && !file.shared)
      semihost::call(semihost::Close, uint32_t(file.handle));
    file.handle = -1;
  }
}

trivet_process *trivet::dl::currentProcess() { return current->process; }
dl::Error *&trivet::dl::currentError() { return self().error; }
void trivet::dl::exclusively(void (*function)(void *), void *argument) {
  const trivet_bundle_program &program = *self().program;
  askSupervisor([&] {
    lookFor(program);
    function(argument);
  });
}

extern "C" {

int read(int fd, void *to, size_t size) {
  File *file = fileOf(fd);
  if (!file)
    return -1;
  uint32_t left = semihost::call(semihost::Read, uint32_t(file->handle),
                                 uintptr_t(to), size);
  if (left > size)
    return failAsHost();
  file->position += size - left;
  return int(size - left);
}

int write(int fd, const void *from, size_t size) {
  File *file = fileOf(fd);
  if (!file)
    return -1;
  uint32_t left = semihost::call(semihost::Write, uint32_t(file->handle),
                                 uintptr_t(from), size);
  if (left == size && size)
    return failAsHost();
  if (file->append)
    file->position = uint32_t(lengthOf(file->handle));
  else
    file->position += size - left;
  return int(size - left);
}

int open(const char *path, int flags, ...) {
  File *file = nullptr;
  int fd = 0;
  for (; fd < int(NumFiles) && !file; ++fd)
    if (self().files[fd].handle < 0)
      file = &self().files[fd];
  if (!file)
    return fail(EMFILE);
  --fd;
  bool write = (flags & O_ACCMODE) != 0;
  int handle = -1;
  // What there is is opened as it is; made or cut only if asked for.
  if (write && (flags & O_APPEND)) {
    if (!(flags & O_CREAT) || (flags & O_EXCL))
      handle = semihost::open(path, 1);
  } else if (!write || !(flags & O_TRUNC) || !(flags & O_CREAT) ||
             (flags & O_EXCL)) {
    handle = semihost::open(path, write ? 3 : 1);
  }
  if (handle >= 0 && (flags & O_CREAT) && (flags & O_EXCL)) {
    semihost::call(semihost::Close, uint32_t(handle));
    return fail(EEXIST);
  }
  if (write &&
      (handle >= 0 ? (flags & (O_TRUNC | O_APPEND)) : (flags & O_CREAT))) {
    if (handle >= 0)
      semihost::call(semihost::Close, uint32_t(handle));
    bool both = (flags & O_ACCMODE) != O_WRONLY;
    handle = semihost::open(path, (flags & O_APPEND ? 9 : 5) + (both ? 2 : 0));
  }
  if (handle < 0)
    return failAsHost();
  *file = File();
  file->handle = handle;
  file->append = flags & O_APPEND;
  return fd;
}

int close(int fd) {
  File *file = fileOf(fd);
  if (!file)
    return -1;
  if (!file->shared)
    semihost::call(semihost::Close, uint32_t(file->handle));
  *file = File();
  return 0;
}

long lseek(int fd, long offset, int whence) {
  File *file = fileOf(fd);
  if (!file)
    return -1;
  if (whence == 1)
    offset += long(file->position);
  else if (whence == 2) {
    long length = lengthOf(file->handle);
    if (length < 0)
      return fail(ESPIPE);
    offset += length;
  } else if (whence != 0)
    return fail(EINVAL);
  if (offset < 0)
    return fail(EINVAL);
  if (semihost::call(semihost::Seek, uint32_t(file->handle),
                     uint32_t(offset)) != 0)
    return fail(ESPIPE);
  file->position = uint32_t(offset);
  return offset;
}

int fstat(int fd, FileStatus *st) {
  File *file = fileOf(fd);
  if (!file)
    return -1;
  describe(file->handle, st);
  return 0;
}

int stat(const char *path, FileStatus *st) {
  int handle = semihost::open(path, 1);
  if (handle < 0)
    return failAsHost();
  describe(handle, st);
  semihost::call(semihost::Close, uint32_t(handle));
  return 0;
}

int unlink(const char *path) {
  if (semihost::call(semihost::Remove, uintptr_t(path),
                     semihost::length(path)) != 0)
    return failAsHost();
  return 0;
}

int rename(const char *from, const char *to) {
  if (semihost::call(semihost::Rename, uintptr_t(from), semihost::length(from),
                     uintptr_t(to), semihost::length(to)) != 0)
    return failAsHost();
  return 0;
}

int isatty(int fd) {
  File *file = fileOf(fd);
  return file && semihost::call(semihost::IsTTY, uint32_t(file->handle)) == 1;
}

void *sbrk(ptrdiff_t size) {
  Process &p = self();
  uintptr_t used = p.heap_break - p.heap;
  if (size < 0 ? uintptr_t(-size) > used
               : uintptr_t(size) > p.heap_size - used) {
    fail(ENOMEM);
    return reinterpret_cast<void *>(-1);
  }
  void *old = reinterpret_cast<void *>(p.heap_break);
  p.heap_break += uintptr_t(size);
  if (p.heap_break - p.heap > p.heap_peak)
    p.heap_peak = p.heap_break - p.heap;
  return old;
}

/// exit() ends here, after atexit's functions; destructors of modules run now.
[[noreturn]] void _exit(int status) {
  trivet_process_finish(current->process);
  endProcess(status);
}

int getpid() { return int(current->index) + 1; }

/// A signal that nobody handles ends the process, without destructors.
int kill(int pid, int signal) {
  if (pid != getpid())
    return fail(ESRCH);
  if (signal == 0)
    return 0;
  endProcess(128 + signal);
}

int gettimeofday(timeval *now, void *) {
  now->tv_sec = semihost::call(semihost::Time, nullptr);
  now->tv_usec = long(semihost::call(semihost::Clock, nullptr) % 100 * 10000);
  return 0;
}

unsigned long times(tms *t) {
  unsigned long now = semihost::call(semihost::Clock, nullptr); // hundredths
  if (t)
    *t = {now, 0, 0, 0};
  return now;
}

void trivet_bind_current(trivet_bound *bound, trivet_callback *function,
                         void *argument) {
  bindEverything(); // an interrupt handler cannot
  trivet_bind(bound, current->process, function, argument);
}

/// A driver: the timer's interrupt handler invokes 'bound' at each tick, with
/// the number of ticks; null: no longer. One for each process.
void trivet_on_tick(const trivet_bound *bound) { self().on_tick = bound; }

TRIVET_EXPORT(trivet_bind_current);
TRIVET_EXPORT(trivet_invoke);
TRIVET_EXPORT(trivet_on_tick);
TRIVET_EXPORT(read);
TRIVET_EXPORT(write);
TRIVET_EXPORT(open);
TRIVET_EXPORT(close);
TRIVET_EXPORT(lseek);
TRIVET_EXPORT(fstat);
TRIVET_EXPORT(stat);
TRIVET_EXPORT(unlink);
TRIVET_EXPORT(rename);
TRIVET_EXPORT(isatty);
TRIVET_EXPORT(sbrk);
TRIVET_EXPORT(_exit);
TRIVET_EXPORT(getpid);
TRIVET_EXPORT(kill);
TRIVET_EXPORT(gettimeofday);
TRIVET_EXPORT(times);
TRIVET_EXPORT_AS(trivet_dlopen, dlopen);
TRIVET_EXPORT_AS(trivet_dlclose, dlclose);
TRIVET_EXPORT_AS(trivet_dlsym, dlsym);
TRIVET_EXPORT_AS(trivet_dladdr, dladdr);
TRIVET_EXPORT_AS(trivet_dlerror, dlerror);

} // extern "C"
