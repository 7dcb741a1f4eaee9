// How a program of the host ends: status, abort, assertion, fault, full stack, exit in another thread. With
// two programs, each alone; threads have their own thread-local variables.
//
// REQUIRES: sysroot-x86_64
// RUN: x86_64-trivet-clang -O1 -w %s -o %t
// RUN: not %trivet run %t n >%t.out 2>&1; FileCheck %s --input-file=%t.out --check-prefix=FAULT
// RUN: sh -c "for a in - e a A _ q t f n o; do %trivet run --stack=1M %t \$a 2>/dev/null; echo \$a \$?; done" | FileCheck %s
// CHECK:      own 6, theirs 11
// CHECK-NEXT: at exit
// CHECK-NEXT: end of output- 3
// CHECK:      at exit
// CHECK-NEXT: e 4
// CHECK-NEXT: own
// CHECK-NEXT: a 134
// CHECK-NEXT: own
// CHECK-NEXT: A 134
// CHECK-NEXT: _ 5
// CHECK-NEXT: quick
// CHECK-NEXT: q 6
// CHECK-NEXT: own
// CHECK-NEXT: at exit
// CHECK-NEXT: t 9
// CHECK:      at exit
// CHECK:      f 12
// CHECK-NEXT: n 139
// CHECK-NEXT: o 139
// FAULT: trivet run: error: {{.*}}: fault: Segmentation fault at address 0x8
// RUN: not %trivet run --stack=1M %t o 2>&1 | FileCheck %s --check-prefix=OVERFLOW
// OVERFLOW: stack overflow: give it more with --stack
//
// RUN: sh -c "%trivet run %t a -- %t - -- %t e 2>&1; echo status \$?" | FileCheck %s --check-prefix=TWO
// TWO-DAG: #1: own 6, theirs 11
// TWO-DAG: #2: at exit
// TWO-DAG: #3: at exit
// TWO-DAG: #2: error 6
// TWO-DAG: {{^}}host-ends.c.tmp#2: end of output{{$}}
// TWO-NOT: {{^}}error
// TWO: status 134
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static __thread int local = 5;
static void *other(void *p) { return (void *)(long)(local += (long)p); }
static int deep(int n) {
  volatile char filling[1000];
  filling[0] = n;
  return n ? deep(n - 1) + filling[0] : 0;
}
static void at_exit(void) { puts("at exit"); }
static void end(void) { fflush(stdout), write(1, "end of ", 7), fputs("output", stdout); }
static void quick(void) { fputs("quick\n", stdout), fflush(stdout); }
int main(int argc, char **argv) {
  pthread_t thread;
  void *theirs;
  int status;
  local = 6;
  pthread_create(&thread, NULL, other, (void *)6);
  pthread_join(thread, &theirs);
  if (argv[1][0] == '-')
    atexit(end);
  atexit(at_exit);
  at_quick_exit(quick);
  if (argv[1][0] != 'q' && argv[1][0] != '_' && argv[1][0] != 'n' && argv[1][0] != 'o')
    printf("own %d, theirs %d\n", local, (int)(long)theirs);
  fprintf(stderr, "error %d\n", local);
  switch (argv[1][0]) {
  case 'e': exit(256 + 4);
  case 'a': abort();
  case 'A': assert(argc == 9);
  case '_': _Exit(5);
  case 'q': quick_exit(6);
  case 't':
    pthread_create(&thread, NULL, (void *(*)(void *))exit, (void *)9);
    pthread_join(thread, NULL);
  case 'f':
    fflush(stdout);
    if (!fork())
      exit(12);
    wait(&status);
    return WEXITSTATUS(status);
  case 'n': return *(volatile int *)8;
  case 'o': return deep(1 << 20);
  }
  return 3;
}
