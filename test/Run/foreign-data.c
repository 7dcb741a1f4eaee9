// Data of libc that ported code simply names: environ, errno, stdout.
//
// REQUIRES: board
// RUN: %target-trivet-clang -O1 %s -o %t && %trivet run %t | FileCheck %s
// RUN: %target-trivet-clang -O1 -fPIC -shared %s -Wl,-soname,x.so -o %t.so
// RUN: %trivet inspect %t.so | FileCheck %s --check-prefix=INSPECT
// INSPECT-DAG: direct object environ
// INSPECT-DAG: direct object stdout
#include <stdio.h>
#include <unistd.h>
extern char **environ;
int main(void) {
  FILE *const *out = &stdout;
  // CHECK: written through stdout, environ is there
  fprintf(*out, "written through stdout, environ is %s\n", environ ? "there" : "null");
  return 0;
}
