/*===- start.c - the least a static program needs on a board --------------===//
 *
 * Part of Trivet, under the Apache License v2.0 with LLVM Exceptions.
 * SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The static programs are the floor that modules are measured against: the same
 * sources and the same compiler, linked the ordinary way, alone on the machine.
 * All they need is a vector table or an entry, memory set up as layout*.ld says, and the few
 * system calls that picolibc leaves to the system and a module gets from the
 * firmware: memory, output and exit, the latter two by semihosting.
 *===----------------------------------------------------------------------===*/
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/types.h>
#include <unistd.h>

extern char data_start[], data_end[], data_image[], bss_start[], bss_end[];
extern char heap_start[], heap_end[], stack_top[];
extern void (*const init_array_start[])(void), (*const init_array_end[])(void);

int main(int argc, char **argv);

static int semihost(int operation, const void *argument) {
#ifdef __riscv
  register int a0 __asm__("a0") = operation;
  register const void *a1 __asm__("a1") = argument;
  __asm__ volatile(".option push\n\t.option norvc\n\t.balign 16\n\t"
                   "slli zero, zero, 0x1f\n\tebreak\n\tsrai zero, zero, 7\n\t"
                   ".option pop"
                   : "+r"(a0)
                   : "r"(a1)
                   : "memory");
  return a0;
#else
  register int r0 __asm__("r0") = operation;
  register const void *r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
#endif
}

void *sbrk(ptrdiff_t size) {
  static char *top = heap_start;
  char *old = top;
  if (size > heap_end - top || size < heap_start - top) {
    errno = ENOMEM;
    return (void *)-1;
  }
  top += size;
  return old;
}

ssize_t write(int fd, const void *buffer, size_t size) {
  for (size_t i = 0; i < size; ++i)
    semihost(0x03 /* SYS_WRITEC */, (const char *)buffer + i);
  return (ssize_t)size;
}

ssize_t read(int fd, void *buffer, size_t size) { return 0; }
off_t lseek(int fd, off_t offset, int whence) { return -1; }
int close(int fd) { return 0; }
int open(const char *name, int flags, ...) { return -1; }
int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  return -1;
}
clock_t times(struct tms *buffer) { return (clock_t)-1; }

__attribute__((noreturn)) void _exit(int status) {
  const unsigned long block[2] = {0x20026 /* ADP_Stopped_ApplicationExit */,
                                  (unsigned)status};
  for (;;)
    semihost(0x20 /* SYS_EXIT_EXTENDED */, block);
}

__attribute__((noreturn, used)) static void fault(void) { _exit(127); }

__attribute__((noreturn, used)) static void start(void) {
#ifdef __ARM_FP
  *(volatile unsigned *)0xe000ed88 |= 0xf << 20; /* CPACR: FPU on */
  __asm__ volatile("dsb\n\tisb" ::: "memory");
#endif
  memcpy(data_start, data_image, (size_t)(data_end - data_start));
  memset(bss_start, 0, (size_t)(bss_end - bss_start));
  for (void (*const *f)(void) = init_array_start; f != init_array_end; ++f)
    (*f)();
  static char *argv[] = {"program", NULL};
  exit(main(1, argv));
}

#ifdef __riscv
/* Where the emulator begins: at the first byte. */
__attribute__((section(".vectors"), naked, used)) static void enter(void) {
  __asm__ volatile(".option push\n\t.option norelax\n\t"
                   "la gp, __global_pointer$\n\t.option pop\n\t"
                   "la sp, stack_top\n\t"
                   "la t0, fault\n\tcsrw mtvec, t0\n\t"
                   "j start");
}
#else
__attribute__((section(".vectors"),
               used)) static const void *const vectors[16] = {
    stack_top,     (void *)start, (void *)fault, (void *)fault,
    (void *)fault, (void *)fault, (void *)fault};
#endif
