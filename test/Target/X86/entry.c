// The binder of first calls keeps all in which a function finds arguments, also vector registers of 256 bits, from whoever
// looks for the function; and goes there with the stack as a call leaves it.
//
// REQUIRES: sysroot-x86_64, avx
// RUN: %clang --target=x86_64-linux-gnu -O1 -mavx %s %S/../../../lib/Target/X86/Entry.S -o %t && %t | FileCheck %s
// CHECK: 1 2 3 4 5 6 8 7 of stub 0, base 0
// CHECK: vectors 0, count 0, chain 0, stack 0
#include <asm/prctl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef double wide __attribute__((vector_size(32)));
static char table[4096];
uint64_t stub_wrong, base_wrong, count, chain;
struct { wide a, b, c, d, e, f, g, h; } before = {{1, 2, 3, 4}, {5}, {6}, {7}, {8}, {9}, {10}, {11, 12, 13, 14}}, after;
void stub(void), call(void);

__asm__("stub: call 1f\n"
        "int3\nint3\nint3\n"
        "1: jmp trivet_bind_lazy\n"
        "call: pushq %rbx\n"
        "movq $77, %r10\n"
        "movl $8, %eax\n"
        "movl $1, %edi\nmovl $2, %esi\nmovl $3, %edx\nmovl $4, %ecx\nmovl $5, %r8d\nmovl $6, %r9d\n"
        "pushq $7\npushq $8\n"
        ".irp n,0,1,2,3,4,5,6,7\nvmovapd before+32*\\n(%rip), %ymm\\n\n.endr\n"
        "call stub\n"
        "addq $16, %rsp\n"
        "popq %rbx\n"
        "ret\n"
        "found: movq %rax, count(%rip)\n"
        "movq %r10, chain(%rip)\n"
        ".irp n,0,1,2,3,4,5,6,7\nvmovapd %ymm\\n, after+32*\\n(%rip)\n.endr\n"
        "jmp function\n");
void found(void);

__attribute__((used)) void function(int a, int b, int c, int d, int e, int f, int g, int h) {
  printf("%d %d %d %d %d %d %d %d of stub %d, base %d\n", a, b, c, d, e, f, g, h, (int)stub_wrong, (int)base_wrong);
  int wrong = __builtin_memcmp(&before, &after, sizeof before);
  int stack = (uintptr_t)__builtin_frame_address(0) % 16;
  printf("vectors %d, count %d, chain %d, stack %d\n", wrong, (int)count - 8, (int)chain - 77, stack);
}

uintptr_t trivet_resolve_lazy(uintptr_t at, uintptr_t base) {
  stub_wrong = at - (uintptr_t)stub;
  base_wrong = base - 123;
  __asm__ volatile("vzeroall\nxorl %%eax, %%eax\n.irp n,8,9,10,11\nxorq %%r\\n, %%r\\n\n.endr\n"
                   "xorl %%edi, %%edi\nxorl %%esi, %%esi\nxorl %%edx, %%edx\nxorl %%ecx, %%ecx\n"
                   :
                   :
                   : "rax", "rdi", "rsi", "rdx", "rcx", "r8", "r9", "r10", "r11", "memory");
  return (uintptr_t)found;
}

int main(void) {
  syscall(SYS_arch_prctl, ARCH_SET_GS, table + 1024);
  *(uint64_t *)(table + 512) = 123;
  call();
}
