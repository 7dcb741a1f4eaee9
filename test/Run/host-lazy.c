// Functions that are bound at their first call, on this computer: threads of a process make it at the same time, and a
// signal's handler, which finds the thread in the loader.
//
// REQUIRES: sysroot-x86_64
// RUN: rm -rf %t && split-file %s %t
// RUN: x86_64-trivet-clang -O1 -shared -fPIC %t/lib.c -Wl,-soname,libl.so,-z,lazy -o %t/libl.so
// RUN: %trivet inspect %t/libl.so | FileCheck %s --check-prefix=LAZY
// LAZY: pending lazy symbol f1000
// RUN: x86_64-trivet-clang -O1 %t/app.c -L%t -ll -ldl -lpthread -o %t/app
// RUN: timeout 100 %trivet run %t/app threads | FileCheck %s --check-prefix=THREADS
// THREADS: 0 wrong
// RUN: timeout 100 %trivet run %t/app signals | FileCheck %s --check-prefix=SIGNALS
// SIGNALS: 100 signals, 0 wrong
//--- names.h
#define TEN(F, n) F(n##0) F(n##1) F(n##2) F(n##3) F(n##4) F(n##5) F(n##6) F(n##7) F(n##8) F(n##9)
#define ALL(F) TEN(F, 100) TEN(F, 101) TEN(F, 102) TEN(F, 103) TEN(F, 104) TEN(F, 105) TEN(F, 106) TEN(F, 107) TEN(F, 108) TEN(F, 109)
//--- lib.c
#include "names.h"
#define DECLARE(n) __attribute__((pending)) int f##n(int);
ALL(DECLARE)
#define CALL(n) case n: return f##n(1) != n + 1;
int call(int n) {
  switch (n) { ALL(CALL) }
  return 1;
}
//--- app.c
#include "names.h"
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#define DEFINE(n) int f##n(int add) { return n + add; }
ALL(DEFINE)
int call(int n);
static int wrong;
static volatile int signals;
static pthread_barrier_t barrier;
static void *work(void *unused) {
  for (int n = 1000; n < 1100; ++n) {
    pthread_barrier_wait(&barrier);
    if (call(n))
      __atomic_add_fetch(&wrong, 1, __ATOMIC_SEQ_CST);
  }
  return unused;
}
static void on_signal(int number) {
  if (signals < 100) {
    wrong += call(1000 + signals);
    ++signals;
  }
}
int main(int argc, char **argv) {
  if (argv[1][0] == 't') {
    pthread_t threads[4];
    pthread_barrier_init(&barrier, NULL, 4);
    for (int i = 0; i < 4; ++i)
      pthread_create(&threads[i], NULL, work, NULL);
    for (int i = 0; i < 4; ++i)
      pthread_join(threads[i], NULL);
    printf("%d wrong\n", wrong);
    return wrong != 0;
  }
  signal(SIGALRM, on_signal);
  struct itimerval often = {{0, 500}, {0, 500}};
  setitimer(ITIMER_REAL, &often, NULL);
  while (signals < 100)
    dlsym(RTLD_DEFAULT, "nobody");
  setitimer(ITIMER_REAL, &(struct itimerval){}, NULL);
  printf("%d signals, %d wrong\n", signals, wrong);
  return wrong != 0;
}
