// The status is the first failing program's, in the order of the command.
//
// REQUIRES: qemu-arm, sysroot-thumbv7m
// RUN: thumbv7m-trivet-clang -O2 %s -o %t
// RUN: %trivet run %board %t 0 -- %t 0
// RUN: sh -c '%trivet run %board %t 0 -- %t 9 -- %t 4; echo $?' | FileCheck %s --check-prefix=NINE
// RUN: sh -c '%trivet run %board %t abort; echo $?' | FileCheck %s --check-prefix=ABORT
// RUN: sh -c '%trivet run %board %t.none 2>&1; echo $?' | FileCheck %s --check-prefix=NONE
// NINE: {{^}}9{{$}}
// ABORT: {{^}}134{{$}}
// NONE: trivet run: error: {{.*}}No such file
// NONE: {{^}}125{{$}}
#include <stdlib.h>
int main(int argc, char **argv) {
  if (argv[1][0] == 'a')
    abort();
  return atoi(argv[1]);
}
