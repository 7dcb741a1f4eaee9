// A board may run modules of several targets; each finds the libraries of its own, with no -L. (In an
// installation made up for this: the tool, the boards, and two libraries of one name.)
//
// REQUIRES: qemu-arm
// RUN: rm -rf %t && split-file %s %t && mkdir -p %t/bin %t/sysroot/thumbv6m/lib %t/sysroot/thumbv7m/lib
// RUN: cp %build/bin/trivet %t/bin && ln -s %build/share %t/share
// DEFINE: %{flags} = --no-sysroot-imports -nostdlib -O1
// DEFINE: %{library} = %{flags} -fPIC -shared -Wl,-soname,libt.so %t/lib.c
// RUN: thumbv6m-trivet-clang %{library} -DANSWER=6 -o %t/sysroot/thumbv6m/lib/libt.so
// RUN: thumbv7m-trivet-clang %{library} -DANSWER=7 -o %t/sysroot/thumbv7m/lib/libt.so
// RUN: thumbv6m-trivet-clang %{flags} -Wl,-e,main %t/app.c %t/sysroot/thumbv6m/lib/libt.so -o %t/v6
// RUN: thumbv7m-trivet-clang %{flags} -Wl,-e,main %t/app.c %t/sysroot/thumbv7m/lib/libt.so -o %t/v7
// RUN: %t/bin/trivet run %board %t/v6 6
// RUN: %t/bin/trivet run %board %t/v7 7
// RUN: %t/bin/trivet run --machine=microbit %t/v6 6
// It exports to all of them what their maps say.
// RUN: %trivet imports %build/share/trivet/mps2-an385/firmware.elf | diff - %build/share/trivet/thumbv6m/firmware.imports
// -L comes first.
// RUN: %t/bin/trivet run %board -L %t/sysroot/thumbv7m/lib %t/v6 7
//--- lib.c
int answer(void) { return ANSWER; }
//--- app.c
int answer(void);
int main(int argc, char **argv) { return answer() != argv[1][0] - '0'; }
