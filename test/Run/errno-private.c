// errno is a datum of libc, which the program reads directly and the firmware
// sets: each process has its own.
//
// RUN: %target-trivet-clang -Os %s -o %t
// RUN: %trivet run %t %t.missing -- %t %s > %t.out
// RUN: FileCheck %s --input-file=%t.out --check-prefix=MISSING
// RUN: FileCheck %s --input-file=%t.out --check-prefix=THERE
#include <errno.h>
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv) {
  for (int i = 0; i < 50; ++i) {
    FILE *f = fopen(argv[1], "r");
    if (f)
      fclose(f);
  }
  // MISSING-DAG: missing: errno 2
  // THERE-DAG: errno-private.c: errno 0
  printf("%s: errno %d\n", argv[1], errno);
}
