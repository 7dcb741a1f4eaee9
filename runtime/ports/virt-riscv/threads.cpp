//===- threads.cpp - the switch between processes, RISC-V -----------------===//
//
// Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Preempted by the machine timer. mscratch points at the context of whoever
// runs; a trap stores all registers there, needs no stack of the thread's, and
// goes on with a stack of its own. gp is a register like the others: the
// firmware uses it for nothing, so a process finds its SB again wherever it was
// stopped.
//
// The guard below a stack is an entry of the PMP (Privileged
// Architecture, 3.7). Machine mode obeys locked entries only, and those stay
// until reset, which suits a board that runs one bundle: all guards are always
// in force. There are 16; from the 17th process on, an overflow is only seen at
// the next switch.
//
//===----------------------------------------------------------------------===//
#include "board.h"
#include "semihost.h"

using namespace trivet;

#if __riscv_xlen == 64
#define WORD "8"
#define STORE "sd "
#define LOAD "ld "
#else
#define WORD "4"
#define STORE "sw "
#define LOAD "lw "
#endif
/// All but x0 and x5, one of them per line.
#define EACH_REGISTER(line)                                                    \
  ".irp r,1,2,3,4,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,"    \
  "26,27,28,29,30,31\n" line "\n.endr\n"

/// CLINT of QEMU's virt. 10 MHz; a switch every 100 us, as on the other boards.
static void restartTimer() {
  constexpr uint32_t Period = 1000;
  auto *compare = reinterpret_cast<volatile uint32_t *>(0x2004000);
  auto *time = reinterpret_cast<volatile uint32_t *>(0x200bff8);
  uint32_t high, low;
  do {
    high = time[1];
    low = time[0];
  } while (high != time[1]);
  low += Period;
  compare[1] = ~0u; // not yet, whatever the lower half
  compare[0] = low;
  compare[1] = high + (low < Period);
}

extern "C" {

/// mscratch before there are threads, and while a trap is answered: what traps
/// then is the firmware.
__attribute__((used)) Context trivet_no_thread;

[[noreturn]] static void fault(Context &c, uintptr_t cause, uintptr_t address) {
  report("fault %d pc %x lr %x cause %x address %x\n",
         current ? int(current->index) : -1, c.pc(), c.ra(), cause, address);
  semihost::exit(139); // what a shell says of SIGSEGV
}

/// mcause and mtval; the context of whose turn it is now.
__attribute__((used)) Context *trivet_trap(Context *c, uintptr_t cause,
                                           uintptr_t address) {
  constexpr uintptr_t Interrupt = ~(~uintptr_t(0) >> 1);
  enum : uintptr_t {
    LoadFault = 5,
    StoreFault = 7,
    Call = 11, // ecall of requestSwitch
    Timer = Interrupt | 7
  };
  if (c == &trivet_no_thread)
    fault(*c, cause, address);
  if (cause == Timer) {
    restartTimer();
    tick();
  } else if (cause == Call)
    c->pc() += 4;
  else if ((cause == LoadFault || cause == StoreFault) && inGuard(address))
    endOverflown();
  else
    fault(*c, cause, address);
  return &nextThread(c->sp()).context;
}

__attribute__((naked, used, aligned(4))) void trivet_trap_entry() {
  __asm__ volatile("csrrw t0, mscratch, t0\n" EACH_REGISTER(
      STORE
      "x\\r, \\r*" WORD
      "(t0)") "csrr t1, mscratch\n" STORE "t1, 5*" WORD "(t0)\n"
              "csrr t1, mepc\n" STORE "t1, 0(t0)\n"
              "la t1, trivet_no_thread\n"
              "csrw mscratch, t1\n"
              "mv a0, t0\n"
              "csrr a1, mcause\n"
              "csrr a2, mtval\n"
              "la sp, __exception_stack_end\n"
              "call trivet_trap\n"
              "csrw mscratch, a0\n"
              "mv t0, a0\n" LOAD "t1, 0(t0)\n"
              "csrw mepc, t1\n" EACH_REGISTER(LOAD "x\\r, \\r*" WORD "(t0)")
                       LOAD "t0, 5*" WORD "(t0)\n"
                            "mret\n");
}

} // extern "C"

void trivet::requestSwitch() { __asm__ volatile("ecall" ::: "memory"); }

bool trivet::inHandler() {
  Context *interrupted;
  __asm__ volatile("csrr %0, mscratch" : "=r"(interrupted));
  return interrupted == &trivet_no_thread;
}

/// Locks what is left of the access to a piece of memory, a power of two at a
/// multiple of itself, in PMP entry n.
template <unsigned n>
static void lock(uintptr_t at, uintptr_t size, uintptr_t access) {
  // Below the address, ones for the size.
  __asm__ volatile("csrw %0, %1"
                   :
                   : "i"(0x3b0 + n), "r"(at >> 2 | (size / 8 - 1)));
  constexpr unsigned PerRegister = sizeof(uintptr_t);
  constexpr uintptr_t Locked = 0x80, Aligned = 0x18;
  __asm__ volatile("csrs %0, %1"
                   :
                   : "i"(0x3a0 + n / PerRegister * PerRegister / 4),
                     "r"((Locked | Aligned | access) << 8 * (n % PerRegister)));
}

/// The last entry is the image's, if there is one.
constexpr unsigned FlashEntry = 15;
static bool flash_locked;

/// Locks the guard of one thread; 'n' is a number in the instruction.
template <unsigned n>
static void lockGuards(Process *processes, unsigned count) {
  if constexpr (n < 16) {
    if (n < count && !(n == FlashEntry && flash_locked))
      lock<n>(processes[n].stack - StackGuard, StackGuard, 0);
    lockGuards<n + 1>(processes, count);
  }
}

void trivet::protectFlash(const char *start, const char *end) {
  flash_locked = true;
  lock<FlashEntry>(reinterpret_cast<uintptr_t>(start), uintptr_t(end - start),
                   5); // read, execute
}

void trivet::startSwitching(Process *processes, unsigned count) {
  lockGuards<0>(processes + 1, count - 1);
  restartTimer();
  __asm__ volatile("csrw mscratch, %0\n"
                   "csrs mie, %1\n"
                   "csrsi mstatus, 8\n" // MIE
                   :
                   : "r"(&processes[0].context), "r"(uintptr_t(1) << 7)
                   : "memory");
}

void trivet::prepareContext(Thread &thread, uintptr_t sp,
                            void (*entry)(Thread *, void (*)(Thread *)),
                            void (*function)(Thread *)) {
  Context &c = thread.context;
  c.pc() = reinterpret_cast<uintptr_t>(entry);
  c.registers[2] = sp;
  c.registers[10] = reinterpret_cast<uintptr_t>(&thread);
  c.registers[11] = reinterpret_cast<uintptr_t>(function);
}
