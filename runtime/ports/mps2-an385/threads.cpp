//===- threads.cpp - the switch between processes -------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Round robin, preempted by SysTick. r9 needs no care of its own: it is
// switched with the other callee-saved registers, so a process finds its SB
// again wherever it was stopped, in its own code or in a library's.
//
// Below each stack lies a guard that nobody may touch: an MPU region on Armv7-M
// (Armv7-M ARM, B3.5), the stack limit register on Armv8-M (Armv8-M ARM,
// B3.21). A stack that overflows by less than the guard faults before it has
// spoilt anything, so only its process ends.
//
//===----------------------------------------------------------------------===//
#include "board.h"

using namespace trivet;

Thread *trivet::current;
static Thread *threads;
static unsigned num_threads; // the supervisor is the first
static volatile unsigned ended;

static volatile uint32_t &word(uintptr_t address) {
  return *reinterpret_cast<volatile uint32_t *>(address);
}

static void requestSwitch() {
  word(0xe000ed04) = 1u << 28; // ICSR.PENDSVSET
  __asm__ volatile("dsb\n isb" ::: "memory");
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

static void endOverflown(Thread &thread) {
  report("overflow %d\n", int(thread.index));
  thread.status = 139;
  thread.state = Thread::Ended;
  ended = ended + 1;
}

bool trivet::endIfOverflown(uint32_t cause, uintptr_t address) {
  if (!current || !current->stack || current->state != Thread::Ready)
    return false;
  constexpr uint32_t StackingError = 1u << 4, AddressValid = 1u << 7,
                     StackLimit = 1u << 20; // of CFSR
  bool in_guard = (cause & AddressValid) && address < current->stack &&
                  address >= current->stack - StackGuard;
  if (!in_guard && !(cause & (StackingError | StackLimit)))
    return false;
  word(0xe000ed28) = cause; // CFSR: written ones are cleared
  endOverflown(*current);
  requestSwitch();
  return true;
}

extern "C" {

/// The next thread's stack pointer. The supervisor's turn comes when somebody
/// has ended, or nobody else can run.
__attribute__((used)) uint32_t *trivet_switch(uint32_t *sp) {
  Thread *last = current;
  last->sp = sp;
  // A frame larger than the guard can have passed it by.
  constexpr uintptr_t Saved = 25 * 4; // r3-r11, s16-s31
  if (last->state == Thread::Ready &&
      reinterpret_cast<uintptr_t>(sp) + Saved < last->stack)
    endOverflown(*last);
  current = threads;
  if (!ended) {
    unsigned from = unsigned(last - threads);
    for (unsigned i = 1; i <= num_threads; ++i) {
      unsigned k = (from + i) % num_threads;
      if (k && threads[k].state == Thread::Ready) {
        current = &threads[k];
        break;
      }
    }
  }
  if (current != last)
    ++current->switches;
  guard(*current);
  return current->sp;
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

void trivet_systick() { word(0xe000ed04) = 1u << 28; }

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

void trivet::startThreads(Thread *all, unsigned count) {
  threads = all;
  num_threads = count;
  current = all;
  useProcessStack(__exception_stack_end);
  word(0xe000ed20) |= 0xffu << 16; // SHPR3: PendSV has the lowest priority
  word(0xe000e014) = 2500 - 1; // SysTick every 2500 cycles: 10 kHz at 25 MHz
  word(0xe000e018) = 0;
  word(0xe000e010) = 7; // processor clock, interrupt, on
}

static void begin(Thread *thread, void (*function)(Thread *)) {
  function(thread);
  endThread(0);
}

void trivet::prepareThread(Thread &thread, void (*function)(Thread *)) {
  uint32_t *sp = reinterpret_cast<uint32_t *>(
      (thread.stack + thread.stack_size) & ~uintptr_t(7));
  for (uint32_t *p = reinterpret_cast<uint32_t *>(thread.stack); p != sp; ++p)
    *p = 0x5aa55aa5;  // to see later how much was used
  *--sp = 0x01000000; // xPSR: Thumb
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(begin)) & ~1u;
  *--sp = 0; // lr
  *--sp = 0; // r12
  *--sp = 0; // r3
  *--sp = 0;
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(function));
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(&thread));
  for (int r = 11; r >= 4; --r)
    *--sp = 0;
  *--sp = 0xfffffffd; // return to thread mode, process stack, no FPU frame
  thread.sp = sp;
  thread.state = Thread::Ready;
}

void trivet::endThread(int status) {
  current->status = status;
  current->state = Thread::Ended;
  __asm__ volatile("" ::: "memory");
  ended = ended + 1;
  for (;;)
    requestSwitch();
}

void trivet::waitForThread() {
  while (!ended)
    requestSwitch();
  ended = ended - 1;
}
