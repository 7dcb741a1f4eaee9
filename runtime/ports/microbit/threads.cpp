//===- threads.cpp - the switch between processes, Armv6-M ----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Preempted by TIMER0 (the nRF51 has no SysTick, though QEMU's has), switched
// by PendSV. push and pop know low registers only: r4-r11 go over the main
// stack into the thread's context. r9, SB, is one of them.
//
// Nothing guards the end of a stack. An overflow is seen at the next switch, by
// the stack pointer or, if it has come back, by the stack's last words, and
// then may have spoilt anything: the machine ends, as after a fault.
//
//===----------------------------------------------------------------------===//
#include "board.h"
#include "semihost.h"

using namespace trivet;

static volatile uint32_t &word(uintptr_t address) {
  return *reinterpret_cast<volatile uint32_t *>(address);
}

/// Flash is written through a controller only, which nobody uses.
void trivet::protectFlash(const char *, const char *) {}

void trivet::requestSwitch() {
  word(0xe000ed04) = 1u << 28; // ICSR.PENDSVSET
  __asm__ volatile("dsb\n isb" ::: "memory");
}

bool trivet::inHandler() {
  uint32_t exception;
  __asm__ volatile("mrs %0, ipsr" : "=r"(exception));
  return exception;
}

namespace {
constexpr uintptr_t Timer = 0x40008000; // nRF51 Reference Manual, 18
enum : uintptr_t {
  Start = Timer,
  Compared = Timer + 0x140, // events; channel 0
  Shorts = Timer + 0x200,
  EnableInterrupt = Timer + 0x304,
  BitMode = Timer + 0x508,
  Prescaler = Timer + 0x510,
  Compare = Timer + 0x540,
};
constexpr unsigned Interrupt = 8;
} // namespace

static bool hasOverflown(const Thread &thread, uintptr_t sp) {
  if (!thread.stack)
    return false; // the supervisor
  const uint32_t *end = reinterpret_cast<const uint32_t *>(thread.stack);
  for (int i = 0; i < 4; ++i)
    if (end[i] != StackFill)
      return true;
  return sp < thread.stack;
}

extern "C" {

/// The next thread's stack pointer; 'registers', on the main stack, are r8-r11,
/// r4-r7: the running thread's, then the next one's.
__attribute__((used)) uint32_t *trivet_switch(uint32_t *sp,
                                              uint32_t *registers) {
  uintptr_t pushed = reinterpret_cast<uintptr_t>(sp);
  Thread &last = *current;
  if (hasOverflown(last, pushed)) {
    reportOverflow(last);
    semihost::exit(139);
  }
  Thread &next = nextThread(pushed);
  if (&next != &last) {
    last.context.sp = sp;
    for (int i = 0; i < 8; ++i) {
      last.context.registers[i] = registers[i];
      registers[i] = next.context.registers[i];
    }
    sp = next.context.sp;
  }
  return sp;
}

__attribute__((naked)) void trivet_pendsv() {
  __asm__ volatile("push {r4-r7, lr}\n"
                   "mov r4, r8\n"
                   "mov r5, r9\n"
                   "mov r6, r10\n"
                   "mov r7, r11\n"
                   "push {r4-r7}\n"
                   "mrs r0, psp\n"
                   "mov r1, sp\n"
                   "sub sp, #4\n" // together a multiple of 8
                   "bl trivet_switch\n"
                   "add sp, #4\n"
                   "msr psp, r0\n"
                   "pop {r4-r7}\n"
                   "mov r8, r4\n"
                   "mov r9, r5\n"
                   "mov r10, r6\n"
                   "mov r11, r7\n"
                   "pop {r4-r7, pc}\n");
}

void trivet_timer() {
  word(Compared) = 0;
  tick();
  word(0xe000ed04) = 1u << 28;
}

/// As on the mps2 boards: the supervisor becomes a thread, with the process
/// stack pointer where the main one was, and the main stack begins anew for
/// exceptions.
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
  word(BitMode) = 0;               // 16 bits
  word(Prescaler) = 4;             // 1 MHz of 16
  word(Compare) = 100;             // 10 kHz
  word(Shorts) = 1;                // and from 0 again
  word(EnableInterrupt) = 1u << 16;
  word(0xe000e100) = 1u << Interrupt; // NVIC_ISER
  word(Start) = 1;
}

void trivet::prepareContext(Thread &thread, uintptr_t top,
                            void (*entry)(Thread *, void (*)(Thread *)),
                            void (*function)(Thread *)) {
  uint32_t *sp = reinterpret_cast<uint32_t *>(top);
  *--sp = 0x01000000; // xPSR: Thumb
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(entry)) & ~1u;
  for (int i = 0; i < 4; ++i)
    *--sp = 0; // lr, r12, r3, r2
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(function));
  *--sp = uint32_t(reinterpret_cast<uintptr_t>(&thread));
  thread.context.sp = sp;
}
