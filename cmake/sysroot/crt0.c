//===- crt0.c - where a program starts ------------------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The loader has done what a start-up file usually does: data is initialised,
// constructors have run. What is left belongs to C: environ, and exit, which runs
// what atexit collected. Destructors are the loader's again (the firmware's _exit).
//
//===----------------------------------------------------------------------===//

#include <stdlib.h>

extern __attribute__((direct("libc.so"))) char **environ;

int main(int argc, char **argv, char **envp);

int _start(int argc, char **argv, char **envp) {
  if (envp)
    environ = envp;
  exit(main(argc, argv, envp));
}
