//===- dlopen.cpp - dlopen and its kin over the loader --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// IEEE Std 1003.1, <dlfcn.h>. A handle is the loader's record of the module.
// RTLD_LAZY is as good as RTLD_NOW: what cannot be bound is an error of dlopen.
//
// The loader works while nobody else is in it; constructors and destructors run
// on the calling thread when it has done.
//
//===----------------------------------------------------------------------===//
#include "dlopen.h"
#include "trivet/circle.h"
#include "trivet/versions.h"

using namespace trivet;
using namespace trivet::dl;

namespace {

enum Mode { NoLoad = 4, Global = 0x100, NoDelete = 0x1000 };
constexpr uintptr_t Default = 0, Next = ~uintptr_t(0); // RTLD_*

/// Whose call this is. Asked before the loader is, which may run on a thread of
/// its own.
struct Caller {
  trivet_process *process = currentProcess();
  Error *&error = currentError();
  void remember(int code, const char *name = nullptr);
  trivet_module *moduleAt(const void *address);
};

/// The loader's last error becomes the process's. To be called exclusively: who
/// comes next has errors, too.
void Caller::remember(int code, const char *name) {
  if (!error)
    error = static_cast<Error *>(trivet_port_alloc_record(sizeof(Error)));
  if (!error)
    return;
  if (!name)
    name = trivet_last_name();
  char circle[sizeof error->text];
  if (code == TRIVET_E_CYCLE) {
    trivet_circle_text(name, circle, sizeof circle);
    name = circle;
  }
  char *to = error->text, *end = error->text + sizeof error->text - 1;
  for (const char *from = trivet_error_text(code); *from && to != end; ++from) {
    if (*from != '%') {
      *to++ = *from;
      continue;
    }
    for (const char *n = name; *n && to != end; ++n)
      *to++ = *n;
  }
  *to = 0;
  error->fresh = true;
}

/// Whose code an address is in; null: nobody's.
trivet_module *Caller::moduleAt(const void *address) {
  trivet_location at;
  if (trivet_process_locate(
          process, trivet_addr(reinterpret_cast<uintptr_t>(address)), &at))
    return nullptr;
  return at.module;
}

} // namespace

void trivet::dl::forget(Error *error) {
  if (error)
    trivet_port_free_record(error, sizeof(Error));
}

void *trivet_dlopen(const char *path, int mode) {
  Caller self;
  trivet_module *library = nullptr;
  unsigned flags = (mode & NoLoad ? unsigned(TRIVET_OPEN_INSTALLED) : 0) |
                   (mode & Global ? unsigned(TRIVET_OPEN_GLOBAL) : 0) |
                   (mode & NoDelete ? unsigned(TRIVET_OPEN_FOREVER) : 0);
  exclusively([&] {
    const char *name = path && *path ? path : nullptr;
    for (const char *p = name; p && *p; ++p)
      if (*p == '/')
        name = p + 1;
    if (name && name != path)
      lookInto(path, uint32_t(name - path));
    if (int error = trivet_process_open(self.process, name, flags, &library)) {
      library = nullptr;
      return self.remember(error);
    }
    char mismatch[sizeof(Error::text)];
    if (int error = trivet_module_check(library, mismatch, sizeof mismatch)) {
      trivet_process_close(self.process, library); // nothing of it has run
      trivet_process_sweep(self.process);
      library = nullptr;
      self.remember(error, mismatch);
    }
  });
  if (library)
    trivet_process_settle(self.process);
  return library;
}

int trivet_dlclose(void *library) {
  Caller self;
  int error = 0;
  exclusively([&] {
    error = trivet_process_close(self.process,
                                 static_cast<trivet_module *>(library));
    if (error)
      self.remember(error);
  });
  if (error)
    return -1;
  trivet_process_settle(self.process);
  exclusively([&] { trivet_process_sweep(self.process); });
  return 0;
}

void *trivet_dlsym(void *library, const char *name) {
  Caller self;
  const void *caller = __builtin_return_address(0);
  uintptr_t handle = reinterpret_cast<uintptr_t>(library);
  trivet_addr address = 0;
  exclusively([&] {
    bool special = handle == Default || handle == Next;
    trivet_module *module =
        special ? self.moduleAt(caller) : static_cast<trivet_module *>(library);
    unsigned where = handle == Next ? TRIVET_LOOK_AFTER
                     : special      ? TRIVET_LOOK_ANY
                                    : TRIVET_LOOK_IN;
    if (int error =
            trivet_process_find(self.process, module, where, name, &address)) {
      address = 0;
      self.remember(error);
    }
  });
  return reinterpret_cast<void *>(address);
}

int trivet_dladdr(const void *address, trivet_dl_info *info) {
  Caller self;
  trivet_location at;
  int error = 0;
  exclusively([&] {
    error = trivet_process_locate(
        self.process, trivet_addr(reinterpret_cast<uintptr_t>(address)), &at);
  });
  if (error) // which is no error: dlerror has nothing to say
    return 0;
  *info = {at.name, reinterpret_cast<void *>(at.text), at.symbol,
           reinterpret_cast<void *>(at.symbol_address)};
  return 1;
}

char *trivet_dlerror(void) {
  Error *error = currentError();
  if (!error || !error->fresh)
    return nullptr;
  error->fresh = false;
  return error->text;
}
