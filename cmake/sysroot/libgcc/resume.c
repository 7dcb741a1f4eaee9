//===- resume.c - the end of C's cleanups in modules without libc++.so ----===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C compiled with -fexceptions calls _Unwind_Resume behind its cleanups. The
// unwinder is libc++.so's, which the module need not be linked with, nor be in
// the process. The caller's frame must be the next one that it sees, so this
// must jump.
//
//===----------------------------------------------------------------------===//

extern __attribute__((pending, weak)) void
__trivet_unwind_resume(void *exception);

#if !defined(__arm__) || defined(__thumb2__)
__attribute__((visibility("hidden"))) void _Unwind_Resume(void *exception) {
  // Nothing is thrown in a process without libc++.so, so nobody comes here.
  __attribute__((musttail)) return __trivet_unwind_resume(exception);
}
#else
// Thumb-1's compiler jumps to no other function.
__attribute__((used)) static void (*target(void))(void *) { return __trivet_unwind_resume; }

__attribute__((visibility("hidden"), naked)) void _Unwind_Resume(void *exception) {
  __asm__("push {r0, lr}\n\t"
          "bl target\n\t"
          "mov r12, r0\n\t"
          "pop {r0, r1}\n\t"
          "mov lr, r1\n\t"
          "bx r12");
}
#endif
