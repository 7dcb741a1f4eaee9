//===- threads.cpp - the switch between processes -------------------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Round robin, preempted by SysTick. r9 needs no care of its own: it is
// switched with the other callee-saved registers, so a process finds its SB
// again wherever it was stopped, in its own code or in a library's.
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

extern "C" {

/// The next thread's stack pointer. The supervisor's turn comes when somebody
/// has ended, or nobody else can run.
__attribute__((used)) uint32_t *trivet_switch(uint32_t *sp) {
  Thread *last = current;
  last->sp = sp;
  if (last != threads && last->state == Thread::Ready &&
      reinterpret_cast<uintptr_t>(sp) < last->stack) {
    report("overflow %d\n", int(last->index));
    last->status = 139;
    last->state = Thread::Ended;
    ++ended;
  }
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
  return current->sp;
}

/// r4-r11, the exception's return code, and the FPU's callee-saved registers
/// where they are in use.
__attribute__((naked)) void trivet_pendsv() {
  __asm__ volatile("mrs r0, psp\n"
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
