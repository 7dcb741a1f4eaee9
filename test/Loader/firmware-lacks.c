// A program linked for a firmware that has more is refused by name.
//
// REQUIRES: qemu-arm
// RUN: rm -rf %t && split-file %s %t
// RUN: thumbv7m-trivet-clang -O2 -ffreestanding -nostdlib %t/main.c -Wl,--trivet-firmware=%t/map -o %t/main
// RUN: not %trivet run %board %t/main 2>&1 | FileCheck %s --implicit-check-not=leak
// CHECK: trivet run: error: main: symbol 'teleport' not found

//--- map
module firmware
direct function teleport
//--- main.c
__attribute__((direct("firmware"))) int teleport(void);
int _start(int argc, char **argv, char **envp) { return teleport(); }
