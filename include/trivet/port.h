/*===- trivet/port.h - what the loader asks of a board --------------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The loader core (runtime/core) never dereferences a target address itself and
 * has no heap. A port is one implementation of this header: link it in.
 * runtime/ports/template is the empty one that compiles. The prelinker
 * and the tests link runtime/ports/emulated, where the target is an array.
 *
 * Two kinds of memory:
 *   - target memory, named by trivet_addr, read and written through
 *     "trivet/port_memory.h", which each port supplies: inlined pointer
 *     accesses on a device (runtime/ports/common/), calls elsewhere;
 *   - the loader's own records, ordinary C pointers, from
 *     trivet_port_alloc_record().
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_PORT_H
#define TRIVET_PORT_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/* A target address: as wide as a pointer of the device's compiler, or as who builds for
 * another target says. Plain integer on purpose: it cannot be dereferenced by mistake,
 * and the host that prelinks has its own pointers. 0 is "none". */
#ifndef TRIVET_ADDR_BITS
#define TRIVET_ADDR_BITS (8 * __SIZEOF_POINTER__)
#endif
#if TRIVET_ADDR_BITS == 64
typedef uint64_t trivet_addr;
#else
typedef uint32_t trivet_addr;
#endif

/* Records: 'size' bytes, aligned for any object; NULL when there are none left.
 * trivet_port_free_record gets the same size back. */
void *trivet_port_alloc_record(size_t size);
void trivet_port_free_record(void *record, size_t size);

/* Room for a text segment of 'size' bytes, aligned to 'align' (a power of two),
 * or 0. The loader writes it once, through trivet_write*(), and then calls
 * trivet_port_sync_code. 'name' is the module's, for reports. */
trivet_addr trivet_port_place_text(const char *name, uint32_t size, uint32_t align);
void trivet_port_release_text(trivet_addr at, uint32_t size);

/* Room for data of one process; same rules. */
trivet_addr trivet_port_place_data(const char *name, uint32_t size, uint32_t align);
void trivet_port_release_data(trivet_addr at, uint32_t size);

/* Makes 'size' bytes at 'at', just written, fit for execution (clean data
 * cache, invalidate instruction cache and branch predictor). */
void trivet_port_sync_code(trivet_addr at, uint32_t size);

/* Finds the module file with SONAME 'soname' (NUL-terminated) in what the board
 * has installed: its first byte's target address and its size in bytes. Returns 0, or
 * a negative code of errors.def (TRIVET_E_NO_MODULE). The bytes must stay
 * readable while the module is installed. What the module needs is looked for while its
 * installing is under way, on the same stack: 63 levels at most, each of some 220 bytes with addresses of 4.
 * A port whose stack is smaller returns TRIVET_E_NO_MEMORY here in time. */
int trivet_port_find_module(const char *soname, trivet_addr *file, uint32_t *size);

/* An object or function which the firmware exports under 'name': its address
 * (of a function as one calls it, mode bits included), or 0. */
trivet_addr trivet_port_find_export(const char *name);

#ifdef __cplusplus
}
#endif
#endif
