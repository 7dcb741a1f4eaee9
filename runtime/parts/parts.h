//===- parts.h - what several parts ask ------------------------*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_RUNTIME_PARTS_H
#define TRIVET_RUNTIME_PARTS_H
#include "core.h"

namespace trivet {

/// A dynamic tag that the core does not keep; 0: it is not there.
inline uint32_t tagOf(const Module &m, uint32_t wanted) {
  uint32_t link = m.dynamic;
  while (uint32_t tag = metaWord(m, link)) {
    if (tag == wanted)
      return metaWord(m, link + elf::Word);
    link += 2 * elf::Word;
  }
  return 0;
}

/// A library by its name, installed before or now; one use more.
inline int installNamed(const char *soname, Module **out) {
  Module *m = findModule(0, soname);
  if (m) {
    ++m->uses;
    *out = m;
    return TRIVET_OK;
  }
  trivet_addr file = 0;
  uint32_t size = 0;
  if (int error = trivet_port_find_module(soname, &file, &size))
    return fail(error, soname);
  if (int error = trivet_module_install(file, size, &m))
    return error;
  if (m->program || !same(m->name, soname)) {
    trivet_module_uninstall(m);
    return fail(TRIVET_E_NO_MODULE, soname);
  }
  *out = m;
  return TRIVET_OK;
}

// circle.cpp; null in a firmware without it
/// Puts a new module, whose needs are known, behind all of them in the order
/// of constructors.
[[gnu::weak]] void putInOrder(Module &m);

} // namespace trivet
#endif
