//===- Helpers.h - what Arm's compile and link halves agree on ------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Kinds of patched fields, and which functions are called without SB.
//
// What code generation calls by itself, for a struct assignment or a division, uses no data
// of a process. If such a call need not have r9 = SB, then r9 is free in loops that
// copy and divide, which in C are the hot ones (docs/decisions/0008). Compiler and linker must agree on
// which functions these are, and refuse others under their names.
//
//===----------------------------------------------------------------------===//
#ifndef TRIVET_TARGET_ARM_HELPERS_H
#define TRIVET_TARGET_ARM_HELPERS_H

#include "llvm/ADT/StringSet.h"

namespace trivet {
namespace arm {
using namespace llvm;

/// Kinds of entries in trivet.fix, beside those of trivet/module.h. A base load is
/// ldr.w rT,[rS,#-imm8], rS holding SB.
enum : uint32_t {
#define TRIVET_FIX(name, value, text) TRIVET_FIX_##name = value,
#include "Fixes.def"
};

/// Is \p Name a run-time helper? The four functions that C compilers call by
/// themselves; arithmetic and memory of the Run-time ABI for the Arm Architecture (4.1 to
/// 4.3, but not 4.4, which has data and calls back); and arithmetic under the names of
/// "The GCC low-level runtime library" (GCC Internals, 4), which the second may call.
inline bool isHelper(StringRef Name) {
  if (Name.starts_with("mem"))
    return Name == "memcpy" || Name == "memmove" || Name == "memset" || Name == "memcmp";
  if (!Name.consume_front("__"))
    return false;
  static const StringSet<> RuntimeABI = {
      "dadd",    "ddiv",    "dmul",    "drsub",   "dsub",     "dneg",     "cdcmpeq", "cdcmple", "cdrcmple",
      "dcmpeq",  "dcmplt",  "dcmple",  "dcmpge",  "dcmpgt",   "dcmpun",   "fadd",    "fdiv",    "fmul",
      "frsub",   "fsub",    "fneg",    "cfcmpeq", "cfcmple",  "cfrcmple", "fcmpeq",  "fcmplt",  "fcmple",
      "fcmpge",  "fcmpgt",  "fcmpun",  "d2iz",    "d2uiz",    "d2lz",     "d2ulz",   "f2iz",    "f2uiz",
      "f2lz",    "f2ulz",   "d2f",     "f2d",     "h2f",      "h2f_alt",  "f2h",     "f2h_alt", "d2h",
      "d2h_alt", "i2d",     "ui2d",    "l2d",     "ul2d",     "i2f",      "ui2f",    "l2f",     "ul2f",
      "lmul",    "ldivmod", "uldivmod", "llsl",   "llsr",     "lasr",     "lcmp",    "ulcmp",   "idiv",
      "uidiv",   "idivmod", "uidivmod", "idiv0",  "ldiv0",    "uread4",   "uwrite4", "uread8",  "uwrite8",
      "memcpy",  "memcpy4", "memcpy8", "memmove", "memmove4", "memmove8", "memset",  "memset4", "memset8",
      "memclr",  "memclr4", "memclr8"};
  static const StringSet<> GCC = {
      "ashldi3",   "ashrdi3",   "lshrdi3",   "muldi3",     "divdi3",     "moddi3",       "udivdi3",
      "umoddi3",   "divmoddi4", "udivmoddi4", "divsi3",    "modsi3",     "udivsi3",      "umodsi3",
      "divmodsi4", "udivmodsi4", "negdi2",   "cmpdi2",     "ucmpdi2",    "clzsi2",       "clzdi2",
      "ctzsi2",    "ctzdi2",    "ffssi2",    "ffsdi2",     "popcountsi2", "popcountdi2", "paritysi2",
      "paritydi2", "bswapsi2",  "bswapdi2",  "addsf3",     "adddf3",     "subsf3",       "subdf3",
      "mulsf3",    "muldf3",    "divsf3",    "divdf3",     "negsf2",     "negdf2",       "extendsfdf2",
      "truncdfsf2", "extendhfsf2", "extendhfdf2", "truncsfhf2", "truncdfhf2", "truncsfbf2", "truncdfbf2",
      "extendbfsf2", "fixsfsi", "fixsfdi",   "fixdfsi",    "fixdfdi",    "fixunssfsi",   "fixunssfdi",
      "fixunsdfsi", "fixunsdfdi", "floatsisf", "floatsidf", "floatdisf", "floatdidf",    "floatunsisf",
      "floatunsidf", "floatundisf", "floatundidf", "cmpsf2", "cmpdf2",   "unordsf2",     "unorddf2",
      "eqsf2",     "eqdf2",     "nesf2",     "nedf2",      "gesf2",      "gedf2",        "ltsf2",
      "ltdf2",     "lesf2",     "ledf2",     "gtsf2",      "gtdf2",      "gnu_h2f_ieee", "gnu_f2h_ieee"};
  return Name.consume_front("aeabi_") ? RuntimeABI.contains(Name) : GCC.contains(Name);
}

} // namespace arm
} // namespace trivet
#endif
