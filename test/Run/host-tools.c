// The host's debugging tools see programs as they are: valgrind runs them (the static base is where it looks, too),
// gdb stops in them.
//
// REQUIRES: sysroot-x86_64, gdb, valgrind
// RUN: x86_64-trivet-clang -g -O1 %s -o %t
// RUN: valgrind -q --error-exitcode=9 %build/share/trivet/host/firmware.elf %t fine 2>&1 | FileCheck %s
// CHECK-NOT: ==
// CHECK: 7 fine
// RUN: not valgrind -q --error-exitcode=9 %build/share/trivet/host/firmware.elf %t 2>&1 | FileCheck %s --check-prefix=MEMORY
// MEMORY: Invalid write of size 1
// RUN: gdb -batch -ex run -ex "x/i \$pc" -ex "info registers gs_base" --args %build/share/trivet/host/firmware.elf %t fault 2>&1 | FileCheck %s --check-prefix=GDB
// GDB: received signal SIGSEGV
// GDB: => 0x{{[0-7][0-9a-f]+}}: movl
// GDB: gs_base 0x{{[0-7][0-9a-f]+}}
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static int counter = 6;
int main(int argc, char **argv) {
  char *memory = malloc(5);
  strcpy(memory, "fine");
  if (argc == 1)
    *(volatile char *)(memory + 5) = 0;
  else if (strcmp(argv[1], memory))
    *(volatile int *)8 = 1;
  ++counter;
  printf("%d %s\n", counter, memory);
  free(memory);
  return 0;
}
