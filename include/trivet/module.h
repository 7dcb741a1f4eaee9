/*===- trivet/module.h - what a module file says to the loader ------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * A module is an ELF32 or ELF64 shared object (ET_DYN) that `readelf`, `nm -D` and
 * `objdump` understand. It differs from any other in three ways:
 *
 *   - its two segments are placed independently, so an address in the file is
 *     "an offset into the data segment" or "an offset into the text segment",
 *     and the ranges below tell which;
 *   - its dynamic relocations patch instruction fields (module numbers, offsets
 *     into another module's data, branches), with the processor's private
 *     relocation numbers where the psABI has none;
 *   - a third, read-only PT_LOAD holds what only the loader reads (dynamic
 *     section, symbols, hash table, relocations). It is never placed.
 *
 * Linker, prelinker, loader and `trivet inspect` all read this one header; it
 * is freestanding C so that the device can include it. docs/abi.md says the same
 * in prose. Sources: System V gABI ch. 4/5; the machines' psABIs.
 *===----------------------------------------------------------------------===*/
#ifndef TRIVET_MODULE_H
#define TRIVET_MODULE_H

/* Revision of everything in this header and of the code generator's
 * conventions. A file with another number is refused. */
#define TRIVET_ABI_REVISION 1

/* Highest module number: one load reaches table entries 1..63 on each machine. */
#define TRIVET_MAX_MODULES 63

/* The link-time address space, in both classes. Every address in a module file lies in one of
 * these ranges, in bytes. Data starts at 0, so that the value of a data symbol
 * *is* its offset from the module's data base. */
#define TRIVET_DATA_VADDR 0x00000000u /* .. TRIVET_TEXT_VADDR: offset in data  */
#define TRIVET_TEXT_VADDR 0x10000000u /* .. TRIVET_META_VADDR: offset in text  */
#define TRIVET_META_VADDR 0x20000000u /* .. : loader's tables, never placed    */

/* Dynamic tags (OS-specific range, gABI table 5-9). Rows: dynamic-tags.def. */
enum {
#define TRIVET_DYNAMIC_TAG(name, value, text) DT_TRIVET_##name = value,
#include "trivet/dynamic-tags.def"
};

/* Notes that the compiler leaves in every object, section ".note.trivet", owner
 * "Trivet", 4-byte aligned words of the target's byte order, strings
 * NUL-terminated and padded with NULs to 4. */
enum {
  NT_TRIVET_OBJECT = 1,   /* u32 abi revision, u32 mode (TRIVET_MODE_*),
                             string source file */
  NT_TRIVET_PENDING = 2,  /* u32 flags (1: weak), string symbol: declared
                             pending here */
  NT_TRIVET_PROVIDER = 3, /* string symbol, string module: direct("module") */
  NT_TRIVET_UNIQUE = 4,   /* string symbol: one per process, whichever of the
                             modules that define it comes first (C++'s vague
                             linkage): words in data for it, slots above all, are
                             left to the loader even in a library that defines it.
                             Calls and words in text keep the module's own */
  NT_TRIVET_CALLED = 5,   /* u32 flags (1: does nothing but call it), string symbol: how this
                             object uses a function declared pending */
};
enum { TRIVET_MODE_APPLICATION = 0, TRIVET_MODE_LIBRARY = 1 };

/* Fields that no standard relocation describes stand in section "trivet.fix" of
 * an object (SHF_LINK_ORDER to the function's section), one entry each:
 *     i32 instruction address - address of this word
 *     u32 kind (TRIVET_FIX_*)
 *     symbol + addend (an address word; 0 where the kind needs none)
 * In ELF64 the address word has 8 bytes, and so may the first one have: LLVM writes it
 * thus for code models in which code may be far away.
 * The linker turns them into dynamic relocations or resolves them. */
enum {
#define TRIVET_FIX(name, value, text) TRIVET_FIX_##name = value,
#include "trivet/fix-kinds.def"
};

#endif
