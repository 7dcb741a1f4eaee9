// Standard input is the host's, standard output is flushed at exit, and the
// exit status comes back.
//
// RUN: %target-trivet-clang -O2 %s -o %t
// RUN: not %trivet run %t one "two words" < %s > %t.out
// RUN: FileCheck %s --input-file=%t.out
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv) {
  char line[100];
  fgets(line, sizeof line, stdin);
  // CHECK: Standard input is the host's
  // CHECK: 3 [two words] 1.500
  printf("%s%d [%s] %.3f", line, argc, argv[2], argc / 2.0);
  exit(5);
}
