/*===- trivet/versions.h - is that the library a module was linked with? --===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * An optional part of the loader, for between trivet_module_install and
 * trivet_process_create (or behind trivet_process_open): nothing of the modules has run yet.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_VERSIONS_H
#define TRIVET_VERSIONS_H
#include "trivet/loader.h"
#ifdef __cplusplus
extern "C" {
#endif

/* Looks at 'module' and all that it needs: does each needed library have the versions (of a version
 * script) that its user was linked with, and is no object of it smaller than it was then?
 * TRIVET_E_VERSION if not; then 'text' says who wants what and what there is, cut off at 'size'
 * bytes with the NUL, and goes where the error's text has its "%". */
int trivet_module_check(trivet_module *module, char *text, size_t size);

#ifdef __cplusplus
}
#endif
#endif
