//===- host.c - where a program starts on the host ------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The environment is the host's own. exit is the port's: it ends this program, not
// the one that it runs in.
//
//===----------------------------------------------------------------------===//

#include <stdlib.h>

int main(int argc, char **argv, char **envp);

int _start(int argc, char **argv, char **envp) { exit(main(argc, argv, envp)); }
