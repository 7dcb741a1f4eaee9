// What a program wrote comes in the order in which it was written, and before what ended the
// machine, however late `trivet run` is: here it is stopped until the emulator has done everything.
//
// REQUIRES: qemu-arm
// RUN: rm -rf %t && split-file %s %t && chmod +x %t/qemu-system-arm
// RUN: thumbv6m-trivet-clang --no-sysroot-imports -nostdlib -Wl,-e,main %t/app.c -o %t/app
// RUN: sh -c 'PATH=%t:$PATH not %trivet run --machine=microbit %t/app 2>&1' | FileCheck %s
// CHECK: 1 out
// CHECK-NEXT: 2 error
// CHECK-NEXT: 3 out
// CHECK-NEXT: trivet run: error: app: fault
// RUN: sh -c 'PATH=%t:$PATH not %trivet run --machine=microbit %t/app 2>%t/errors' | FileCheck %s --check-prefix=OUT
// RUN: FileCheck %s --check-prefix=ERRORS <%t/errors
// OUT: 1 out
// OUT-NEXT: 3 out
// OUT-NOT: {{.}}
// ERRORS: 2 error
// ERRORS-NEXT: trivet run: error: app: fault
//--- app.c
long write(int, const void *, unsigned);
int main(void) {
  write(1, "1 out\n", 6);
  write(2, "2 error\n", 8);
  write(1, "3 out\n", 6);
  __builtin_trap();
}
//--- qemu-system-arm
#!/bin/sh
kill -STOP $PPID
PATH=${PATH#*:} qemu-system-arm "$@"
status=$?
kill -CONT $PPID
exit $status
