//===- asan.cpp - reports of AddressSanitizer, with modules' names --------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In firmware-asan.elf only. Its run-time library knows the files that the
// system's own loader has loaded, and so no module: its reports show bare
// addresses. Behind each report a line says for each of these which function of
// which module it is in.
//
//===----------------------------------------------------------------------===//
#include "host.h"
#include <elf.h>
#include <sanitizer/asan_interface.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

using namespace trivet;
using namespace trivet::host;

namespace {

struct Place {
  trivet_addr address;
  const char *path;
  const char *function;
  trivet_addr offset, in_file;
};
constexpr trivet_addr TextBegin = 0x10000000; // of every file

/// The function in the file's symbol table that is nearest below 'offset' in
/// text.
void findFunction(Place &place, trivet_addr offset) {
  uint32_t size;
  auto *file = reinterpret_cast<const char *>(openFile(place.path, &size));
  auto *header = reinterpret_cast<const Elf64_Ehdr *>(file);
  auto *sections = reinterpret_cast<const Elf64_Shdr *>(file + header->e_shoff);
  trivet_addr best = 0;
  for (int i = 0; i != header->e_shnum; ++i) {
    const Elf64_Shdr &table = sections[i];
    if (table.sh_type != SHT_SYMTAB && table.sh_type != SHT_DYNSYM)
      continue;
    const char *names = file + sections[table.sh_link].sh_offset;
    auto *symbols = reinterpret_cast<const Elf64_Sym *>(file + table.sh_offset);
    for (size_t k = 0; k != table.sh_size / sizeof *symbols; ++k) {
      trivet_addr at = symbols[k].st_value - TextBegin;
      if (ELF64_ST_TYPE(symbols[k].st_info) == STT_FUNC &&
          symbols[k].st_shndx && at <= offset && at >= best) {
        best = at;
        place.function = names + symbols[k].st_name;
        place.offset = offset - at;
      }
    }
  }
}

void look(const trivet_module *module, trivet_addr, void *context) {
  Place &place = *static_cast<Place *>(context);
  trivet_module_info info;
  trivet_module_describe(module, &info);
  if (place.address - info.text >= info.text_size)
    return;
  if (info.number)
    place.path = pathOf(info.name);
  place.in_file = TextBegin + (place.address - info.text);
  findFunction(place, place.address - info.text);
}

void explain(const char *text) {
  for (const char *at = text; (at = strchr(at, '#')); ++at) {
    unsigned frame;
    Place place = {0, nullptr, nullptr, 0, 0};
    if (sscanf(at, "#%u 0x%lx", &frame, &place.address) != 2)
      continue;
    for (uint32_t i = 0; i != num_processes && !place.function; ++i)
      if (processes[i].process) {
        place.path = processes[i].argv[0];
        trivet_process_visit(processes[i].process, look, &place);
      }
    if (place.function)
      fprintf(stderr, "    #%u %#lx in %s+%#lx (%s+%#lx)\n", frame,
              place.address, place.function, place.offset, place.path,
              place.in_file);
  }
  report("problem 0 ended by AddressSanitizer: see above\n");
}

__attribute__((constructor)) void explainReports() {
  __asan_set_error_report_callback(explain);
}

} // namespace

/// What only a module refers to would be a leak to it, and is the process's.
extern "C" const char *__asan_default_options() { return "detect_leaks=0"; }
