//===- threads.cpp - the switch between processes, Arm --------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Preempted by SysTick, switched by PendSV. r9 needs no care of its own: it is
// switched with the other callee-saved registers, so a process finds its SB
// again wherever it was stopped, in its own code or in a library's.
//
// The guard below a stack is an MPU region on Armv7-M (Armv7-M ARM, B3.5), the
// stack limit register on Armv8-M (Armv8-M ARM, B3.21).
//
//===----------------------------------------------------------------------===//
#include "board.h"

using namespace trivet;

static volatile uint32_t &word(uintptr_t address) {
  return *reinterpret_cast<volatile uint32_t *>(address);
}

void trivet::requestSwitch() {
  word(0xe000ed04) = 1u << 28; // ICSR.PENDSVSET
  __asm__ volatile("dsb\n isb" ::: "memory");
}

bool trivet::inHandler() {
  uint32_t exception;
  __asm__ volatile("mrs %0, ipsr" : "=r"(exception));
  return exception;
}

/// Puts the guard of the running thread in force; the supervisor has none.
static void guard(const Thread &thread) {
#if __ARM_ARCH >= 8
  __asm__ volatile("msr psplim, %0" : : "r"(thread.stack));
#else
  static_assert(StackGuard == 256, "MPU_RASR has its size");
  word(0xe000ed98) = 0; // MPU_RNR: region 0
  word(0xe000ed9c) = thread.stack ? thread.stack - StackGuard : 0; // MPU_RBAR
  // MPU_RASR: never execute, no access, 2^(7+1) bytes, in use
  word(0xe000eda0) = 1u << 28 | 7u << 1 | (thread.stack ? 1 : 0);
  word(0xe000ed94) = 5; // MPU_CTRL: on, and the default map elsewhere
  __asm__ volatile("dsb\n isb" ::: "memory");
#endif
}

void trivet::protectFlash(const char *start, const char *end) {
  uintptr_t from = reinterpret_cast<uintptr_t>(start),
            to = reinterpret_cast<uintptr_t>(end);
#if __ARM_ARCH >= 8
  word(0xe000edc0) = 0x44; // MPU_MAIR0: attribute 0, normal, no caches
  word(0xe000ed98) = 1;    // MPU_RNR: region 1
  word(0xe000ed9c) = from | 3u << 1; // MPU_RBAR: anybody may read
  word(0xe000eda0) = (to - 32) | 1;  // MPU_RLAR: in use
#else
  // A power of two at a multiple of itself: runtime/CMakeLists.txt.
  word(0xe000ed98) = 1;    // MPU_RNR: region 1
  word(0xe000ed9c) = from; // MPU_RBAR
  // MPU_RASR: anybody may read, normal memory, no caches, 2^(n+1) bytes, in use
  word(0xe000eda0) = 6u << 24 | 1u << 19 |
                     (30u - unsigned(__builtin_clz(uint32_t(to - from)))) << 1 |
                     1;
#endif
  word(0xe000ed94) = 5; // MPU_CTRL: on, and the default map elsewhere
  __asm__ volatile("dsb\n isb" ::: "memory");
}

bool trivet::endIfOverflown(uint32_t cause, uintptr_t address) {
  if (!current || !current->stack || current->state != Thread::Ready)
    return false;
  constexpr uint32_t StackingError = 1u << 4, AddressValid = 1u << 7,
                     StackLimit = 1u << 20; // of CFSR
  if (!((cause & AddressValid) && inGuard(address)) &&
      !(cause & (StackingError | StackLimit)))
    return false;
  word(0xe000ed28) = cause; // CFSR: written ones are cleared
  endOverflown();
  requestSwitch();
  return true;
}

extern "C" {

/// The next thread's stack pointer.
__attribute__((used)) uint32_t *trivet_switch(uint32_t *sp) {
  constexpr uintptr_t Saved = 25 * 4; // r3-r11, s16-s31
  current->context.sp = sp;
  Thread &next = nextThread(reinterpret_cast<uintptr_t>(sp) + Saved);
  guard(next);
  return next.context.sp;
}

/// r4-r11, the exception's return code, and the FPU's callee-saved registers
/// where they are in use.
__attribute__((naked)) void trivet_pendsv() {
  // What is saved may reach into the guard, so it is off meanwhile.
  __asm__ volatile("mrs r0, psp\n"
                   "movs r1, #0\n"
#if __ARM_ARCH >= 8
                   "msr psplim, r1\n"
#else
                   "ldr r2, =0xe000ed94\n" // MPU_CTRL
                   "str r1, [r2]\n"
                   "dsb\n"
#endif
#if defined(__ARM_FP) && __ARM_FP
                   "tst lr, #16\n"
                   "it eq\n"
                   "vstmdbeq r0!, {s16-s31}\n"
#endif
                   "mov r3, lr\n"
                   "stmdb r0!, {r3-r11}\n"
                   "bl trivet_switch\n"
                   "ldmia r0!, {r3-r11}\n"
                   "mov lr, r3\n"
#if defined(__ARM_FP) && __ARM_FP
                   "tst lr, #16\n"
                   "it eq\n"
                   "vldmiaeq r0!, {s16-s31}\n"
#endif
                   "msr psp, r0\n"
                   "bx lr\n");
}

void trivet_systick() {
  tick();
  word(0xe000ed04) = 1u << 28;
}

/// The supervisor so far ran on the main stack; from here it is a thread, with
/// the process stack pointer where the main one was, and the main stack begins
/// anew for exceptions.
__attribute__((naked, noinline)) static void useProcessStack(uint32_t *) {
  __asm__ volatile("mrs r1, msp\n"
                   "msr psp, r1\n"
                   "movs r1, #2\n"
                   "msr control, r1\n"
                   "isb\n"
                   "msr msp, r0\n"
                   "bx lr\n");
}

extern uint32_t __exception_stack_end[];

} // extern "C"

void trivet::startSwitching(Process *, unsigned) {
  useProcessStack(__exception_stack_end);
  word(0xe000ed20) |= 0xffu << 16; // SHPR3: PendSV has the lowest priority
  word(0xe000e014) = 2500 - 1; // SysTick every 2500 cycles: 10 kHz at 25 MHz
  word(0xe000e018) = 0;
  word(0xe000e010) = 7; // processor clock, interrupt, on
}

void trivet::prepareContext(Thread &thread, uintptr_t top,
                            void (*entry)(Thread *, void (*)(Thread *)),
                            void (*function)(Thread *)) {
  uint32_t *sp = reinterpret_cast<uint32_t *>(top);
  *--sp = 0x01000000; // xPSR: Thumb
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(entry)) & ~1u;
  *--sp = 0; // lr
  *--sp = 0; // r12
  *--sp = 0; // r3
  *--sp = 0;
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(function));
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(&thread));
  for (int r = 11; r >= 4; --r)
    *--sp = 0;
  *--sp = 0xfffffffd; // return to thread mode, process stack, no FPU frame
  thread.context.sp = sp;
}
