// What cannot be on the host is refused: its objects other than through slots, its shared libraries,
// what only boards have; a failing loader leaves nothing behind.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && split-file %s %t
// RUN: x86_64-trivet-clang %t/fine.c -o %t/fine
// RUN: x86_64-trivet-clang %t/data.c -o %t/data && not %trivet run %t/data 2>&1 | FileCheck %s --check-prefix=DATA
// DATA: error: data: field out of range for symbol 'optind'
// RUN: not x86_64-trivet-clang %t/own.c -o %t/own 2>&1 | FileCheck %s --check-prefix=OWN
// OWN: error: own data lives in another module: optind
// RUN: not x86_64-trivet-clang %t/fine.c -L. -l:libc.so.6 -o %t/x 2>&1 | FileCheck %s --check-prefix=LIBRARY
// LIBRARY: libc.so.6: {{.*}}
// LIBRARY-NEXT: >>> only modules can be linked with, which Trivet has made; another system's shared libraries are none
// RUN: not %trivet run --machine=host --qemu-args=x %t/fine 2>&1 | FileCheck %s --check-prefix=OPTION
// RUN: not %trivet run --machine=host --text=far %t/fine 2>&1 | FileCheck %s --check-prefix=OPTION
// RUN: not %trivet run --machine=host --heap=1M %t/fine 2>&1 | FileCheck %s --check-prefix=OPTION
// OPTION: error: --{{[a-z-]+(=far)?}}: host is this computer, which has no such thing
// RUN: not %trivet run --machine=host %t/missing 2>&1 | FileCheck %s --check-prefix=MISSING
// MISSING: error: missing: module {{.*}}missing' not found
// RUN: sh -c "for n in 1 2 3; do %trivet run --fail-allocation=\$n %t/fine; echo \$?; done" 2>&1 | FileCheck %s --check-prefix=MEMORY
// MEMORY:      out of memory
// MEMORY-NEXT: 126
// MEMORY:      out of memory
// MEMORY-NEXT: 126
// MEMORY:      out of memory
// MEMORY-NEXT: 126
// RUN: %trivet run %t/fine
//
// The configuration file is enough.
// RUN: %clang --config=%build/share/trivet/x86_64.cfg %t/fine.c -o %t/plain && %trivet run %t/plain
//--- fine.c
#include <stdio.h>
int counter;
int main(void) { return fflush(stdout) + counter; }
//--- data.c
extern __attribute__((direct("firmware"))) int optind;
int main(void) { return optind; }
//--- own.c
int counter;
long address(void);
int main(void) { return address() != 0; }
__asm__(".text\naddress:\n leaq optind(%rax), %rax\n ret\n"
        ".section trivet.fix,\"awo\",@progbits,.text\n1: .long address - 1b, 3\n .quad optind\n");
