//===- report.cpp - texts of errors, figures for reports ------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Apart from the core: a board that prints numbers only does not pay for text,
// and one that prints nothing does not pay at all. In a text "%" stands for
// trivet_last_name().
//
//===----------------------------------------------------------------------===//
#include "core.h"

const char *trivet_error_text(int code) {
  switch (code) {
#define TRIVET_ERROR(name, value, text)                                        \
  case value:                                                                  \
    return text;
#include "trivet/errors.def"
  }
  return "unknown error of '%'";
}

uint32_t trivet_lookups(void) { return trivet::lookups; }

void trivet_module_describe(const trivet_module *module,
                            trivet_module_info *info) {
  *info = {module->name,        module->number,
           module->where,       module->text().size,
           module->data().size, module->uses + module->processes,
           module->fields,      module->veneers};
}

void trivet_process_visit(const trivet_process *process,
                          void (*visit)(const trivet_module *module,
                                        trivet_addr data, void *context),
                          void *context) {
  for (uint32_t i = 0; i < process->count; ++i)
    visit(process->parts[i].module, process->parts[i].data, context);
}
