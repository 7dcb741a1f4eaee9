/*===- trivet/loader.h - installing modules, starting processes -----------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Order of a module's life:
 *
 *   trivet_module_install     check the file, give it a number, install what it
 *                             needs, place its text, patch it (once)
 *   trivet_process_create     table + application data in one block, a data
 *                             segment per library, initialisers, relocations
 *   trivet_process_run        on the process's own thread: constructors,
 *                             entry, destructors
 *   trivet_process_destroy    all its memory back
 *   trivet_module_uninstall   text, number and record back
 *
 * Functions return 0 or a negative TRIVET_E_* code; trivet_last_name() is then the
 * module or symbol concerned. On an error nothing stays allocated. The loader
 * takes no lock: calls, except trivet_process_run, must not overlap.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_LOADER_H
#define TRIVET_LOADER_H
#include "trivet/module.h"
#include "trivet/port.h"
#ifdef __cplusplus
extern "C" {
#endif

enum {
  TRIVET_OK = 0,
#define TRIVET_ERROR(name, value, text) TRIVET_E_##name = value,
#include "trivet/errors.def"
};

typedef struct trivet_module trivet_module;
typedef struct trivet_process trivet_process;

/* Installs the module file of 'size' bytes at 'file', and, by name through the
 * port, every library it needs. What is installed already is found again and
 * its use counted: this file, and what it needs by its name, whatever file that came
 * from. So one version of a library lives at a time: TRIVET_E_IN_USE if this file is
 * a library and another file's of the same name is installed; uninstall all that use
 * that one first. Applications get no number. */
int trivet_module_install(trivet_addr file, uint32_t size, trivet_module **out);
/* Drops one use; at the last use the module and its uses of others go.
 * TRIVET_E_IN_USE while a process still holds it. */
int trivet_module_uninstall(trivet_module *module);

/* Builds a process of application 'program'. The caller owns it. */
int trivet_process_create(trivet_module *program, trivet_process **out);
void trivet_process_destroy(trivet_process *process);
/* The static base of the process: the value of SB for each of its threads. */
trivet_addr trivet_process_base(const trivet_process *process);
/* Runs the process on the calling thread: constructors of the libraries in
 * dependency order, of the application, entry(argc, argv, envp), destructors in
 * reverse. Returns the entry's result. If the process ends otherwise (exit,
 * kill), call trivet_process_finish before trivet_process_destroy for the
 * destructors, or not at all for a kill. Device only. */
int trivet_process_run(trivet_process *process, int argc, char **argv, char **envp);
void trivet_process_finish(trivet_process *process);

/* Address of exported 'name' as process sees it; 0 if nobody exports it. */
trivet_addr trivet_process_symbol(trivet_process *process, const char *name);

/* What went wrong: the name that goes into the error's text, valid until the
 * next call; and that text. trivet_error_text is not part of the core: programs that do
 * not call it do not pay for the strings. */
const char *trivet_last_name(void);
const char *trivet_error_text(int code);

/* Figures for reports; all read-only. */
typedef struct trivet_module_info {
  const char *name;     /* SONAME or, for an application, its SONAME or "" */
  uint32_t number;      /* 0: application */
  trivet_addr text;     /* where its text is */
  uint32_t text_size;   /* bytes, veneers included */
  uint32_t data_size;   /* bytes of data per process */
  uint32_t uses;        /* installs + needs + processes that hold it */
  uint32_t fields;      /* text fields patched */
  uint32_t veneers;     /* range-extension veneers made */
} trivet_module_info;
void trivet_module_describe(const trivet_module *module, trivet_module_info *info);
/* Calls 'visit' for each module of the process, application first; 'data' is
 * where its data is in this process. */
void trivet_process_visit(const trivet_process *process,
                          void (*visit)(const trivet_module *module, trivet_addr data, void *context),
                          void *context);
/* Symbol look-ups since start of the system. */
uint32_t trivet_lookups(void);

#ifdef __cplusplus
}
#endif
#endif
