//===- ModuleTarget.cpp - all targets' module files -----------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The list of Targets.def, searched by machine number.
//
//===----------------------------------------------------------------------===//
#include "ModuleTarget.h"

namespace trivet {

static const ModuleTarget *const Targets[] = {
#define TRIVET_TARGET(name) &name##ModuleTarget,
#include "Targets.def"
};

const ModuleTarget *findModuleTarget(uint16_t Machine) {
  for (const ModuleTarget *T : Targets)
    if (T->Machine == Machine)
      return T;
  return nullptr;
}

std::string moduleMachines() {
  std::string Names;
  for (const ModuleTarget *T : Targets)
    Names += (Names.empty() ? "" : ", ") + std::string(T->Name);
  return Names;
}

} // namespace trivet
