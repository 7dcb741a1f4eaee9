/*===- trivet/circle.h - libraries that need each other -------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * An optional part of the loader. A firmware that links it (there is nothing to call)
 * installs libraries in any shape of need, if at least one import on each circle is pending; without
 * it they are refused with TRIVET_E_CYCLE, as a circle of direct imports always is.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_CIRCLE_H
#define TRIVET_CIRCLE_H
#include "trivet/loader.h"
#ifdef __cplusplus
extern "C" {
#endif

/* For reports of TRIVET_E_CYCLE: writes the circle of direct needs that library 'name' is on, as
 * "liba.so -> libb.so -> liba.so", cut off at 'size' bytes with the NUL. Reads the module files
 * through the port once more. An empty string if there is none. */
void trivet_circle_text(const char *name, char *text, size_t size);

#ifdef __cplusplus
}
#endif
#endif
