//===- dlopen.h - dlopen and its kin over the loader ------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// POSIX's functions, for a port to export under their names; and what they ask
// of it.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_PORTS_DLOPEN_H
#define TRIVET_PORTS_DLOPEN_H
#include "trivet/dl.h"

extern "C" {
void *trivet_dlopen(const char *path, int mode);
int trivet_dlclose(void *library);
void *trivet_dlsym(void *library, const char *name);
char *trivet_dlerror(void);
struct trivet_dl_info { // Dl_info
  const char *module;
  void *text;
  const char *symbol;
  void *address;
};
int trivet_dladdr(const void *address, trivet_dl_info *info);
}

namespace trivet {
namespace dl {

/// What a process's last mistake was.
struct Error {
  bool fresh; ///< not yet asked for
  char text[128];
};
/// Null: no memory for it.
void forget(Error *error);

// What the port has:
/// Whose thread this is.
trivet_process *currentProcess();
Error *&currentError();
/// Calls function(argument) while no other call of the loader is under way.
void exclusively(void (*function)(void *), void *argument);
/// The same, f().
template <typename F> void exclusively(F &&f) {
  exclusively([](void *p) { (*static_cast<F *>(p))(); }, &f);
}
/// The library called 'path' is asked for, whose last part is its name: where
/// there are folders, this is one to look into.
void lookInto(const char *path, uint32_t length);

} // namespace dl
} // namespace trivet
#endif
