//===- unwind-table.h - a module's unwind table, in its process -*- C++ -*-===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The unwinder, which lives in libc++.so, has a return address and needs the
// unwind table of the module it leads into. The loader keeps no list for it; so each
// module with a table registers it, before its other constructors run, in the
// unwinder's own data, which like all data is the process's. A library that is closed
// takes its table out again, after its other destructors.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_UNWIND_TABLE_H
#define TRIVET_UNWIND_TABLE_H
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// In shared text; the addresses are what the module's linker script defines.
struct trivet_unwind_table {
  const char *text, *text_end;
  const char *rows, *rows_end; ///< .ARM.exidx, or .eh_frame_hdr
};

/// In a module's data.
struct trivet_registered_table {
  struct trivet_registered_table *next;
  const struct trivet_unwind_table *table;
};

/// libc++.so's. Adds a table, or takes one out that it has: one function, because each
/// import costs each process a slot in each module.
void __trivet_register_unwind_table(struct trivet_registered_table *table);

#ifdef __arm__
#define TRIVET_ROWS __exidx_start
#define TRIVET_ROWS_END __exidx_end
#else
#define TRIVET_ROWS __eh_frame_hdr_start
#define TRIVET_ROWS_END __eh_frame_hdr_end
#endif

extern __attribute__((visibility("hidden"))) const char __trivet_text_start[], __trivet_text_end[],
    TRIVET_ROWS[], TRIVET_ROWS_END[];

/// This module's.
static const struct trivet_unwind_table trivet_own_table = {__trivet_text_start, __trivet_text_end,
                                                            TRIVET_ROWS, TRIVET_ROWS_END};

#ifdef __cplusplus
}
#endif
#endif
